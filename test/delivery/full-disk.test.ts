import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { systemClock } from '../../src/lib/clock.ts';
import { startSmtpDouble } from '../support/smtp-double.ts';
import { frozenIssue } from './newsroom.ts';

const run = promisify(execFile);
const CHILD = join(import.meta.dirname, 'full-disk-child.ts');

test.for([
  { when: 'before a commit mark', edge: 'before_mark', sent: 2, inDoubt: 0 },
  { when: 'before a 250 is recorded', edge: 'replied', sent: 3, inDoubt: 1 },
])('the disk is full $when: nothing more is sent, and what is not known is in doubt', async (row) => {
  await using newsroom = await frozenIssue(7);
  await using server = await startSmtpDouble();
  const { stdout } = await run(process.execPath, [CHILD, newsroom.file, String(server.port), row.edge]);
  expect(stdout).toMatch(/The ledger cannot be written/);
  expect(server.accepted).toHaveLength(row.sent);
  const report = await newsroom.send(server.port, { clock: systemClock });
  expect(report.counts).toMatchObject({ accepted: 7 - row.inDoubt, in_doubt: row.inDoubt });
  expect(report.status).toBe(row.inDoubt === 0 ? 'finished' : 'finished_with_failures');
  expect(new Set(server.accepted.map((mail) => mail.messageId)).size).toBe(7);
  expect(server.accepted).toHaveLength(7);
});
