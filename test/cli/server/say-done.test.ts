import { expect, test } from 'vitest';
import { sayDone } from '../../../src/cli/server/say-done.ts';
import { createTerminal } from '../../../src/cli/terminal.ts';
import type { SendReport } from '../../../src/delivery/send/send-issue.ts';
import type { Done } from '../../../src/jobs/do-work.ts';

const report = (status: SendReport['status'], reason: string | null = null) =>
  ({ status, reason }) as SendReport;
const hold = { kind: 'hold', issueId: 'morning/2026-11-23', reason: 'thin' } as const;
const tidy = { kind: 'tidy' } as const;
const send = { kind: 'deliver', issueId: 'morning/2026-11-23' } as const;

test.for([
  ['✓', { work: tidy, failed: false }],
  ['✗', { work: tidy, failed: true }],
  ['!', { work: hold, failed: false }],
  ['✗', { work: hold, failed: true }],
  ['✓', { work: send, failed: false, report: report('finished') }],
  ['✓', { work: send, failed: false, report: report('waiting') }],
  ['!', { work: send, failed: false, report: report('waiting', 'the mail server is away') }],
  ['!', { work: send, failed: false, report: report('finished_with_failures') }],
] as [string, Omit<Done, 'said'>][])('%s before %j', ([mark, done]) => {
  let written = '';
  const stream = {
    write: (text: string) => {
      written += text;
      return true;
    },
  } as unknown as NodeJS.WriteStream;
  sayDone(createTerminal({ stdout: stream, stderr: stream }), { ...done, said: 'so it went' });
  expect(written).toBe(`${mark} so it went\n`);
});
