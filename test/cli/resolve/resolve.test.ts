import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Delivery } from '../../../src/delivery/delivery.ts';
import { ISSUE_ID, type NewsroomHere, readersMailed, startNewsroom } from '../../support/newsroom-here.ts';

const READERS = ['ada@mail.example', 'bo@mail.example', 'cy@mail.example'];

/** An issue whose messages the server heard to the end, and then hung up. */
async function inDoubt(): Promise<{ here: NewsroomHere; doubts: [Delivery, Delivery, Delivery] }> {
  let mended = false;
  const here = await startNewsroom({}, ({ verb, to }) => {
    if (verb !== 'dot' || !READERS.includes(to) || mended) return undefined;
    return { drop: 'fin' };
  });
  await here.run(['poll']);
  for (const reader of READERS) await here.run(['subscribers', 'add', reader]);
  await here.run(['compose', 'morning']);
  await here.run(['approve', 'morning']);
  const sent = await here.run(['send', 'morning']);
  expect(sent.stderr).toMatch(/finished with failures, 3 in doubt/);
  expect(sent.code).toBe(1);
  mended = true;
  const doubts = await listDoubts(here);
  expect(doubts.map(({ address }) => address)).toEqual(READERS);
  return { here, doubts: doubts as [Delivery, Delivery, Delivery] };
}

async function listDoubts(here: NewsroomHere): Promise<Delivery[]> {
  await using app = await here.open();
  return app.effects.ledger.list(ISSUE_ID, 'in_doubt', 10);
}

test('doubts are listed by name, and the mail server’s log settles those it knows of', async () => {
  const { here, doubts } = await inDoubt();
  await using _ = here;
  const [ada, bo] = doubts;
  const status = await here.run(['status', 'morning']);
  for (const { address, messageId } of doubts)
    expect(status.stdout).toMatch(new RegExp(`in doubt.*${address}.*<${messageId}>`));
  expect((await here.run(['status'])).stdout).toContain(`in doubt ${ISSUE_ID}\t3\t`);

  const log = join(here.folder.path, 'mail.log.gz');
  const lines = [
    `Nov 23 07:30:01 mx postfix/cleanup[812]: 4CDF2B1E3A: message-id=<${ada.messageId}>`,
    'Nov 23 07:30:01 mx postfix/qmgr[1]: 4CDF2B1E3A: from=<a@b.example>, size=4011, nrcpt=1 (queue active)',
    `Nov 23 07:30:01 mx postfix/cleanup[812]: 5CDF2B1E3A: message-id=<${bo.messageId}>\u001b[2J\u009b31m\tx`,
  ];
  writeFileSync(log, gzipSync(`${lines.join('\n')}\n`));
  const shown = await here.run(['resolve', 'morning', '--log', log, '--dry-run']);
  expect(shown.stdout).toMatch(
    /^accept\t1\tada@.*line 2: .*queue active\)\nin doubt\t2\tbo@.*line 3: .*\nin doubt\t3\tcy@.*not in this log\n$/,
  );
  expect(shown.stdout.replaceAll(/[\t\n]/g, '')).not.toMatch(/\p{Cc}/u);
  expect(shown.stderr).toMatch(
    /Of 3 in doubt the log shows 1 taken and 0 turned away; 2 stay in doubt .*\nA dry run: nothing was decided\.\n$/,
  );
  expect([shown.code, await listDoubts(here)]).toEqual([0, expect.objectContaining({ length: 3 })]);

  const decided = await here.run(['resolve', 'morning', '--log', log]);
  expect([decided.code, decided.stderr]).toEqual([1, expect.stringMatching(/\nDecided so\.\n$/)]);
  expect((await listDoubts(here)).map(({ address }) => address)).toEqual(READERS.slice(1));
});

test('what the log cannot settle is decided by hand; sent again it has the same Message-ID', async () => {
  const { here, doubts } = await inDoubt();
  await using _ = here;
  const [ada] = doubts;
  expect((await here.run(['resolve', 'morning', String(ada.id), '--as', 'resend'])).code).toBe(0);
  here.clock.at += 600_000; // the server has been left alone for a while
  await here.run(['send', 'morning']);
  expect((await here.run(['status', 'morning'])).stdout).toMatch(/failures.*\n1 accepted, 2 in doubt\n/);
  expect(readersMailed(here)).toEqual([ada.address]);
  expect(here.smtp.accepted.at(-1)?.messageId).toContain(ada.messageId);
  const rest = await here.run(['resolve', 'morning', '--all', '--as', 'write-off']);
  expect(rest.stderr).toMatch(/2: write-off\n3: write-off/);
  expect((await here.run(['status', 'morning'])).stdout).toMatch(
    /finished with failures.*\n.*1 accepted, 2 written off/,
  );
});

test('what is given up is not sent again, and whoever asks for it hears so', async () => {
  const { here, doubts } = await inDoubt();
  await using _ = here;
  here.clock.at += 72 * 3_600_000;
  const late = await here.run(['resolve', 'morning', String(doubts[0].id), '--as', 'resend']);
  expect(late.code).toBe(1);
  expect(late.stderr).toMatch(/1: .*72 hours.*accepted.*write it off/);
  await here.run(['resume', 'morning']);
  expect(await listDoubts(here)).toHaveLength(3);
  expect((await here.run(['resolve', 'morning', '--all', '--as', 'write-off'])).code).toBe(0);
});

test('a log that is cut short decides nothing, and says so', async () => {
  const { here, doubts } = await inDoubt();
  await using _ = here;
  const log = join(here.folder.path, 'mail.log.gz');
  const lines = doubts.map(
    ({ messageId }, i) => `Nov 23 07:30:01 mx postfix/qmgr[1]: 4CDF2B1E${i}A: <${messageId}> (queue active)`,
  );
  writeFileSync(log, gzipSync(`${lines.join('\n')}\n`).subarray(0, -12));
  const looked = await here.run(['resolve', 'morning', '--log', log]);
  expect(looked.code).toBe(2);
  expect(looked.stderr).toMatch(/^error: .*mail\.log\.gz cannot be read: unexpected end of file\.\n hint: /);
  expect(await listDoubts(here)).toHaveLength(3);
});

test('of a cancelled issue only what is in doubt is asked about, and where nothing is the log is not read', async () => {
  await using here = await startNewsroom({}, ({ verb }) => (verb === 'MAIL' ? '421 4.3.2 later' : undefined));
  await here.run(['subscribers', 'add', READERS[0] ?? '']);
  await here.run(['poll']);
  for (const verb of ['compose', 'approve', 'send', 'cancel']) await here.run([verb, 'morning']);
  const log = join(here.folder.path, 'torn.log.gz');
  writeFileSync(log, 'no gzip');
  const looked = await here.run(['resolve', 'morning', '--log', log]);
  expect([looked.code, looked.stderr]).toEqual([0, `Nothing of ${ISSUE_ID} is in doubt.\n`]);
});

test.for([
  [['resolve', 'morning'], 2, 'Name deliveries, or --all'],
  [['resolve', 'morning', '1'], 2, 'Name deliveries, or --all'],
  [['resolve', 'morning', '1', '--all', '--as', 'accept'], 2, 'Name deliveries, or --all'],
  [['resolve', 'morning', '--as', 'accept', '--log', '/nowhere'], 2, 'Name deliveries, or --all'],
  [['resolve', 'morning', '--log', '/nowhere/mail.log'], 2, 'There is no /nowhere/mail.log.'],
  [['resolve', 'morning', '--all', '--as', 'accept'], 0, `Nothing of ${ISSUE_ID} is in doubt.`],
  [['resolve', 'morning', '7', '--as', 'accept'], 1, '7: That delivery is not in doubt.'],
] as [string[], number, string][])('%j: exit code %i and why', async ([args, code, why]) => {
  await using here = await startNewsroom();
  await here.run(['poll']);
  await here.run(['compose', 'morning']);
  const ran = await here.run(args);
  expect(ran.stderr).toContain(why);
  expect(ran.code).toBe(code);
});
