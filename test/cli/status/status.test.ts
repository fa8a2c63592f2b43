import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  DRAFT_TIME,
  ISSUE_ID,
  type NewsroomHere,
  readersMailed,
  SEND_TIME,
  startNewsroom,
} from '../../support/newsroom-here.ts';
import { startTwofold } from '../../support/run-twofold.ts';

test('status of a finished issue says since when, and where mail goes', async () => {
  await using here = await startNewsroom();
  await here.run(['subscribers', 'add', 'ada@mail.example']);
  await here.run(['poll']);
  await here.run(['compose', 'morning']);
  expect((await here.run(['status'])).stdout).not.toContain('finished');
  await here.run(['approve', 'morning']);
  await here.run(['send', 'morning']);
  const { stdout } = await here.run(['status']);
  expect(stdout).toMatch(
    /^morning\/2026-11-23\tfinished\tMon, 23 Nov 2026, 06:30 UTC\t1 accepted\tfinished Mon, 23 Nov 2026, 05:30 UTC$/m,
  );
  expect(stdout).toContain(`relay smtp (127.0.0.1:${here.smtp.port})\tin use\n`);
  expect((await here.run(['status', ISSUE_ID])).stdout).toContain('\nfinished Mon, 23 Nov 2026, 05:30 UTC\n');
});

test('issues of days to come, as a clock that was ahead leaves them, are named with what becomes of them', async () => {
  await using here = await startNewsroom();
  await here.run(['subscribers', 'add', 'ada@mail.example']);
  await here.run(['poll']);
  for (const date of ['2026-11-23', '2026-11-24', '2026-12-01', '2026-12-05'])
    await here.run(['compose', 'morning', '--date', date]);
  await here.run(['approve', 'morning/2026-12-05']);
  await here.run(['send', 'morning/2026-12-05', '--yes']);
  const { stdout } = await here.run(['status']);
  expect(stdout.match(/^ahead .*/gm)).toEqual([
    expect.stringMatching(
      /^ahead morning\/2026-12-05\tof a day 12 days ahead\tfinished already: on that day/,
    ),
    expect.stringMatching(
      /2026-12-01\tof a day 8 days ahead\tdraft .*“twofold compose morning --date 2026-12-01”/,
    ),
    expect.stringMatching(/2026-11-24\tof a day 1 day ahead\tdraft /),
  ]);
});

test('without a mail server status says that mail goes to the dev mailbox', async () => {
  await using here = await startNewsroom();
  expect((await here.run(['status'], { SMTP_URL: '' })).stdout).toMatch(/^mail\tgoes to the dev mailbox/m);
});

test('a freeze under way is named, with how far it is', async () => {
  await using here = await startNewsroom();
  await here.run(['poll']);
  await here.run(['compose', 'morning']);
  await here.run(['approve', 'morning']);
  expect((await here.run(['status', ISSUE_ID])).stdout).toContain('\nnothing frozen yet\n');
  {
    await using app = await here.open();
    const lease = { issue_id: ISSUE_ID, token: 'other', lease_until: here.clock.at + 15_000 };
    await app.database.db.insertInto('freezes').values(lease).execute();
  }
  expect((await here.run(['status', ISSUE_ID])).stdout).toContain(
    '\nbeing frozen: 0 subscribers written down so far\n',
  );
  expect((await here.run(['status'])).stdout).toMatch(/being frozen: 0 subscribers written down so far\t?$/m);
  expect(JSON.parse((await here.run(['status', '--json'])).stdout).issues).toMatchObject([{ freezing: 0 }]);
});

test('who has deliveries in hand is named', async () => {
  await using here = await startNewsroom({}, ({ verb }) => (verb === 'MAIL' ? '421 4.3.2 later' : undefined));
  await here.run(['subscribers', 'add', 'ada@mail.example']);
  await here.run(['poll']);
  await here.run(['compose', 'morning']);
  await here.run(['approve', 'morning']);
  await here.run(['send', 'morning']);
  here.clock.at += 600_000;
  {
    await using app = await here.open();
    await app.effects.ledger.claim({ issueId: ISSUE_ID, worker: 'mailer-0a1b/1', limit: 1, leaseMs: 60_000 });
  }
  expect((await here.run(['status', ISSUE_ID])).stdout).toContain('\nbeing sent by mailer-0a1b/1\n');
});

test.for([
  [
    'hold',
    /^desk\tNobody can sign in at the desk: DESK_EDITORS is not set\. .*morning goes out only when approved/m,
  ],
  ['auto', /^desk\tNobody can sign in at the desk: DESK_EDITORS is not set\.$/m],
] as const)(
  'nobody can sign in, and the edition is %s: status says what that means',
  async ([approval, said]) => {
    await using here = await startNewsroom({ approval });
    expect((await here.run(['status'])).stdout).not.toContain('sign in');
    expect((await here.run(['status'], { DESK_EDITORS: '' })).stdout).toMatch(said);
  },
);

test('serve says so as it starts', async () => {
  await using here = await startNewsroom();
  const running = startTwofold(['serve'], { ...here.env, DESK_EDITORS: '' });
  await running.said(/(warning Nobody can sign in at the desk)/);
  running.child.kill('SIGTERM');
  expect((await running.done).code).toBe(0);
});

test('status of an issue under way names the rejected and the deferred, and when the next copy is due', async () => {
  await using here = await startNewsroom({}, ({ verb, to }) => {
    if (verb !== 'RCPT') return undefined;
    return to.startsWith('ada') ? '550 5.1.1 no such user' : '451 4.2.2 full';
  });
  for (const reader of ['ada', 'ben']) await here.run(['subscribers', 'add', `${reader}@mail.example`]);
  for (const args of [['poll'], ['compose', 'morning'], ['approve', 'morning'], ['send', 'morning']])
    await here.run(args);
  const sending = (await here.run(['status', ISSUE_ID])).stdout;
  expect(sending).toMatch(/^rejected\t1\tada@mail\.example\t550\tno such user/m);
  expect(sending).toMatch(/^deferred\t2\tben@mail\.example\t451\tfull\tagain Mon, 23 Nov 2026/m);
  expect(sending).toMatch(/^the next copy is due Mon, 23 Nov 2026/m);
  await using app = await here.open();
  await app.issues.pause(ISSUE_ID, 'ann');
  expect((await here.run(['status', ISSUE_ID])).stdout).not.toContain('the next copy is due');
});

test.for([
  [{}, '0 of 800000 tokens today'],
  [{ MODEL_BUDGET_PER_DAY: '5' }, '0 of 800000 tokens today, cost 0.00 of 5.00'],
] as const)('what a language model has used of its day is said, %j', async ([budget, said]) => {
  await using here = await startNewsroom();
  const model = { MODEL_URL: 'http://127.0.0.1:9/v1', MODEL_NAME: 'llama' };
  const prices = { MODEL_PRICE_INPUT: '1', MODEL_PRICE_OUTPUT: '2' };
  const { stdout } = await here.run(['status'], { ...model, ...prices, ...budget });
  expect(stdout).toContain(`\nmodel llama\t${said}\n`);
});

function changeList({ env }: NewsroomHere, from: string, to: string): void {
  const list = `${env.NEWSROOM_DIR}/newsroom.yaml`;
  writeFileSync(list, readFileSync(list, 'utf8').replace(from, to));
}

test('an issue whose edition is taken out of the source list waits, says why, and goes on when it is back', async () => {
  let busy = true;
  await using here = await startNewsroom({ approval: 'hold' }, ({ verb, to }) =>
    busy && verb === 'RCPT' && to.startsWith('bo@') ? '451 4.3.0 later' : undefined,
  );
  for (const name of ['ada', 'bo']) await here.run(['subscribers', 'add', `${name}@mail.example`]);
  await here.tickAt(DRAFT_TIME);
  await here.run(['approve', ISSUE_ID]);
  await here.tickAt(SEND_TIME);
  busy = false;
  changeList(here, '- id: morning', '- id: dawn');
  const missing =
    'The source list has no edition “morning”: put it back for the issue to go on, or cancel the issue.';
  expect(await here.tickAt(SEND_TIME + 3_600_000)).toContain(`${ISSUE_ID}: ${missing}`);
  expect((await here.run(['status'])).stdout).toMatch(
    new RegExp(
      `^${ISSUE_ID}\tsending\t.*\t1 accepted, 1 deferred\t${missing} “twofold cancel ${ISSUE_ID}” cancels it.$`,
      'm',
    ),
  );
  expect((await here.run(['status', ISSUE_ID])).stdout).toContain(
    `\n${missing} “twofold cancel ${ISSUE_ID}” cancels it.\n`,
  );
  expect(await here.run(['cancel', 'morning'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(
      `no edition “morning” any more.\n hint: Its newest issue is meant by its whole name: “twofold cancel ${ISSUE_ID}”.`,
    ),
  });
  expect(readersMailed(here)).toEqual(['ada@mail.example']);
  changeList(here, '- id: dawn', '- id: morning');
  expect((await here.run(['status', ISSUE_ID])).stdout).not.toContain(missing);
  await here.tickAt(SEND_TIME + 7_200_000);
  expect(readersMailed(here)).toEqual(['ada@mail.example', 'bo@mail.example']);
});

test('an issue drafted before its edition’s times were changed goes out by the new ones, and status says so', async () => {
  await using here = await startNewsroom({ approval: 'hold' });
  await here.run(['subscribers', 'add', 'ada@mail.example']);
  await here.tickAt(DRAFT_TIME);
  await here.run(['approve', ISSUE_ID]);
  changeList(here, 'sendAt: "06:30"', 'sendAt: "07:15"');
  changeList(here, 'zone: UTC', 'zone: Etc/GMT+2');
  expect((await here.run(['status'])).stdout).toMatch(
    new RegExp(`^${ISSUE_ID}\tapproved\tMon, 23 Nov 2026, 07:15 GMT-2\t`, 'm'),
  );
  await here.tickAt(Date.UTC(2026, 10, 23, 9, 14));
  expect(readersMailed(here)).toEqual([]);
  await here.tickAt(Date.UTC(2026, 10, 23, 9, 15));
  expect(readersMailed(here)).toEqual(['ada@mail.example']);
  expect(JSON.parse((await here.run(['status', ISSUE_ID, '--json'])).stdout)).toMatchObject({
    state: 'finished',
    sendAt: Date.UTC(2026, 10, 23, 9, 15),
  });
});

test('an issue of a day on which its edition does not appear says that it is not sent by itself', async () => {
  await using here = await startNewsroom({ approval: 'auto' });
  await here.run(['subscribers', 'add', 'ada@mail.example']);
  await here.tickAt(DRAFT_TIME);
  const off = 'does not appear on that day of the week: it goes out only when somebody sends it.';
  expect((await here.run(['status'])).stdout).not.toContain(off);
  changeList(here, 'days: daily', 'days: weekend');
  expect((await here.run(['status'])).stdout).toMatch(new RegExp(`^${ISSUE_ID}\tdraft\t.*${off}$`, 'm'));
  await here.tickAt(SEND_TIME);
  expect(readersMailed(here)).toEqual([]);
  await here.run(['approve', ISSUE_ID]);
  await here.run(['send', ISSUE_ID]);
  expect(readersMailed(here)).toEqual(['ada@mail.example']);
  expect((await here.run(['status'])).stdout).not.toContain(off);
});
