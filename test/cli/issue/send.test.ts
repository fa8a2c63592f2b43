import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ISSUE_ID, readersMailed, startNewsroom } from '../../support/newsroom-here.ts';
import type { Behaviour } from '../../support/smtp-double.ts';

async function approvedNewsroom(behave?: Behaviour) {
  const here = await startNewsroom({}, behave);
  await here.run(['subscribers', 'add', 'ada@mail.example']);
  for (const args of [['poll'], ['compose', 'morning'], ['approve', 'morning']]) await here.run(args);
  return here;
}

async function sentNewsroom(behave?: Behaviour) {
  const here = await approvedNewsroom(behave);
  await here.run(['send', 'morning', '--yes']);
  return here;
}

test('a send says what goes to whom before it, and the audit who sent it', async () => {
  await using here = await approvedNewsroom();
  const dry = await here.run(['send', 'morning', '--dry-run']);
  expect([dry.code, dry.stderr]).toEqual([
    0,
    expect.stringMatching(/^Morning Update, 2026-11-23: “.*”\nto 1 subscriber, at .*, 05:30 UTC\n$/),
  ]);
  const local = await here.run(['send', 'morning', '--dry-run'], { BASE_URL: 'http://127.0.0.1:8484' });
  expect(local.stderr).toMatch(
    /\nwarning Links in this mail lead to http:\/\/127\.0\.0\.1:8484, which works on/,
  );
  const list = join(here.env.NEWSROOM_DIR ?? '', 'newsroom.yaml');
  writeFileSync(list, `${readFileSync(list, 'utf8')}    spreadMinutes: 30\n`);
  const spread = await here.run(['send', 'morning', '--dry-run']);
  expect(spread.stderr).toContain('Not everybody gets it at once: copies are spread over 30 minutes.');
  expect(readersMailed(here)).toEqual([]);
  await here.run(['send', 'morning']);
  await using app = await here.open();
  expect(await app.issues.audit(ISSUE_ID)).toContainEqual(
    expect.objectContaining({ action: 'send', actor: expect.stringMatching(/^cli/), detail: 'version 1' }),
  );
});

test.for(['send', 'resume'])('%s of a finished issue says since when, and is no failure', async (verb) => {
  await using here = await sentNewsroom();
  const again = await here.run([verb, 'morning']);
  expect(again.stderr).toMatch(
    new RegExp(`^${ISSUE_ID} is finished since .*23 Nov 2026, 05:30 UTC; nothing is sent twice\\.\n$`),
  );
  expect(again.code).toBe(0);
  expect(readersMailed(here)).toEqual(['ada@mail.example']);
});

test.for(['send', 'resume'])('%s of one that finished with failures stays a failure', async (verb) => {
  await using here = await sentNewsroom(({ verb: command }) =>
    command === 'RCPT' ? '550 5.1.1 no' : undefined,
  );
  const again = await here.run([verb, 'morning']);
  expect(again.stderr).toMatch(/is finished with failures since .*“twofold status/s);
  expect(again.code).toBe(1);
});

test('send of a draft that is held says why', async () => {
  await using here = await startNewsroom({ minStories: 9 });
  await here.run(['poll']);
  await here.run(['compose', 'morning']);
  const sent = await here.run(['send', 'morning']);
  expect(sent.code).toBe(4);
  expect(sent.stderr).toMatch(/waits for approval: “twofold approve .*\nHeld: Only 6 eligible stories/);
});

test('send of a paused issue names the way on, of a cancelled one says so', async () => {
  await using here = await sentNewsroom(({ verb }) => (verb === 'MAIL' ? '421 4.3.2 later' : undefined));
  await using app = await here.open();
  await app.issues.pause(ISSUE_ID, 'ann');
  const paused = await here.run(['send', 'morning']);
  expect([paused.code, paused.stderr]).toEqual([
    1,
    `${ISSUE_ID} is paused: “twofold resume ${ISSUE_ID}” goes on.\n`,
  ]);
  await app.issues.cancel(ISSUE_ID, 'ann');
  const cancelled = await here.run(['send', 'morning']);
  expect([cancelled.code, cancelled.stderr]).toEqual([
    1,
    `${ISSUE_ID} is cancelled; there is nothing to send.\n`,
  ]);
});

test('a dry run of an issue that is being sent says what is left, and sends nothing', async () => {
  let busy = true;
  await using here = await sentNewsroom(({ verb }) =>
    busy && verb === 'MAIL' ? '421 4.3.2 later' : undefined,
  );
  busy = false;
  here.clock.at += 600_000;
  const dry = await here.run(['send', 'morning', '--dry-run']);
  expect(dry.stderr).toMatch(/is being sent\nto 1 subscriber yet; so far nobody has it\n/);
  expect(dry.code).toBe(0);
  expect(readersMailed(here)).toEqual([]);
  expect((await here.run(['send', 'morning'])).code).toBe(0);
  expect(readersMailed(here)).toEqual(['ada@mail.example']);
});

test('a send that was stopped is to be gone on with', async () => {
  await using here = await approvedNewsroom();
  expect((await here.run(['send', 'morning'], {}, AbortSignal.abort())).code).toBe(75);
  expect(readersMailed(here)).toEqual([]);
  expect((await here.run(['send', 'morning'])).code).toBe(0);
  expect(readersMailed(here)).toEqual(['ada@mail.example']);
});

test('one copy in doubt is told with the way on', async () => {
  await using here = await approvedNewsroom(({ verb }) => (verb === 'dot' ? { drop: 'rst' } : undefined));
  const sent = await here.run(['send', 'morning']);
  expect(sent.stderr).toContain(`1 in doubt: see “twofold status ${ISSUE_ID}”, then “twofold resolve”.`);
  expect(sent.code).toBe(1);
});

test('resume of an issue that was never sent says so', async () => {
  await using here = await approvedNewsroom();
  expect(await here.run(['resume', 'morning'])).toMatchObject({
    code: 1,
    stderr: `${ISSUE_ID} is approved; there is nothing to resume.\n`,
  });
  expect(readersMailed(here)).toEqual([]);
});

test.for([
  [['later'], 75],
  [['later', 'never'], 1],
  [['ben', 'later'], 75],
] as const)('a test send to %j ends with %i', async ([names, code]) => {
  await using here = await approvedNewsroom(({ verb, to }) => {
    if (verb !== 'RCPT') return undefined;
    return to.startsWith('later') ? '451 4.2.0 later' : to.startsWith('never') ? '550 5.1.1 no' : undefined;
  });
  const ran = await here.run([
    'test-send',
    'morning',
    '--to',
    ...names.map((name) => `${name}@mail.example`),
  ]);
  expect(ran.code).toBe(code);
});

test('without a mail server a test and a send say that all of it went to the dev mailbox', async () => {
  await using here = await approvedNewsroom();
  const env = { SMTP_URL: '' };
  const tested = await here.run(['test-send', 'morning', '--to', 'ed@mail.example'], env);
  expect([tested.code, tested.stdout]).toEqual([
    0,
    expect.stringMatching(/^ed@mail\.example\taccepted by the dev mailbox\t/),
  ]);
  const only =
    'warning No SMTP_URL and no relays: mail goes to the dev mailbox on this machine and nowhere else.';
  expect(tested.stderr).toContain(only);
  expect((await here.run(['send', 'morning', '--dry-run'], env)).stderr).toContain(only);
  const real = await here.run(['test-send', 'morning', '--to', 'ed@mail.example']);
  expect(real.stdout).toMatch(/\taccepted by the mail server\t/);
  expect(real.stderr).not.toContain('dev mailbox');
});
