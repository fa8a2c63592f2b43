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

/** Of a journal, every line: one that is not JSON throws. */
const linesOf = (stderr: string) =>
  stderr
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { level: number; msg: string; err?: Error; hint?: string });

test('where no terminal is, each line of “run” is JSON', async () => {
  await using here = await startNewsroom();
  const { code, stderr } = await runTwofold(['run'], { ...here.env, ...troubled, LOG_FORMAT: '' });
  const lines = linesOf(stderr);
  expect(lines.find(({ msg }) => msg === 'work failed')?.err).toMatchObject({
    message: expect.stringContaining('The bounce mailbox on'),
  });
  expect(lines.find(({ msg }) => msg.startsWith('collect: The bounce mailbox'))?.level).toBe(50);
  expect(lines.find(({ err }) => err?.stack)).toBeUndefined();
  expect(code).toBe(1);
});

test('so is all that a server says, to those who ask for it', async () => {
  await using here = await startNewsroom();
  const env = { ...here.env, LOG_FORMAT: '', DESK_EDITORS: '', METRICS_TOKN: 'x' };
  const running = startTwofold(['serve'], { ...env, LOG_LEVEL: 'info' });
  await running.said(/archive/);
  running.child.kill('SIGTERM');
  const lines = linesOf((await running.done).stderr);
  expect(lines.map(({ msg }) => msg)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^METRICS_TOKN is set, /),
      expect.stringMatching(/^pages https:\/\/\S+$/),
      'Stopping; what is under way is finished first.',
    ]),
  );
  expect(lines.find(({ msg }) => msg.startsWith('Nobody can sign in at the desk'))?.level).toBe(40);
});

test('a server whose log is for warnings has no banner', async () => {
  await using here = await startNewsroom();
  const env = { ...here.env, LOG_FORMAT: '', LOG_LEVEL: 'warn', DESK_EDITORS: '' };
  const running = startTwofold(['start'], env);
  await running.said(/Nobody can sign in/);
  running.child.kill('SIGTERM');
  const { code, stderr } = await running.done;
  expect(linesOf(stderr).filter(({ level }) => level < 40)).toEqual([]);
  expect(code).toBe(0);
});

test('what a command says to people, its log among it, is text wherever it goes', async () => {
  await using here = await startNewsroom();
  const { stderr } = await runTwofold(['subscribers', 'list'], {
    ...here.env,
    LOG_FORMAT: '',
    LOG_LEVEL: 'warn',
  });
  expect(stderr).toMatch(/WARN nothing was in the database/);
  expect(stderr).not.toContain('{');
});

test('what keeps a server from starting is JSON, too, and what another command says is not', async () => {
  await using here = await startNewsroom();
  const wrong = { ...here.env, LOG_FORMAT: '', DESK_EDITORS: 'ann' };
  const served = await runTwofold(['serve'], wrong);
  expect(linesOf(served.stderr)).toEqual([
    expect.objectContaining({
      level: 50,
      msg: 'DESK_EDITORS holds “ann”, which is not an address.',
      hint: 'Separate addresses with commas.',
    }),
  ]);
  expect(served.code).toBe(2);
  expect((await runTwofold(['status'], wrong)).stderr).toMatch(/^error: DESK_EDITORS holds .*\n hint: /);
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
