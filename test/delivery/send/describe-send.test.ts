import { expect, test } from 'vitest';
import { describeSend } from '../../../src/delivery/send/describe-send.ts';
import { ISSUE } from '../../support/newsroom-database.ts';
import { startSmtpDouble } from '../../support/smtp-double.ts';
import { frozenIssue } from '../newsroom.ts';

test('what another process has in hand is said to be sent there, and where to watch it', async () => {
  await using server = await startSmtpDouble();
  await using newsroom = await frozenIssue(5);
  await newsroom.ledger.claim({ issueId: ISSUE, worker: 'elsewhere', limit: 2, leaseMs: 600_000 });
  const report = await newsroom.send(server.port);
  expect(report.status).toBe('waiting');
  expect(describeSend(ISSUE, report, 'UTC')).toBe(
    `${ISSUE}: another process is sending it, 2 claimed, 3 accepted; “twofold status ${ISSUE}” says how far it is`,
  );
});

test('what a server put off waits until its next attempt is due', async () => {
  await using server = await startSmtpDouble(({ verb }) => (verb === 'RCPT' ? '450 4.2.1 later' : undefined));
  await using newsroom = await frozenIssue(1);
  const report = await newsroom.send(server.port);
  expect(describeSend(ISSUE, report, 'UTC')).toMatch(/: waiting until .+ UTC, 1 deferred/);
});
