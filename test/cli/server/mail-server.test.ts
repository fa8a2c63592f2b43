import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  DRAFT_TIME,
  ISSUE_ID,
  type NewsroomHere,
  readersMailed,
  SEND_TIME,
  startNewsroom,
} from '../../support/newsroom-here.ts';
import { type Behaviour, startSmtpDouble } from '../../support/smtp-double.ts';

const MINUTE = 60_000;
const READERS = ['ada@mail.example', 'ben@mail.example', 'cleo@mail.example'];

/** An approved issue and three readers. */
async function readyToSend(behave?: Behaviour): Promise<NewsroomHere> {
  const here = await startNewsroom({}, behave);
  for (const reader of READERS) await here.run(['subscribers', 'add', reader]);
  here.clock.at = DRAFT_TIME;
  await here.run(['poll']);
  await here.run(['compose', 'morning']);
  await here.run(['approve', 'morning']);
  here.clock.at = SEND_TIME;
  return here;
}

async function countsOf(here: NewsroomHere) {
  const { stdout } = await here.run(['status', ISSUE_ID, '--json']);
  const { state, counts } = JSON.parse(stdout) as { state: string; counts: Record<string, number> };
  return { state, ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)) };
}

describe('a mail server that cannot be reached', () => {
  test('everybody stays ready, the exit code says try again, and the next run sends', async () => {
    await using here = await readyToSend();
    const down = { SMTP_URL: 'smtp://127.0.0.1:1' };
    const sent = await here.run(['send', 'morning'], down);
    expect(sent.code).toBe(75);
    expect(sent.stderr).toContain('The mail server cannot be used');
    expect(await countsOf(here)).toEqual({ state: 'sending', ready: 3 });
    expect((await here.run(['run'], down)).code).toBe(75);
    here.clock.at += MINUTE;
    expect((await here.run(['run'])).code).toBe(0);
    expect(await countsOf(here)).toEqual({ state: 'finished', accepted: 3 });
    expect(readersMailed(here).toSorted()).toEqual(READERS);
  });
});

test.for<[string, number, string, Behaviour | null]>([
  ['is not there', 75, 'no answer', null],
  ['is busy', 75, 'refused', ({ verb }) => (verb === 'RCPT' ? '451 4.3.2 later' : undefined)],
  ['refuses', 1, 'refused', ({ verb }) => (verb === 'RCPT' ? '550 5.1.1 no' : undefined)],
])('a test to a server that %s ends with %i, and says “%s”', async ([, code, outcome, behave]) => {
  await using here = await readyToSend(behave ?? undefined);
  const test = ['test-send', 'morning', '--to', 'ed@mail.example'];
  const sent = await here.run(test, behave === null ? { SMTP_URL: 'smtp://127.0.0.1:1' } : {});
  expect([sent.code, sent.stdout]).toEqual([code, expect.stringMatching(`^ed@mail.example\t${outcome}\t.`)]);
  expect(/No mail server answered\. Check that SMTP_URL/.test(sent.stderr)).toBe(behave === null);
});

test('a stop ends a test that waits for an access token, and the tests behind it', async () => {
  await using here = await readyToSend();
  const begun = join(here.folder.path, 'begun');
  const changes = {
    SMTP_URL: `smtp://ed@127.0.0.1:${here.smtp.port}`,
    SMTP_OAUTH_COMMAND: `echo > ${begun}; sleep 25`,
  };
  const stop = new AbortController();
  const test = ['test-send', 'morning', '--to', 'ed@mail.example', 'dee@mail.example'];
  const sending = here.run(test, changes, stop.signal);
  await expect.poll(() => existsSync(begun), { timeout: 20_000 }).toBe(true);
  stop.abort();
  const lines = ['ed', 'dee'].map((name) => `${name}@mail.example\trefused\tTwofold is shutting down.\n`);
  expect(await sending).toMatchObject({ code: 75, stdout: lines.join('') });
});

test('a stop lets the test under way arrive, and begins no other', async () => {
  const stop = new AbortController();
  await using here = await readyToSend(({ verb }) => {
    if (verb === 'DATA') stop.abort();
    return undefined;
  });
  const test = ['test-send', 'morning', '--to', 'ed@mail.example', 'dee@mail.example'];
  const { code, stdout } = await here.run(test, {}, stop.signal);
  expect([code, stdout]).toEqual([
    75,
    expect.stringMatching(/^ed@mail.example\taccepted by the mail server\t.*\ndee@mail.example\trefused\t/),
  ]);
  expect(here.smtp.accepted.map(({ to }) => to)).toEqual(['ed@mail.example']);
});

test('an issue says when its next copy is due, and nothing of it while somebody has some in hand', async () => {
  await using here = await readyToSend(({ verb, to }) =>
    verb === 'RCPT' && to.startsWith('ben') ? '451 4.3.2 later' : undefined,
  );
  await here.run(['send', 'morning']);
  const waits = /the next copy is due Mon,? 23 Nov 2026, 06:3\d UTC/;
  expect((await here.run(['status', ISSUE_ID])).stdout).toMatch(waits);
  await using app = await here.open();
  here.clock.at += 10 * MINUTE;
  await app.effects.ledger.claim({ issueId: ISSUE_ID, worker: 'elsewhere', limit: 1, leaseMs: 15 * MINUTE });
  expect((await app.issues.outcomes(ISSUE_ID)).nextDueAt).toBeNull();
  expect((await here.run(['status', ISSUE_ID])).stdout).not.toMatch(/is due/);
});

describe('a mail server that refuses', () => {
  test('550 for one: the others get theirs, the one is named', async () => {
    await using here = await readyToSend(({ verb, to }) =>
      verb === 'RCPT' && to.startsWith('ben') ? '550 5.1.1 no such mailbox' : undefined,
    );
    await here.run(['send', 'morning']);
    expect(await countsOf(here)).toEqual({ state: 'finished_with_failures', accepted: 2, rejected: 1 });
    const { stdout } = await here.run(['status', ISSUE_ID]);
    expect(stdout).toMatch(/rejected\t\d+\tben@mail\.example\t550\tno such mailbox/);
    here.clock.at += 60 * MINUTE;
    await here.run(['run']);
    expect(readersMailed(here).toSorted()).toEqual(['ada@mail.example', 'cleo@mail.example']);
  });

  test('451 after the dot: again later, with the same Message-ID', async () => {
    await using here = await readyToSend(({ verb, to, before }) =>
      verb === 'dot' && to.startsWith('ben') && before === 0 ? '451 4.3.0 come back' : undefined,
    );
    expect((await here.run(['send', 'morning'])).code).toBe(75);
    expect(await countsOf(here)).toEqual({ state: 'sending', accepted: 2, deferred: 1 });
    expect((await here.run(['run'])).stderr).not.toContain('accepted');
    here.clock.at += 2 * MINUTE;
    expect((await here.run(['run'])).code).toBe(0);
    expect(await countsOf(here)).toEqual({ state: 'finished', accepted: 3 });
    expect(new Set(here.smtp.accepted.map(({ messageId }) => messageId)).size).toBe(3);
    expect(here.smtp.dots).toBe(4);
  });

  test('530 for everybody: paused without burning one recipient, and resumed by hand', async () => {
    let locked = true;
    await using here = await readyToSend(({ verb }) =>
      locked && verb === 'MAIL' ? '530 5.7.0 authentication required' : undefined,
    );
    const sent = await here.run(['send', 'morning']);
    expect(sent.code).toBe(1);
    expect(sent.stderr).toContain('530');
    expect(await countsOf(here)).toEqual({ state: 'paused', ready: 3 });
    locked = false;
    await here.run(['run']);
    expect(readersMailed(here)).toEqual([]);
    expect((await here.run(['resume', 'morning'])).code).toBe(0);
    expect(readersMailed(here).toSorted()).toEqual(READERS);
  });

  test('535 to the password: paused, and the password appears nowhere', async () => {
    await using here = await readyToSend();
    await using strict = await startSmtpDouble(({ verb }) =>
      verb === 'EHLO' ? '250-mx.test\r\n250 AUTH PLAIN' : undefined,
    );
    strict.refuseLogin = '535 5.7.8 bad credentials';
    const sent = await here.run(['send', 'morning'], {
      SMTP_URL: `smtp://post:hush-hush-99@127.0.0.1:${strict.port}`,
    });
    expect(sent.code).toBe(1);
    expect(sent.stderr).toContain('535');
    const { stdout } = await here.run(['status', ISSUE_ID]);
    expect(sent.stderr + stdout).not.toContain('hush-hush');
    expect(await countsOf(here)).toEqual({ state: 'paused', ready: 3 });
  });

  test('the connection dies after the dot: in doubt, by name, and never sent again by itself', async () => {
    await using here = await readyToSend(({ verb, to }) =>
      verb === 'dot' && to.startsWith('ben') ? { drop: 'rst' } : undefined,
    );
    await here.run(['send', 'morning']);
    here.clock.at += 600 * MINUTE;
    await here.run(['run']);
    expect(await countsOf(here)).toMatchObject({ accepted: 2, in_doubt: 1 });
    const { stdout } = await here.run(['status', ISSUE_ID]);
    const number = /in doubt\t(\d+)\tben@mail\.example/.exec(stdout)?.[1] ?? '';
    expect((await here.run(['resolve', ISSUE_ID, number, '--as', 'accept'])).code).toBe(0);
    expect((await here.run(['resolve', ISSUE_ID, number, '--as', 'accept'])).code).toBe(1);
    expect(await countsOf(here)).toEqual({ state: 'finished', accepted: 3 });
    expect(here.smtp.dots).toBe(3);
  });
});

/** A send from the desk over one connection, whose server keeps the answer to Ada's message until it may `goOn`. */
async function heldAtAda() {
  const { promise: held, resolve: goOn } = Promise.withResolvers<void>();
  await using stack = new AsyncDisposableStack();
  const here = stack.use(
    await readyToSend(async ({ verb, to }) => {
      if (verb === 'dot' && to.startsWith('ada')) await held;
      return undefined;
    }),
  );
  const app = stack.use(await here.open({ SMTP_CONNECTIONS: '1' }));
  const issue = await app.issues.get(ISSUE_ID);
  await app.issues.sendNow(ISSUE_ID, issue?.contentHash ?? '', 'editor');
  await expect.poll(() => here.smtp.dots, { timeout: 15_000 }).toBe(1);
  const open = stack.move();
  return { here, app, goOn, [Symbol.asyncDispose]: () => open.disposeAsync() };
}

test('“twofold run” in the middle of a send from the desk puts nothing in doubt', async () => {
  await using sending = await heldAtAda();
  const { here, app, goOn } = sending;
  await here.run(['run']);
  const { in_doubt, committing } = (await app.issues.outcomes(ISSUE_ID)).counts;
  expect([in_doubt, committing]).toEqual([0, 1]);
  goOn();
  const state = async () => (await app.issues.get(ISSUE_ID))?.state;
  await expect.poll(state, { timeout: 15_000 }).toBe('finished');
  expect(readersMailed(here).toSorted()).toEqual(READERS);
});

test.for(['cancel', 'pause'] as const)(
  '%s on the desk in the middle of a send stops before the next commit mark',
  async (move) => {
    await using sending = await heldAtAda();
    const { here, app, goOn } = sending;
    await app.issues[move](ISSUE_ID, 'editor');
    goOn();
    const accepted = async () => (await app.issues.outcomes(ISSUE_ID)).counts.accepted;
    await expect.poll(accepted, { timeout: 15_000 }).toBe(1);
    here.clock.at += 60 * MINUTE;
    await here.run(['run']);
    expect(readersMailed(here)).toEqual(['ada@mail.example']);
    const resumed = await here.run(['resume', 'morning']);
    expect(resumed.code).toBe(move === 'pause' ? 0 : 1);
    expect(readersMailed(here).toSorted()).toEqual(move === 'pause' ? READERS : ['ada@mail.example']);
    expect((await countsOf(here)).state).toBe(move === 'pause' ? 'finished' : 'cancelled');
  },
);

test.for<[string, Behaviour | undefined, Record<string, string>, RegExp]>([
  ['all is well', undefined, {}, /^✓ morning\/2026-11-23: finished, 3 accepted$/m],
  [
    'the server cannot be reached',
    undefined,
    { SMTP_URL: 'smtp://127.0.0.1:1' },
    /^! .*: waiting .*cannot be used/m,
  ],
  [
    'some are in doubt',
    ({ verb, to }) => (verb === 'dot' && to.startsWith('ben') ? { drop: 'fin' } : undefined),
    {},
    /^! .*: finished with failures, 2 accepted, 1 in doubt/m,
  ],
])('a scheduler that sends ticks off only what is well: %s', async ([, behave, changes, line]) => {
  await using here = await readyToSend(behave);
  expect((await here.run(['run'], changes)).stderr).toMatch(line);
});

test('a stop ends the letter to the editors that a mail server does not answer, and the issue is held all the same', async () => {
  const stop = new AbortController();
  await using here = await startNewsroom({ minStories: 9 }, ({ verb }) => {
    if (verb !== 'dot') return undefined;
    stop.abort();
    return { hang: true };
  });
  await here.run(['poll']);
  const ran = await here.run(['run'], {}, stop.signal);
  expect(ran.stderr).toContain('Held: Only 6 eligible stories');
  expect(ran.code).toBe(0);
  expect(here.smtp.dots).toBe(1);
});
