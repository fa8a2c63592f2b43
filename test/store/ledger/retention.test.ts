import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deleteOldDeliveries } from '../../../src/jobs/delete-old-deliveries.ts';
import type { SendUnderWay } from '../../../src/jobs/send/send-due-issue.ts';
import { createDeliveryRetention, mayBeDeleted } from '../../../src/store/ledger/retention.ts';
import { bounce, complaint, DAY, type SentIssues, sentIssues } from '../../bounces/sent-issues.ts';
import { MONDAY, seedIssue, seedSubscriber, unsubscribe } from '../../support/newsroom-database.ts';
import { type Postgres, postgresBinaries, startPostgres } from '../../support/postgres.ts';

const ISSUE = 'morning/2026-11-23';
const binaries = await postgresBinaries();

describe.for([
  { name: 'SQLite', missing: false },
  { name: 'PostgreSQL', missing: binaries === null },
])('who got an old issue, on $name', ({ name, missing }) => {
  let postgres: Postgres | null = null;
  beforeAll(async () => {
    if (name === 'PostgreSQL' && binaries) postgres = await startPostgres(binaries);
  }, 120_000);
  afterAll(() => postgres?.[Symbol.asyncDispose]());

  /** Readers 1 and 2 accepted, 3 rejected, 4 in doubt, 5 had left; `newer` issues since. */
  async function oldIssue(newer = 30) {
    const s = await sentIssues({ readers: 5, ...(postgres && { url: postgres.url }) });
    await unsubscribe(s.database, 5);
    const issueId = await s.freeze(0);
    const rows = await s.ledger.claim({ issueId, worker: 'w', limit: 9, leaseMs: 60_000 });
    rows.sort((a, b) => a.id - b.id);
    const marks = rows.map(({ id, epoch }) => ({ id, epoch, worker: 'w', leaseMs: 60_000 }));
    await s.ledger.commit({ issueId, marks, outcomes: [] });
    const states = ['accepted', 'accepted', 'rejected', 'in_doubt'] as const;
    const said = { counts: true, nextAt: null, code: null, enhanced: null, detail: null };
    const outcomes = rows.map(({ id, epoch }, n) => ({
      ...said,
      id,
      epoch,
      state: states[n] ?? ('ready' as const),
    }));
    await s.ledger.commit({ issueId, marks: [], outcomes });
    expect(await s.ledger.finish(issueId)).toBe('finished_with_failures');
    for (let day = 100; day < 100 + newer; day++) await s.freeze(day);
    return { s, rows, retention: createDeliveryRetention(s.database) };
  }
  const deleteOld = (s: SentIssues, goOn = () => true, days = 90) =>
    createDeliveryRetention(s.database).deleteOld({
      now: s.clock.at,
      before: s.clock.at - days * DAY,
      goOn,
    });

  describe.skipIf(missing)('(skipped where it is not installed)', () => {
    test('is forgotten, how many did is not, nor what is in doubt', async () => {
      const { s, retention } = await oldIssue();
      await using _ = s;
      const before = [await s.ledger.counts(ISSUE), await s.ledger.exclusions(ISSUE)];
      expect(before).toMatchObject([{ accepted: 2, rejected: 1, in_doubt: 1 }, { unsubscribed: 1 }]);
      expect(await retention.deletedAt(ISSUE)).toBeNull();
      expect(await deleteOld(s)).toEqual({ deleted: 4, done: true });
      expect(await retention.deletedAt(ISSUE)).toBe(s.clock.at);
      expect([await s.ledger.counts(ISSUE), await s.ledger.exclusions(ISSUE)]).toEqual(before);
      for (const state of ['accepted', 'rejected'] as const)
        expect(await s.ledger.list(ISSUE, state, 9)).toEqual([]);
      const [doubt, ...others] = await s.ledger.list(ISSUE, 'in_doubt', 9);
      expect([doubt?.address, others]).toEqual(['reader4@mail.example', []]);
      expect(await deleteOld(s)).toEqual({ deleted: 0, done: true });

      expect(await s.ledger.resolve(doubt?.id ?? 0, 'accept')).toBe('resolved');
      expect(await s.ledger.counts(ISSUE)).toMatchObject({ accepted: 3, rejected: 1, in_doubt: 0 });
      expect(await s.ledger.finish(ISSUE)).toBe('finished_with_failures'); // there is nobody left to see it by
      expect(await s.ledger.counts(ISSUE)).toMatchObject({ accepted: 3, rejected: 1 });
    });

    test('is kept of what ended lately, of the newest issues, and of what is being sent', async () => {
      const { s } = await oldIssue(29);
      await using _ = s;
      await seedIssue(s.database, { id: 'morning/2027-06-01', state: 'draft' });
      expect(await deleteOld(s)).toEqual({ deleted: 0, done: true });
      await s.freeze(140);
      expect(await deleteOld(s, () => true, 141)).toEqual({ deleted: 0, done: true });
      await s.database.db.updateTable('issues').set({ state: 'sending' }).where('id', '=', ISSUE).execute();
      expect(await deleteOld(s)).toEqual({ deleted: 0, done: true });
      expect(await s.ledger.list(ISSUE, 'accepted', 9)).toHaveLength(2);
    });

    test('is deleted chunk by chunk, and goes on where it stopped', async () => {
      const { s } = await oldIssue();
      await using _ = s;
      const sending = new Map<string, SendUnderWay>();
      let [now, asked] = [s.clock.at, 0];
      const clock = { now: () => now + (asked++ > 1 ? 11_000 : 0) };
      const deliveryRetention = createDeliveryRetention(s.database);
      const needs = { deliveryRetention, deliveryDays: 90, sending, clock };
      expect(await deleteOldDeliveries({ ...needs, deliveryDays: null }, now)).toEqual({
        deleted: 0,
        done: true,
      });
      const before = now - 50 * DAY;
      expect(await deleteOldDeliveries(needs, before)).toEqual({ deleted: 0, done: true }); // the clock is ahead
      sending.set(ISSUE, {} as SendUnderWay);
      expect(await deleteOldDeliveries(needs, now)).toEqual({ deleted: 0, done: false });
      sending.clear();
      asked = 0;
      expect(await deleteOldDeliveries(needs, now)).toEqual({ deleted: 3, done: false });
      asked = Number.NEGATIVE_INFINITY;
      now += 60_000;
      expect(await deleteOldDeliveries(needs, now)).toEqual({ deleted: 1, done: true });
    });

    test('to the last row, however many they are', async () => {
      await using s = await sentIssues({ readers: 0, ...(postgres && { url: postgres.url }) });
      const ids = Array.from({ length: 2_200 }, (_, n) => n + 1);
      await s.database.db.insertInto('subscribers').values(ids.map(subscriberOf)).execute();
      await s.database.db.insertInto('subscriptions').values(ids.map(subscriptionOf)).execute();
      const issueId = await s.freeze(0);
      await s.ledger.giveUp(issueId, s.clock.at, 'too late');
      expect(await s.ledger.finish(issueId)).toBe('finished_with_failures');
      let kept = '';
      for (let day = 100; day < 130; day++) kept = await seedFrozen(s, day);
      const hadLeft = ids.filter((id) => id % 2 === 1);
      const reason = 'unsubscribed' as const;
      const exclusions = hadLeft.map((subscriber_id) => ({ issue_id: kept, subscriber_id, reason }));
      await s.database.db.insertInto('exclusions').values(exclusions).execute();
      s.clock.at += 200 * DAY;
      expect(await deleteOld(s)).toEqual({ deleted: 2_200, done: true });
      expect(await s.ledger.list(issueId, 'rejected', 9)).toEqual([]);
      expect(await s.ledger.counts(issueId)).toMatchObject({ rejected: 1_100 });
      expect(await s.ledger.exclusions(issueId)).toMatchObject({ unsubscribed: 1_100 });
      expect(await s.ledger.exclusions(kept)).toMatchObject({ unsubscribed: 1_100 });
    });

    test.for(['finished', 'cancelled'] as const)('is forgotten too of what was %s', async (state) => {
      const { s } = await oldIssue();
      await using _ = s;
      const finished_at = state === 'finished' ? s.clock.at - 90 * DAY : null;
      const updated_at = state === 'finished' ? s.clock.at : s.clock.at - 90 * DAY;
      const change = { state, finished_at, updated_at };
      await s.database.db.updateTable('issues').set(change).where('id', '=', ISSUE).execute();
      expect(await deleteOld(s)).toEqual({ deleted: 0, done: true }); // the ninetieth day is not over
      s.clock.at += 1;
      expect(await deleteOld(s)).toEqual({ deleted: 4, done: true });
    });

    test('is kept of what somebody wrote off, and of what is still under way', async () => {
      const { s, rows } = await oldIssue();
      await using _ = s;
      for (const [n, state] of (['written_off', 'committing'] as const).entries())
        await s.database.db
          .updateTable('deliveries')
          .set({ state })
          .where('id', '=', rows[n]?.id ?? 0)
          .execute();
      expect(await deleteOld(s)).toEqual({ deleted: 2, done: true });
      const left = await s.database.db
        .selectFrom('deliveries')
        .where('issue_id', '=', ISSUE)
        .select('state')
        .orderBy('id')
        .execute();
      expect(left.map(({ state }) => state)).toEqual(['written_off', 'committing', 'in_doubt']);
    });

    test('where nothing but doubts is left, no names are missing', async () => {
      const { s, rows, retention } = await oldIssue();
      await using _ = s;
      const { db } = s.database;
      const ids = rows.map(({ id }) => id);
      await db.updateTable('deliveries').set({ state: 'in_doubt' }).where('id', 'in', ids).execute();
      await db.deleteFrom('exclusions').where('issue_id', '=', ISSUE).execute();
      expect(await deleteOld(s)).toEqual({ deleted: 0, done: true });
      expect(await retention.deletedAt(ISSUE)).toBeNull();
    });

    test('what is settled later goes later; since when names are missing, and up to which number, stays', async () => {
      const { s, rows, retention } = await oldIssue();
      await using _ = s;
      const [first, , , last] = rows.map(({ id }) => id) as [number, number, number, number];
      const set = (id: number, state: 'in_doubt' | 'accepted') =>
        s.database.db.updateTable('deliveries').set({ state }).where('id', '=', id).execute();
      await set(first, 'in_doubt');
      await set(last, 'accepted');
      const began = s.clock.at;
      expect(await deleteOld(s)).toMatchObject({ deleted: 4 });
      s.clock.at += DAY;
      await set(first, 'accepted');
      expect(await deleteOld(s)).toMatchObject({ deleted: 1 });
      expect(await retention.deletedAt(ISSUE)).toBe(began);
      const maybe = (id: number) => mayBeDeleted(s.database.db, id);
      expect([await maybe(first), await maybe(last), await maybe(last + 1)]).toEqual([true, true, false]);
    });

    const onSqlite = name === 'SQLite' ? [''] : [];
    test.for(onSqlite)('is kept of an issue that was opened again meanwhile', async () => {
      const { s } = await oldIssue();
      await using _ = s;
      const reopen = () =>
        s.database.db.updateTable('issues').set({ state: 'sending' }).where('id', '=', ISSUE).execute();
      let reopened: Promise<unknown> | undefined;
      const goOn = () => {
        reopened ??= reopen();
        return true;
      };
      await deleteOld(s, goOn);
      await reopened;
      expect(await s.ledger.list(ISSUE, 'accepted', 9)).toHaveLength(2);
    });

    test('returned mail still counts where it proves itself', async () => {
      const { s, rows } = await oldIssue();
      await using _ = s;
      await deleteOld(s);
      const [one, two, three] = rows.map((row) => ({ ...row, path: s.returnPaths.returnPathOf(row) }));
      if (!one || !two || !three) throw new Error('there are no rows');
      const returned = [
        bounce({ returnPaths: [one.path], address: one.address }),
        bounce({ returnPaths: [one.path], messageId: one.messageId, address: 'elsewhere@mail.example' }),
        bounce({ returnPaths: [one.path], messageId: two.messageId, address: two.address }),
        bounce({ returnPaths: [one.path], messageId: one.messageId, address: one.address }),
        complaint({ returnPaths: [two.path], messageId: two.messageId }),
        bounce({ returnPaths: [s.returnPaths.returnPathOf({ ...three, id: 9e9 })] }),
      ];
      const came = [];
      for (const report of returned) came.push((await s.receive(report, { listUnknown: false }))[0]);
      expect(came.map((each) => [each?.outcome, each?.why ?? each?.issueId])).toEqual([
        ['refused', 'deleted'],
        ['refused', 'deleted'],
        ['refused', 'deleted'],
        ['suppressed', ISSUE],
        ['suppressed', ISSUE],
        ['refused', 'forged'],
      ]);
      expect([await s.barred(1), await s.barred(2), await s.barred(3)]).toEqual([
        'hard_bounce',
        'complaint',
        null,
      ]);
      expect(await s.reports.ofIssue(ISSUE)).toMatchObject({ hard: 1, complaints: 1 });
    });

    test('a complaint of somebody erased is not held against who has their number now', async () => {
      const { s, rows } = await oldIssue();
      await using _ = s;
      await deleteOld(s);
      const [gone] = rows;
      if (!gone) throw new Error('there are no rows');
      await s.database.db.deleteFrom('subscribers').where('id', '=', gone.subscriberId).execute();
      await seedSubscriber(s.database, gone.subscriberId, 'newcomer@mail.example');
      await s.database.db
        .updateTable('subscribers')
        .set({ created_at: s.clock.at })
        .where('id', '=', gone.subscriberId)
        .execute();
      const returnPath = s.returnPaths.returnPathOf(gone);
      const [came] = await s.receive(complaint({ returnPaths: [returnPath], messageId: gone.messageId }));
      expect([came?.outcome, came?.why]).toEqual(['refused', 'deleted']);
      expect(await s.subscribers.suppressions(['newcomer@mail.example'])).toEqual([]);
    });
  });
});

function subscriberOf(id: number) {
  const address = `reader${id}@mail.example`;
  return { id, address, canonical_address: address, name: '', created_at: MONDAY, token_epoch: 0 };
}

/** Every other one has left. */
function subscriptionOf(subscriber_id: number) {
  const state = subscriber_id % 2 === 0 ? ('active' as const) : ('unsubscribed' as const);
  const consent = { consent_wording: 'Yes', consent_source: 'test', consent_at: MONDAY };
  return { subscriber_id, edition: 'morning', state, ...consent, updated_at: MONDAY };
}

/** An issue of that day that went out to nobody; its id. */
async function seedFrozen({ database }: SentIssues, day: number): Promise<string> {
  const at = MONDAY + day * DAY;
  const id = `morning/${new Date(at).toISOString().slice(0, 10)}`;
  await seedIssue(database, { id });
  await database.db
    .updateTable('issues')
    .set({ state: 'finished', frozen_at: at, finished_at: at })
    .where('id', '=', id)
    .execute();
  return id;
}
