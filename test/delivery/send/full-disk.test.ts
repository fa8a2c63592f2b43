import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ISSUE } from '../../support/newsroom-database.ts';
import { startSmtpDouble } from '../../support/smtp-double.ts';
import { frozenIssue } from '../newsroom.ts';

const run = promisify(execFile);
const CHILD = join(import.meta.dirname, 'full-disk-child.ts');

test.for([
  { when: 'before a commit mark', edge: 'before_mark', sent: 2 },
  { when: 'before a 250 is recorded', edge: 'replied', sent: 3 },
])('the disk is full $when: nothing more is sent, and what is not known is in doubt', async (row) => {
  await using newsroom = await frozenIssue(7);
  await using server = await startSmtpDouble();
  const { stdout } = await run(process.execPath, [CHILD, newsroom.file, String(server.port), row.edge]);
  expect(stdout).toMatch(/The ledger cannot be written/);
  const heard = server.accepted.map((mail) => mail.messageId);
  expect(heard).toHaveLength(row.sent);
  const report = await newsroom.send(server.port);
  const doubts = await newsroom.ledger.list(ISSUE, 'in_doubt', 9);
  // Only what the server took and could not be written down; never what its mark could not be written for.
  expect(doubts.length).toBeLessThanOrEqual(1);
  if (row.edge === 'replied') expect(doubts).toHaveLength(1);
  for (const { messageId } of doubts) expect(heard).toContain(messageId);
  expect(report.counts).toMatchObject({ accepted: 7 - doubts.length, in_doubt: doubts.length });
  expect(report.status).toBe(doubts.length === 0 ? 'finished' : 'finished_with_failures');
  expect(new Set(server.accepted.map((mail) => mail.messageId)).size).toBe(7);
  expect(server.accepted).toHaveLength(7);
});
