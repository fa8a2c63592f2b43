import { expect, test } from 'vitest';
import { startNewsroom } from '../support/newsroom-here.ts';
import { runTwofold, startTwofold } from '../support/run-twofold.ts';

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

test('what a mail server says of its own full disk is not taken for ours', async () => {
  await using here = await startNewsroom({}, ({ verb }) =>
    verb === 'RCPT' ? '452 4.2.2 Disk quota exceeded: no space left on device' : undefined,
  );
  const running = startTwofold(['serve'], { ...here.env, BASE_URL: '', LOG_FORMAT: 'text' });
  const pages = await running.said(/pages\s+(http:\S+)/);
  const body = new URLSearchParams({ address: 'ada@mail.example', edition: 'morning' });
  await fetch(`${pages}sign-up`, { method: 'POST', body });
  const logged = await running.said(/.*confirmation not sent.*/);
  running.child.kill('SIGTERM');
  await running.done;
  expect(logged).toMatch(/error="the confirmation was not accepted: .*no space left/);
  expect(logged).not.toContain('hint=');
});
