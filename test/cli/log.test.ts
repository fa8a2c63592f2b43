import { expect, test } from 'vitest';
import { startNewsroom } from '../support/newsroom-here.ts';
import { runTwofold } from '../support/run-twofold.ts';

/** A mailbox that nobody keeps: reading it is work that fails for an operator to put right. */
const troubled = {
  BOUNCE_ADDRESS: 'bounces@brinmouth.example',
  BOUNCE_MAILBOX: 'imap://ann:word@127.0.0.1:1?tls=none',
  LOG_LEVEL: 'warn',
};

test('as text, a line of the log is read by people, and a mistake of the operator’s has no stack', async () => {
  await using here = await startNewsroom();
  const { code, stderr } = await runTwofold(['run'], { ...here.env, ...troubled, LOG_FORMAT: 'text' });
  expect([code, stderr]).toEqual([1, expect.stringMatching(/^✗ collect: The bounce mailbox/m)]);
  expect(stderr).toMatch(
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ WARN work failed work\.kind=collect error="The bounce/m,
  );
  expect(stderr).not.toMatch(/^\{|^\s+at /m);
});

test('where no terminal is, each line is JSON', async () => {
  await using here = await startNewsroom();
  const { stderr } = await runTwofold(['run'], { ...here.env, ...troubled });
  const line = stderr.split('\n').find((each) => each.includes('work failed')) ?? '';
  const { msg, err } = JSON.parse(line) as { msg: string; err: { message: string; stack?: string } };
  expect([msg, err.message, err.stack]).toEqual([
    'work failed',
    expect.stringContaining('The bounce mailbox on'),
    undefined,
  ]);
});
