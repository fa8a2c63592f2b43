import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { App } from '../../../src/app/app.ts';
import {
  DRAFT_TIME,
  ISSUE_ID,
  lettersToEditors,
  type NewsroomHere,
  readersMailed,
  SEND_TIME,
  startNewsroom,
} from '../../support/newsroom-here.ts';

const MINUTE = 60_000;

test('who joins a send that is under way hears of it, and stops it', async () => {
  await using here = await startNewsroom({}, async ({ verb }) => {
    if (verb === 'dot') await wait(20);
    return undefined;
  });
  await using app = await here.open({ SMTP_CONNECTIONS: '1' });
  for (let reader = 0; reader < 40; reader++)
    await here.run(['subscribers', 'add', `reader-${reader}@mail.example`]);
  await here.tickAt(DRAFT_TIME);
  await here.tickAt(DRAFT_TIME);
  await here.run(['approve', 'morning']);
  const issue = await app.issues.get(ISSUE_ID);
  if (!issue) throw new Error('there is no issue');
  await app.jobs.startSending(issue);

  const first = app.jobs.deliver(ISSUE_ID, { signal: new AbortController().signal });
  const stop = new AbortController();
  const seen: number[] = [];
  const second = app.jobs.deliver(ISSUE_ID, {
    signal: stop.signal,
    onProgress: (done) => {
      seen.push(done);
      if (done === 2) stop.abort();
    },
  });
  expect((await second).status).toBe('stopped');
  expect(await first).toBe(await second);
  expect(seen.length).toBeGreaterThan(1);
  expect(readersMailed(here).length).toBeLessThan(40);
});

/** With one reader, and its issue frozen for her. */
async function openFrozen(here: NewsroomHere): Promise<App> {
  await here.run(['subscribers', 'add', 'ada@mail.example']);
  for (const at of [DRAFT_TIME, DRAFT_TIME]) await here.tickAt(at);
  await here.run(['approve', 'morning']);
  const app = await here.open();
  const issue = await app.issues.get(ISSUE_ID);
  if (!issue) throw new Error('there is no issue');
  await app.jobs.startSending(issue);
  return app;
}

test('a send that was stopped before it began mails nobody', async () => {
  await using here = await startNewsroom();
  await using app = await openFrozen(here);
  const [entry] = await app.issues.audit(ISSUE_ID);
  expect(entry).toMatchObject({ action: 'freeze', detail: '1 subscriber' });
  expect(await app.jobs.deliver(ISSUE_ID, { signal: AbortSignal.abort() })).toMatchObject({
    status: 'stopped',
  });
  expect(readersMailed(here)).toEqual([]);
  const { signal } = new AbortController();
  expect(await app.jobs.deliver(ISSUE_ID, { signal })).toMatchObject({ status: 'finished' });
});

test('in an edition’s quiet hours nobody is mailed, and after them everybody', async () => {
  await using here = await startNewsroom({ quietHours: ['07:00', '09:00'] });
  await using app = await openFrozen(here);
  const deliverAt = (at: number) => {
    here.clock.at = at;
    return app.jobs.deliver(ISSUE_ID, { signal: new AbortController().signal });
  };
  expect(await deliverAt(SEND_TIME + 60 * MINUTE)).toMatchObject({ status: 'waiting', counts: { ready: 1 } });
  expect(readersMailed(here)).toEqual([]);
  expect(await deliverAt(SEND_TIME + 150 * MINUTE)).toMatchObject({ status: 'finished' });
  expect(readersMailed(here)).toEqual(['ada@mail.example']);
});

test('a send whose worker name is lost stops: others may take its rows for a dead process’s', async () => {
  const lost = new AbortController();
  let dots = 0;
  await using here = await startNewsroom({}, async ({ verb }) => {
    if (verb === 'dot' && ++dots === 2) lost.abort();
    return undefined;
  });
  for (let reader = 0; reader < 10; reader++)
    await here.run(['subscribers', 'add', `reader-${reader}@mail.example`]);
  await here.tickAt(DRAFT_TIME);
  await here.tickAt(DRAFT_TIME);
  await here.run(['approve', 'morning']);
  await using app = await here.open({ SMTP_CONNECTIONS: '1' });
  const { effects } = app;
  const hold = effects.holdWorker;
  Object.assign(effects, { holdWorker: async () => ({ ...(await hold()), lost: lost.signal }) });
  const issue = await app.issues.get(ISSUE_ID);
  if (!issue) throw new Error('there is no issue');
  await app.jobs.startSending(issue);
  const report = await app.jobs.deliver(ISSUE_ID, { signal: new AbortController().signal });
  expect(report.status).toBe('stopped');
  expect(readersMailed(here).length).toBeLessThan(10);
});

test('one process sends the same issue again, for those who were put off', async () => {
  await using here = await startNewsroom({}, ({ verb, to, before }) =>
    verb === 'RCPT' && to === 'ben@mail.example' && before === 0 ? '450 4.2.0 greylisted' : undefined,
  );
  for (const reader of ['ada', 'ben']) await here.run(['subscribers', 'add', `${reader}@mail.example`]);
  await here.tickAt(DRAFT_TIME);
  await here.tickAt(DRAFT_TIME);
  await here.run(['approve', 'morning']);
  await using app = await here.open();
  const issue = await app.issues.get(ISSUE_ID);
  if (!issue) throw new Error('there is no issue');
  await app.jobs.startSending(issue);
  const deliver = () => app.jobs.deliver(ISSUE_ID, { signal: new AbortController().signal });
  expect(await deliver()).toMatchObject({ status: 'waiting', counts: { accepted: 1, deferred: 1 } });
  here.clock.at += 10 * MINUTE;
  expect(await deliver()).toMatchObject({ status: 'finished', counts: { accepted: 2 } });
  expect(readersMailed(here)).toEqual(['ada@mail.example', 'ben@mail.example']);
});

test('an issue that stops by itself tells the editors why, once', async () => {
  await using here = await startNewsroom({ approval: 'auto' }, ({ verb, to }) =>
    verb === 'RCPT' && to.endsWith('@mail.example') ? '530 5.7.0 authenticate first' : undefined,
  );
  await here.run(['subscribers', 'add', 'ada@mail.example']);
  await here.tickAt(DRAFT_TIME);
  await here.tickAt(DRAFT_TIME);
  for (const minutes of [0, 1, 2]) await here.tickAt(SEND_TIME + minutes * MINUTE);
  await using app = await here.open();
  expect(await app.issues.get(ISSUE_ID)).toMatchObject({ state: 'paused' });
  const letters = lettersToEditors(here);
  expect(letters).toHaveLength(1);
  expect(letters[0]).toContain('authenticate first');
});

test('an edition that is stale after two hours is not handed over in the third', async () => {
  await using here = await startNewsroom({ giveUpHours: 2 }, ({ verb, to }) =>
    verb === 'RCPT' && to === 'ben@mail.example' ? '450 4.2.0 greylisted' : undefined,
  );
  for (const reader of ['ada', 'ben']) await here.run(['subscribers', 'add', `${reader}@mail.example`]);
  await here.tickAt(DRAFT_TIME);
  await here.tickAt(DRAFT_TIME);
  await here.run(['approve', 'morning']);
  await here.run(['send', 'morning']);
  await here.tickAt(DRAFT_TIME + 3 * 60 * MINUTE);
  await using app = await here.open();
  expect(await app.effects.ledger.counts(ISSUE_ID)).toMatchObject({ accepted: 1, rejected: 1, deferred: 0 });
  expect(await app.issues.get(ISSUE_ID)).toMatchObject({ state: 'finished_with_failures' });
});

test('a send that comes second holds nothing: the issue is out already', async () => {
  await using here = await startNewsroom();
  await here.run(['subscribers', 'add', 'ada@mail.example']);
  await here.tickAt(DRAFT_TIME);
  await here.tickAt(DRAFT_TIME);
  await here.run(['approve', 'morning']);
  await using app = await here.open();
  const work = { kind: 'send', issueId: ISSUE_ID, approve: 'none' } as const;
  const options = { signal: new AbortController().signal, sendLater: () => {} };
  expect(await app.jobs.doWork(work, options)).toMatchObject({ said: `${ISSUE_ID}: sending` });
  expect((await app.jobs.doWork(work, options)).said).toContain('somebody else was first');
  expect(await app.issues.get(ISSUE_ID)).toMatchObject({ state: 'sending', heldReason: null });
  expect(lettersToEditors(here)).toEqual([]);
});

test('an issue whose audience another process is writing down is neither held nor told of', async () => {
  await using here = await startNewsroom({ approval: 'auto' });
  await here.run(['subscribers', 'add', 'ada@mail.example']);
  await here.tickAt(DRAFT_TIME);
  await here.tickAt(DRAFT_TIME);
  await using app = await here.open();
  await app.database.db
    .insertInto('freezes')
    .values({ issue_id: ISSUE_ID, token: 'another', lease_until: SEND_TIME + 10_000 })
    .execute();
  await here.tickAt(SEND_TIME);
  expect(await app.issues.get(ISSUE_ID)).toMatchObject({ state: 'approved', heldReason: null });
  expect(here.smtp.accepted).toEqual([]);
  await here.tickAt(SEND_TIME + MINUTE); // it died
  expect(readersMailed(here)).toEqual(['ada@mail.example']);
  expect(lettersToEditors(here)).toEqual([]);
});

test('nobody subscribed: the editors are told once, not at every wake-up', async () => {
  await using here = await startNewsroom({ approval: 'auto' });
  await here.tickAt(DRAFT_TIME);
  await here.tickAt(DRAFT_TIME);
  for (const minutes of [0, 1, 2, 3]) await here.tickAt(SEND_TIME + minutes * MINUTE);
  expect(lettersToEditors(here)).toHaveLength(1);
  await here.run(['subscribers', 'add', 'ada@mail.example']);
  await here.tickAt(SEND_TIME + 4 * MINUTE);
  expect(readersMailed(here)).toEqual(['ada@mail.example']);
});

test.for([
  ['cancelled', 'cancel'],
  ['paused', 'pause'],
] as const)(
  'what a process that died left of an issue that was then %s is in doubt by name',
  async ([, end]) => {
    await using here = await startNewsroom();
    for (const reader of ['ada', 'ben']) await here.run(['subscribers', 'add', `${reader}@mail.example`]);
    await here.tickAt(DRAFT_TIME);
    await here.tickAt(DRAFT_TIME);
    await here.run(['approve', 'morning']);
    await using app = await here.open();
    const { ledger } = app.effects;
    const issue = await app.issues.get(ISSUE_ID);
    if (!issue) throw new Error('there is no issue');
    await app.jobs.startSending(issue);
    const worker = 'a-host-that-died/1';
    const [row] = await ledger.claim({ issueId: ISSUE_ID, worker, limit: 2, leaseMs: MINUTE });
    if (!row) throw new Error('nothing was claimed');
    const mark = { id: row.id, epoch: row.epoch, worker, leaseMs: MINUTE };
    await ledger.commit({ issueId: ISSUE_ID, marks: [mark], outcomes: [] });
    await app.issues[end](ISSUE_ID, 'ann');
    await here.tickAt(DRAFT_TIME);
    expect(await ledger.counts(ISSUE_ID)).toMatchObject({ committing: 1, in_doubt: 0 });
    await here.tickAt(DRAFT_TIME + 2 * MINUTE);
    expect(await ledger.counts(ISSUE_ID)).toMatchObject({ ready: 1, claimed: 0, committing: 0, in_doubt: 1 });
    expect(readersMailed(here)).toEqual([]);
  },
);

test('rows that are all held by a process that died are taken up at the next wake-up, not after the lease', async () => {
  await using here = await startNewsroom();
  for (const reader of ['ada', 'ben']) await here.run(['subscribers', 'add', `${reader}@mail.example`]);
  await here.tickAt(DRAFT_TIME);
  await here.tickAt(DRAFT_TIME);
  await here.run(['approve', 'morning']);
  {
    await using app = await here.open();
    const issue = await app.issues.get(ISSUE_ID);
    if (!issue) throw new Error('there is no issue');
    await app.jobs.startSending(issue);
    await using worker = await app.effects.holdWorker();
    const claim = { issueId: ISSUE_ID, worker: worker.name, limit: 9, leaseMs: 900_000 };
    expect(await app.effects.ledger.claim(claim)).toHaveLength(2);
  }
  await here.tickAt(DRAFT_TIME + MINUTE);
  expect(readersMailed(here).toSorted()).toEqual(['ada@mail.example', 'ben@mail.example']);
});
