import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  DRAFT_TIME,
  ISSUE_ID,
  lettersToEditors,
  type NewsroomHere,
  readersMailed,
  SEND_TIME,
  startNewsroom,
} from '../../support/newsroom-here.ts';
import type { Behaviour } from '../../support/smtp-double.ts';

const READERS = ['ada@mail.example', 'bo@mail.example', 'cy@mail.example'];

/** An approved issue and three readers. */
async function readyToSend(behave?: Behaviour): Promise<NewsroomHere> {
  const here = await startNewsroom({}, behave);
  for (const reader of READERS) await here.run(['subscribers', 'add', reader]);
  await here.run(['poll']);
  await here.run(['compose', 'morning']);
  await here.run(['approve', 'morning']);
  return here;
}

const databaseOf = ({ env }: NewsroomHere) => join(env.DATA_DIR ?? '', 'twofold.db');
const journalOf = ({ env }: NewsroomHere) => join(env.DATA_DIR ?? '', 'send-journal-twofold-db');

/** Does something that a database restored from before knows nothing of. */
async function forgotten(here: NewsroomHere, work: () => Promise<unknown>): Promise<void> {
  const file = databaseOf(here);
  copyFileSync(file, `${here.folder.path}/backup`);
  await work();
  copyFileSync(`${here.folder.path}/backup`, file);
}

/** As postfix would have logged what the server accepted of these readers. */
function writeLog({ smtp, folder }: NewsroomHere, readers = READERS): string {
  const path = join(folder.path, 'mail.log');
  const lines = smtp.accepted
    .filter(({ to }) => readers.includes(to))
    .flatMap(({ messageId, to }, i) => [
      `Nov 23 06:30:01 mx postfix/cleanup[81]: 4CDF2B1E${i}A: message-id=<${messageId.replaceAll(/[<>]/g, '')}>`,
      `Nov 23 06:30:01 mx postfix/qmgr[1]: 4CDF2B1E${i}A: from=<a@b.example>, size=4011, nrcpt=1 (queue active)`,
      `Nov 23 06:30:02 mx postfix/smtp[9]: 4CDF2B1E${i}A: to=<${to}>, dsn=2.0.0, status=sent (250 ok)`,
    ]);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

async function stateOf(here: NewsroomHere): Promise<[string, Record<string, number>]> {
  const { state, counts } = JSON.parse((await here.run(['status', ISSUE_ID, '--json'])).stdout);
  return [state, Object.fromEntries(Object.entries<number>(counts).filter(([, count]) => count > 0))];
}

test('restored from before the freeze: nothing is frozen, the log tells that it went out, cancelled it stays at home', async () => {
  await using here = await readyToSend();
  await forgotten(here, () => here.run(['send', 'morning']));
  expect(readersMailed(here).toSorted()).toEqual(READERS);

  for (const args of [
    ['send', 'morning'],
    ['send', 'morning', '--dry-run'],
  ]) {
    const sent = await here.run(args);
    expect(sent.stderr).toContain('restored from a backup');
    expect(sent.code).toBe(1);
  }
  expect(await stateOf(here)).toEqual(['approved', {}]);
  {
    await using app = await here.open();
    const issue = await app.issues.get(ISSUE_ID);
    const refused = await app.issues.sendNow(ISSUE_ID, issue?.contentHash ?? '', 'ed@brinmouth.example');
    expect(refused).toMatchObject({ outcome: 'refused', reason: expect.stringContaining('backup') });
  }
  const said = await here.tickAt(SEND_TIME);
  expect(said.join('\n')).toMatch(/morning\/2026-11-23: held\. The database was restored from a backup/);
  await here.tickAt(SEND_TIME + 60_000);
  expect(lettersToEditors(here)).toHaveLength(1);
  expect(await stateOf(here)).toEqual(['approved', {}]);

  const status = await here.run(['status', ISSUE_ID]);
  expect(status.stderr).toMatch(
    /resolve ISSUE --log FILE.*\n.*twofold cancel ISSUE.*\n.*Delete .*send-journal-twofold-db/,
  );
  const looked = await here.run(['resolve', 'morning', '--log', writeLog(here)]);
  expect(looked.stderr).toContain(`The log shows 3 copies of ${ISSUE_ID} taken`);
  expect(looked.stderr).toContain(`“twofold cancel ${ISSUE_ID}”`);
  expect(looked.code).toBe(1);
  expect((await here.run(['cancel', 'morning'])).code).toBe(0);
  rmSync(journalOf(here));
  await here.tickAt(SEND_TIME + 120_000);
  expect(readersMailed(here)).toHaveLength(3);
});

test('a draft that would go out by itself is neither approved nor frozen', async () => {
  await using here = await startNewsroom({ approval: 'auto' });
  await here.run(['subscribers', 'add', 'ada@mail.example']);
  await here.tickAt(DRAFT_TIME);
  await forgotten(here, () => here.tickAt(SEND_TIME));
  expect(readersMailed(here)).toHaveLength(1);
  await here.tickAt(SEND_TIME + 60_000);
  expect(await stateOf(here)).toEqual(['draft', {}]);
  rmSync(journalOf(here));
  await here.tickAt(SEND_TIME + 120_000);
  expect(readersMailed(here)).toHaveLength(1);
});

test('an issue sent ahead of its time and forgotten by a restore is held, though its edition goes out by itself', async () => {
  await using here = await startNewsroom({ approval: 'auto' });
  here.clock.at = DRAFT_TIME - 3_600_000;
  await here.run(['subscribers', 'add', 'ada@mail.example']);
  await here.run(['poll']);
  await forgotten(here, async () => {
    for (const verb of ['compose', 'approve', 'send']) await here.run([verb, 'morning']);
  });
  expect(readersMailed(here)).toHaveLength(1);
  expect((await here.run(['status'])).stderr).toContain(
    `Begun from here since the backup: ${ISSUE_ID}. Each is held`,
  );
  // All is settled within the hour, as far as the operator can see.
  rmSync(journalOf(here));

  const said = await here.tickAt(DRAFT_TIME);
  expect(said.join('\n')).toMatch(/a draft of .* Held: This issue was begun to be sent before/);
  expect(lettersToEditors(here)).toHaveLength(1);
  await here.tickAt(SEND_TIME);
  expect(await stateOf(here)).toEqual(['draft', {}]);
  expect(readersMailed(here)).toHaveLength(1);

  // A person knows better: it never left the server's queue.
  const asked = await here.run(['approve', 'morning']);
  expect(asked.code).toBe(1);
  expect(asked.stderr).toContain(`“twofold approve ${ISSUE_ID} --not-sent” where they do not`);
  expect(await stateOf(here)).toEqual(['draft', {}]);
  expect((await here.run(['approve', 'morning', '--not-sent'])).code).toBe(0);
  await here.tickAt(SEND_TIME + 60_000);
  expect(await stateOf(here)).toEqual(['finished', { accepted: 1 }]);
});

test('an approval from before a send that the restore forgot counts no more, whoever sends', async () => {
  await using here = await readyToSend();
  await forgotten(here, () => here.run(['send', 'morning']));
  rmSync(journalOf(here));
  const dry = await here.run(['send', 'morning', '--dry-run']);
  expect([dry.code, dry.stderr]).toEqual([4, expect.stringContaining(`approve ${ISSUE_ID} --not-sent`)]);
  for (const args of [['status'], ['status', 'morning']])
    expect((await here.run(args)).stdout).toContain('held: This issue was begun to be sent before');
  expect((await stateOf(here))[0]).toBe('approved');
  expect(JSON.parse((await here.run(['status', ISSUE_ID, '--json'])).stdout).heldReason).toMatch(
    /begun to be sent/,
  );
  const refused = await here.run(['send', 'morning']);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(/begun to be sent before .* approve it\.\n.*begun-issues-twofold-db lists/);
  expect((await stateOf(here))[0]).toBe('in_review');
  expect((await here.run(['send', 'morning'])).code).toBe(4);
  expect(readersMailed(here)).toHaveLength(3);
  await here.run(['approve', 'morning', '--not-sent']);
  expect((await here.run(['send', 'morning'])).code).toBe(0);
  expect(readersMailed(here)).toHaveLength(6);
});

test('what was decided on before such an issue was held is not sent by policy either, until a person has approved it', async () => {
  await using here = await startNewsroom({ approval: 'auto' });
  await here.run(['subscribers', 'add', 'ada@mail.example']);
  await here.tickAt(DRAFT_TIME);
  await forgotten(here, () => here.tickAt(SEND_TIME));
  rmSync(journalOf(here));
  await using app = await here.open();
  const late = () =>
    app.jobs.doWork(
      { kind: 'send', issueId: ISSUE_ID, approve: 'current' },
      { signal: new AbortController().signal },
    );
  for (let time = 0; time < 2; time++)
    expect((await late()).said).toContain('held. This issue was begun to be sent before');
  expect(readersMailed(here)).toHaveLength(1);
  expect(lettersToEditors(here)).toHaveLength(1);

  await here.run(['approve', 'morning', '--not-sent']);
  await here.run(['compose', 'morning']);
  expect((await late()).said).not.toContain('held');
  expect(readersMailed(here)).toHaveLength(2);
});

test('the scheduler holds an approved issue that the restore forgot was sent, and tells the editors once', async () => {
  await using here = await readyToSend();
  await forgotten(here, () => here.run(['send', 'morning']));
  rmSync(journalOf(here));
  const said = await here.tickAt(SEND_TIME);
  expect(said.join('\n')).toContain(`${ISSUE_ID}: held. This issue was begun`);
  await here.tickAt(SEND_TIME + 60_000);
  expect(lettersToEditors(here)).toHaveLength(1);
  expect(readersMailed(here)).toHaveLength(3);
  expect((await stateOf(here))[0]).toBe('in_review');
});

test('restored from the middle of a send: what the log shows as taken is accepted, only the rest goes out', async () => {
  let busy = true;
  await using here = await readyToSend(({ verb }) =>
    busy && verb === 'MAIL' ? '421 4.3.2 later' : undefined,
  );
  await here.run(['send', 'morning']);
  busy = false;
  here.clock.at += 600_000;
  await forgotten(here, () => here.run(['send', 'morning']));
  expect(await stateOf(here)).toEqual(['sending', { ready: 3 }]);
  const log = writeLog(here, READERS.slice(0, 2));

  const dry = await here.run(['resolve', 'morning', '--log', log, '--dry-run']);
  expect(dry.stdout).toMatch(/^accept\t1\tada@.*\naccept\t2\tbo@.*\n$/);
  expect(dry.stderr).toContain('Of 3 deliveries still to be sent the log shows 2 taken; 1 is to be sent.\n');
  expect(await stateOf(here)).toEqual(['sending', { ready: 3 }]);
  const looked = await here.run(['resolve', 'morning', '--log', log]);
  expect([looked.code, await stateOf(here)]).toEqual([0, ['sending', { ready: 1, accepted: 2 }]]);
  expect((await here.run(['send', 'morning'])).code).toBe(1);
  {
    await using app = await here.open();
    await app.issues.pause(ISSUE_ID, 'ed@brinmouth.example');
    expect(await app.issues.resume(ISSUE_ID, 'ed@brinmouth.example')).toMatchObject({ outcome: 'refused' });
  }
  expect((await here.run(['resume', 'morning'])).stderr).toContain('restored from a backup');
  expect((await stateOf(here))[0]).toBe('paused');

  rmSync(journalOf(here));
  expect((await here.run(['resume', 'morning'])).code).toBe(0);
  expect(await stateOf(here)).toEqual(['finished', { accepted: 3 }]);
  expect(readersMailed(here).toSorted()).toEqual([...READERS, 'cy@mail.example']);
});

test('where the journal is lost as well, the log still brings the database up to date', async () => {
  let busy = true;
  await using here = await readyToSend(({ verb }) =>
    busy && verb === 'MAIL' ? '421 4.3.2 later' : undefined,
  );
  await here.run(['send', 'morning']);
  busy = false;
  here.clock.at += 600_000;
  await forgotten(here, () => here.run(['send', 'morning']));
  rmSync(journalOf(here));
  expect((await here.run(['resolve', 'morning', '--log', writeLog(here)])).code).toBe(0);
  expect(await stateOf(here)).toEqual(['finished', { accepted: 3 }]);
  await here.run(['send', 'morning']);
  expect(readersMailed(here)).toHaveLength(3);
});

test('a restored database never sends again what one log shows as turned away', async () => {
  let hanging = true;
  await using here = await readyToSend(({ verb }) =>
    hanging && verb === 'dot' ? { drop: 'fin' } : undefined,
  );
  await here.run(['send', 'morning']);
  hanging = false;
  const { inDoubt } = JSON.parse((await here.run(['status', ISSUE_ID, '--json'])).stdout);
  here.clock.at += 600_000;
  await forgotten(here, async () => {
    await here.run(['resolve', 'morning', '1', '--as', 'resend']);
    await here.run(['send', 'morning']);
  });
  const log = join(here.folder.path, 'yesterday.log');
  writeFileSync(
    log,
    [
      `Nov 23 05:30:01 mx postfix/cleanup[81]: 4CDF2B1E3A: message-id=<${inDoubt[0].messageId}>`,
      'Nov 23 05:30:01 mx postfix/cleanup[81]: 4CDF2B1E3A: milter-reject: END-OF-MESSAGE from a: 5.7.1 no\n',
    ].join('\n'),
  );
  const looked = await here.run(['resolve', 'morning', '--log', log]);
  expect(looked.stderr).toContain('3 stay in doubt');
  expect(await stateOf(here)).toEqual(['finished_with_failures', { in_doubt: 3 }]);
});

test('a journal under its former name still guards, and is taken over', async () => {
  await using here = await readyToSend();
  await forgotten(here, () => here.run(['send', 'morning']));
  const journal = readFileSync(journalOf(here));
  writeFileSync(`${databaseOf(here)}.send-journal`, journal);
  rmSync(journalOf(here));
  expect((await here.run(['send', 'morning'])).stderr).toContain('restored from a backup');
  expect(readFileSync(journalOf(here))).toEqual(journal);
  // A version that did not know the new name has written on, or left it as it was.
  writeFileSync(`${databaseOf(here)}.send-journal`, '0000000000000000\n');
  expect((await here.run(['send', 'morning'])).stderr).toContain('restored from a backup');
  expect(readFileSync(journalOf(here))).toEqual(journal);
  expect(() => readFileSync(`${databaseOf(here)}.send-journal`)).toThrow(/ENOENT/);
});

test('the refusal is to be seen at the desk, in the health and in the metrics', async () => {
  await using here = await readyToSend();
  const ask = async () => {
    await using app = await here.open({ METRICS_TOKEN: 'a-token-of-some-length' });
    const health = await app.site.request('/health');
    const authorization = 'Bearer a-token-of-some-length';
    const metrics = await app.site.request('/metrics', { headers: { authorization } });
    return {
      health: [health.status, await health.json()],
      metrics: /^twofold_sending_refused \d$/m.exec(await metrics.text())?.[0],
      desk: await app.issues.sendingRefused(),
    };
  };
  expect(await ask()).toEqual({
    health: [200, { status: 'ok' }],
    metrics: 'twofold_sending_refused 0',
    desk: null,
  });
  await forgotten(here, () => here.run(['send', 'morning']));
  expect(await ask()).toEqual({
    health: [200, { status: 'sending refused' }],
    metrics: 'twofold_sending_refused 1',
    desk: expect.stringContaining('restored from a backup'),
  });
});
