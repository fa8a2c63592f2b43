import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryState } from '../../../src/delivery/delivery.ts';
import type { AttemptOutcome, ClaimedDelivery, Ledger, Mark } from '../../../src/delivery/ledger.ts';
import type { Clock } from '../../../src/lib/clock.ts';
import type { Database } from '../../../src/store/database.ts';
import { createDeliveryLedger } from '../../../src/store/ledger/delivery-ledger.ts';
import { PUT_ASIDE } from '../../../src/store/ledger/suspects.ts';
import { databaseKinds, type OpenedDatabase, openDatabaseOf } from '../../support/each-database.ts';
import {
  emptyTables,
  HASH,
  ISSUE,
  MONDAY,
  openMigrated,
  seedIssue,
  seedSubscriber,
  seedSubscribers,
  suppress,
  temporaryFolder,
  unsubscribe,
} from '../../support/newsroom-database.ts';

const LEASE = 60_000;

const freezeRequest = {
  issueId: ISSUE,
  contentHash: HASH,
  rendered: '{"html":"<p>"}',
  messageIdDomain: 'news.example',
};

describe.each(await databaseKinds())('on $kind', (on) => {
  const { skip } = on;
  let opened: OpenedDatabase | undefined;
  let database: Database;
  let ledger: Ledger;
  let now = MONDAY;
  const clock: Clock = { now: () => now };

  beforeAll(async () => {
    if (skip) return;
    opened = await openDatabaseOf(on);
    database = opened.database;
    ledger = createDeliveryLedger(database, clock);
  });
  afterAll(async () => {
    await opened?.[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    if (skip) return;
    now = MONDAY;
    await emptyTables(database);
  });

  const onThis = test.skipIf(skip);

  async function frozen(subscribers: number): Promise<void> {
    await seedIssue(database);
    await seedSubscribers(database, subscribers);
    expect(await ledger.freeze(freezeRequest)).toMatchObject({ outcome: 'frozen' });
  }
  const claim = (limit: number, worker = 'one') =>
    ledger.claim({ issueId: ISSUE, worker, limit, leaseMs: LEASE });
  const mark = ({ id, epoch }: ClaimedDelivery, worker = 'one'): Mark => ({
    id,
    epoch,
    worker,
    leaseMs: LEASE,
  });
  const commitMarks = async (...marks: Mark[]) =>
    (await ledger.commit({ issueId: ISSUE, marks, outcomes: [] })).marks;
  const became = (row: ClaimedDelivery, state: AttemptOutcome['state'], nextAt: number | null = null) =>
    ({
      id: row.id,
      epoch: row.epoch,
      state,
      counts: true,
      nextAt,
      code: 250,
      enhanced: '2.0.0',
      detail: 'ok',
    }) as const;
  const commitOutcomes = async (...outcomes: AttemptOutcome[]) =>
    (await ledger.commit({ issueId: ISSUE, marks: [], outcomes })).outcomes;
  const issue = () =>
    database.db.selectFrom('issues').where('id', '=', ISSUE).selectAll().executeTakeFirstOrThrow();
  const setIssue = (state: 'paused' | 'cancelled' | 'sending') =>
    database.db.updateTable('issues').set({ state }).where('id', '=', ISSUE).execute();
  const follow = (subscriberId: number) =>
    database.db
      .insertInto('follows')
      .values({
        subscriber_id: subscriberId,
        kind: 'topic',
        key: 'canals',
        label: 'Canals',
        created_at: MONDAY,
      })
      .execute();
  const states = async () =>
    Object.fromEntries(Object.entries(await ledger.counts(ISSUE)).filter(([, count]) => count > 0));

  onThis('candidates are recipients and exclusions, each with its reason', async () => {
    await seedIssue(database);
    await seedSubscribers(database, 2);
    await seedSubscriber(database, 3, 'pending@mail.example', 'pending');
    await seedSubscriber(database, 4, 'left@mail.example', 'unsubscribed');
    await seedSubscriber(database, 5, 'Complained@mail.example');
    await suppress(database, 'complained@mail.example');
    await seedSubscriber(database, 6, 'a@mail.example, b@mail.example');
    await seedSubscriber(database, 7, 'evening@mail.example');
    const evening = database.db.updateTable('subscriptions').set({ edition: 'evening' });
    await evening.where('subscriber_id', '=', 7).execute();
    const audience = {
      subscribers: 2,
      exclusions: { suppressed: 1, unsubscribed: 1, not_confirmed: 1, invalid_address: 1 },
    };
    expect(await ledger.audience('morning')).toEqual(audience);
    expect(await ledger.freeze(freezeRequest)).toEqual({ outcome: 'frozen', audience });
    expect(await ledger.exclusions(ISSUE)).toEqual(audience.exclusions);
    expect(await states()).toEqual({ ready: 2 });
    expect(await issue()).toMatchObject({
      state: 'sending',
      frozen: freezeRequest.rendered,
      frozen_at: MONDAY,
    });
  });

  onThis('an address that could change an envelope or a header gets no copy', async () => {
    await seedIssue(database);
    await seedSubscribers(database, 1);
    const odd = ['a b', 'a\tb', 'a\rb', 'a\nb', 'a,b', 'a;b', 'a<b', 'a>b', 'a"b', 'a@b', ''];
    const addresses = [...odd.map((local) => `${local}@mail.example`), 'nobody', 'nobody@'];
    for (const [n, address] of addresses.entries()) await seedSubscriber(database, 2 + n, address);
    expect(await ledger.freeze(freezeRequest)).toMatchObject({ audience: { subscribers: 1 } });
    expect(await ledger.exclusions(ISSUE)).toMatchObject({ invalid_address: addresses.length });
  });

  onThis(
    'a claim says which earlier issues a reader who follows something got, may have or will',
    async () => {
      await frozen(6);
      for (const subscriberId of [1, 2, 3, 4, 5]) await follow(subscriberId);
      const rows = await claim(6);
      const outcomes = { 1: 'accepted', 2: 'rejected', 3: 'in_doubt', 4: 'deferred', 6: 'accepted' } as const;
      await commitOutcomes(
        ...rows.flatMap((row) => {
          const state = outcomes[row.subscriberId as keyof typeof outcomes];
          return state ? [became(row, state, state === 'deferred' ? now + LEASE : null)] : [];
        }),
      );
      const next = 'morning/2026-11-24';
      await seedIssue(database, { id: next });
      await ledger.freeze({ ...freezeRequest, issueId: next });
      const gotOf = async (worker: string) => {
        await ledger.recover(next, worker);
        const request = {
          issueId: next,
          worker,
          limit: 6,
          leaseMs: LEASE,
          earlier: ['evening/2026-11-22', ISSUE],
        };
        return Object.fromEntries((await ledger.claim(request)).map((row) => [row.subscriberId, row.got]));
      };
      const [yes, no] = [[false, true], []];
      expect(await gotOf('one')).toEqual({ 1: yes, 2: no, 3: yes, 4: yes, 5: yes, 6: no });
      await setIssue('cancelled');
      expect(await gotOf('one')).toEqual({ 1: yes, 2: no, 3: yes, 4: no, 5: no, 6: no });
    },
  );

  onThis('a claimed row brings what its copy is made of', async () => {
    await frozen(3);
    for (const [subscriber_id, kind, key, label] of [
      [2, 'topic', 'canals', 'Canals'],
      [2, 'author', 'maud ferro', 'Maud Ferro'],
      [3, 'topic', 'wells', 'Wells'],
    ] as const)
      await database.db
        .insertInto('follows')
        .values({ subscriber_id, kind, key, label, created_at: MONDAY })
        .execute();
    await database.db.updateTable('subscribers').set({ token_epoch: 7 }).where('id', '=', 2).execute();
    await database.db.deleteFrom('subscribers').where('id', '=', 3).execute();
    expect(await claim(3)).toMatchObject([
      { subscriberId: 1, name: 'Reader 1', tokenEpoch: 0, follows: [] },
      {
        subscriberId: 2,
        tokenEpoch: 7,
        follows: [
          { kind: 'author', label: 'Maud Ferro' },
          { kind: 'topic', label: 'Canals' },
        ],
      },
      { subscriberId: 3, tokenEpoch: 0, follows: [] },
    ]);
  });

  onThis('Message-ID and Date are frozen with the audience', async () => {
    await frozen(2);
    const [first, second] = await claim(2);
    expect(first?.messageId).toMatch(/^morning-2026-11-23\.1\.[0-9a-f]{16}@news\.example$/);
    const chance = (messageId = '') => messageId.split('.')[2];
    expect(chance(second?.messageId)).not.toBe(chance(first?.messageId));
    expect(first?.date).toBe(MONDAY);
  });

  test.skipIf(skip).for([
    { why: 'a draft', seed: { state: 'draft' as const }, hash: HASH, reason: 'not_approved' },
    { why: 'content changed since', seed: {}, hash: 'another', reason: 'changed_since_approval' },
    { why: 'an unknown issue', seed: { id: 'morning/2026-11-24' }, hash: HASH, reason: 'not_found' },
  ])('freezing is refused: $why', async ({ seed, hash, reason }) => {
    await seedIssue(database, seed);
    await seedSubscribers(database, 1);
    expect(await ledger.freeze({ ...freezeRequest, contentHash: hash })).toEqual({
      outcome: 'refused',
      reason,
    });
    expect(await states()).toEqual({});
  });

  onThis('an empty audience is refused and a second freeze too', async () => {
    await seedIssue(database);
    expect(await ledger.freeze(freezeRequest)).toEqual({ outcome: 'refused', reason: 'empty_audience' });
    expect(await issue()).toMatchObject({ state: 'approved', frozen: null });
    await seedSubscribers(database, 1);
    expect(await ledger.freeze(freezeRequest)).toMatchObject({ outcome: 'frozen' });
    expect(await ledger.freeze(freezeRequest)).toEqual({ outcome: 'refused', reason: 'not_approved' });
    expect(await states()).toEqual({ ready: 1 });
  });

  onThis('workers claiming at once get different rows', async () => {
    await frozen(40);
    const claims = await Promise.all(['one', 'two', 'three', 'four'].map((worker) => claim(10, worker)));
    const ids = claims.flat().map((row) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await states()).toMatchObject({ claimed: ids.length });
  });

  onThis('fresh rows are claimed before deferred ones, and those not before their time', async () => {
    await frozen(3);
    const [first] = await claim(1);
    if (!first) throw new Error('nothing claimed');
    await commitOutcomes({ ...became(first, 'deferred', MONDAY + 5_000), code: 451 });
    expect((await claim(9)).map((row) => row.subscriberId)).toEqual([2, 3]);
    expect(await ledger.nextDue(ISSUE)).toBe(MONDAY + 5_000);
    now += 5_000;
    expect(await claim(9)).toMatchObject([
      { subscriberId: 1, epoch: 2, attempts: 1, messageId: first.messageId },
    ]);
  });

  test.skipIf(skip).for(['paused', 'cancelled'] as const)(
    'a %s issue gives no rows and grants no marks',
    async (state) => {
      await frozen(3);
      const [row] = await claim(1);
      await setIssue(state);
      expect(await claim(3)).toEqual([]);
      expect(await commitMarks(mark(row as ClaimedDelivery))).toEqual(['stopped']);
      expect(await states()).toEqual({ ready: 3 });
      await setIssue('sending');
      expect(await claim(3)).toHaveLength(3);
    },
  );

  onThis('a late unsubscribe, suppression or erasure wins at the mark', async () => {
    await frozen(4);
    const rows = await claim(4);
    const { edition: _, ...morning } = await database.db
      .selectFrom('subscriptions')
      .where('subscriber_id', '=', 1)
      .selectAll()
      .executeTakeFirstOrThrow();
    await database.db
      .insertInto('subscriptions')
      .values({ ...morning, edition: 'evening' })
      .execute();
    await database.db
      .updateTable('subscriptions')
      .set({ state: 'unsubscribed' })
      .where('subscriber_id', '=', 1)
      .where('edition', '=', 'morning')
      .execute();
    await suppress(database, 'reader2@mail.example');
    await database.db.deleteFrom('subscriptions').where('subscriber_id', '=', 3).execute();
    expect(await commitMarks(...rows.map((row) => mark(row)))).toEqual([
      'suppressed',
      'suppressed',
      'suppressed',
      'granted',
    ]);
    expect(await states()).toEqual({ suppressed: 3, committing: 1 });
  });

  onThis('a lost lease loses at the mark, and its late outcome changes nothing', async () => {
    await frozen(1);
    const [mine] = await claim(1, 'one');
    now += LEASE + 1;
    expect(await ledger.recover(ISSUE, 'two')).toEqual({ released: 1, inDoubt: 0, putAside: 0 });
    const [theirs] = await claim(1, 'two');
    if (!mine || !theirs) throw new Error('nothing claimed');
    expect(await commitMarks(mark(mine, 'one'))).toEqual(['lost']);
    expect(await commitOutcomes(became(mine, 'rejected'))).toEqual([false]);
    expect(await commitMarks(mark(theirs, 'two'))).toEqual(['granted']);
    expect(await commitMarks(mark(theirs, 'two'))).toEqual(['lost']);
  });

  onThis('a row is marked by the worker that claimed it, and by nobody else', async () => {
    await frozen(2);
    const rows = (await claim(2)) as [ClaimedDelivery, ClaimedDelivery];
    await unsubscribe(database, 2);
    expect(await commitMarks(...rows.map((row) => mark(row, 'another')))).toEqual(['lost', 'lost']);
    await setIssue('paused');
    expect(await commitMarks(...rows.map((row) => mark(row, 'another')))).toEqual(['lost', 'lost']);
    expect(await states()).toEqual({ claimed: 2 });
  });

  onThis('a mark holds the row for a lease of its own', async () => {
    await frozen(1);
    const [row] = (await claim(1)) as [ClaimedDelivery];
    now += LEASE - 1;
    await commitMarks(mark(row));
    now += LEASE;
    expect(await ledger.recover(ISSUE, 'two')).toMatchObject({ inDoubt: 0 });
    now += 1;
    expect(await ledger.recover(ISSUE, 'two')).toMatchObject({ inDoubt: 1 });
  });

  onThis('a row that was taken from a sleeper who had not marked it is not changed by its word', async () => {
    await frozen(1);
    const [row] = (await claim(1)) as [ClaimedDelivery];
    now += LEASE + 1;
    await ledger.recover(ISSUE, 'two');
    for (const state of ['rejected', 'deferred', 'in_doubt'] as const)
      expect(await commitOutcomes(became(row, state, state === 'deferred' ? now + LEASE : null))).toEqual([
        false,
      ]);
    expect(await states()).toEqual({ ready: 1 });
    expect(await claim(1, 'two')).toHaveLength(1);
  });

  onThis('an attempt in which the recipient had no part is not counted', async () => {
    await frozen(1);
    const [row] = (await claim(1)) as [ClaimedDelivery];
    await commitOutcomes({ ...became(row, 'ready', now), counts: false });
    expect(await claim(1)).toMatchObject([{ attempts: 0 }]);
  });

  onThis(
    'a claim passes over domains, goes on behind a place, and takes no more than it was asked for',
    async () => {
      await frozen(10);
      const fresh = await claim(10);
      const at = (row: ClaimedDelivery) => now + (row.subscriberId > 6 ? 2 : 1);
      await commitOutcomes(
        ...fresh.map((row) => became(row, row.subscriberId === 1 ? 'deferred' : 'ready', at(row))),
      );
      for (const id of [2, 5]) {
        const address = `reader${id}@slow.example`;
        await database.db
          .updateTable('deliveries')
          .set({ address, canonical_address: address })
          .where('subscriber_id', '=', id)
          .execute();
      }
      now += 5;
      const except = ['slow.example'];
      let after: { nextAt: number; id: number } | null = null;
      const seen: number[][] = [];
      for (let round = 0; round < 4; round++) {
        const request = { issueId: ISSUE, worker: 'one', limit: 3, leaseMs: LEASE };
        const rows = await ledger.claim({ ...request, domains: { except, after } });
        seen.push(rows.map(({ subscriberId }) => subscriberId));
        const last = rows.at(-1);
        after = last ? { nextAt: last.nextAt, id: last.id } : null;
      }
      expect(seen).toEqual([[3, 4, 6], [7, 8, 9], [10, 1], []]);
      const only = {
        issueId: ISSUE,
        worker: 'one',
        limit: 9,
        leaseMs: LEASE,
        domains: { only: 'slow.example' },
      };
      expect((await ledger.claim(only)).map(({ subscriberId }) => subscriberId)).toEqual([2, 5]);
    },
  );

  onThis('a claim takes no more than it was asked for, of those to be tried again too', async () => {
    await frozen(5);
    const [one, two, three] = (await claim(3)) as [ClaimedDelivery, ClaimedDelivery, ClaimedDelivery];
    await commitOutcomes(...[one, two, three].map((row) => became(row, 'deferred', now)));
    expect((await claim(4)).map(({ subscriberId }) => subscriberId)).toEqual([4, 5, 1, 2]);
  });

  onThis('of those never tried the one goes first whose time came first', async () => {
    await frozen(3);
    const [one] = (await claim(1)) as [ClaimedDelivery];
    now += 5;
    await commitOutcomes(became(one, 'ready', now));
    expect(await claim(1)).toMatchObject([{ subscriberId: 2 }]);
  });

  onThis('recovery leaves the rows of live workers alone', async () => {
    await frozen(2);
    await claim(1, 'alive');
    await claim(1, 'me');
    expect(await ledger.recover(ISSUE, 'me')).toEqual({ released: 1, inDoubt: 0, putAside: 0 });
    expect(await states()).toEqual({ claimed: 1, ready: 1 });
  });

  describe('rows that processes died with', () => {
    onThis('a suspect is for who has nothing else in hand, is due, and of the domain asked for', async () => {
      await frozen(3);
      const suspect = (worker: string, only?: string) =>
        ledger.claim({
          issueId: ISSUE,
          worker,
          limit: 9,
          leaseMs: LEASE,
          suspects: true,
          ...(only !== undefined && { domains: { only } }),
        });
      const change = (id: number, values: { address?: string; deaths?: number; next_at?: number }) =>
        database.db
          .updateTable('deliveries')
          .set({ ...values, ...(values.address && { canonical_address: values.address }) })
          .where('subscriber_id', '=', id)
          .execute();
      await change(1, { deaths: 2 });
      await change(2, { deaths: 4, address: 'reader2@slow.example' });
      const [plain] = (await claim(1, 'two')) as [ClaimedDelivery];
      expect(plain.subscriberId).toBe(3);
      expect(await suspect('two')).toEqual([]);
      await commitMarks(mark(plain, 'two'));
      expect(await suspect('two')).toEqual([]);
      expect(await suspect('one', 'slow.example')).toMatchObject([{ subscriberId: 2 }]);
      expect(await suspect('one')).toEqual([]);
      // A send that failed is no death, and puts nobody aside.
      expect(await ledger.recover(ISSUE, 'one', true)).toEqual({ released: 1, inDoubt: 0, putAside: 0 });
      expect(await ledger.hasSuspects(ISSUE)).toBe(true);
      for (const id of [1, 2]) await change(id, { next_at: now + 1 });
      expect(await ledger.hasSuspects(ISSUE)).toBe(false);
      expect(await suspect('one')).toEqual([]);
    });

    const die = async (worker = 'one') => ledger.recover(ISSUE, worker);
    const suspect = (worker = 'one', more = {}) =>
      ledger.claim({ issueId: ISSUE, worker, limit: 9, leaseMs: LEASE, suspects: true, ...more });

    onThis('a row whose text was out killed nobody', async () => {
      await frozen(2);
      const [released, held] = await claim(2);
      if (!released || !held) throw new Error('too few claimed');
      await commitMarks(mark(released));
      expect(await die()).toEqual({ released: 1, inDoubt: 1, putAside: 0 });
      const deaths = await database.db.selectFrom('deliveries').select(['id', 'deaths']).execute();
      expect(Object.fromEntries(deaths.map((row) => [row.id, row.deaths]))).toEqual({
        [released.id]: 0,
        [held.id]: 1,
      });
    });

    onThis('twice in company, then alone, and put aside after five', async () => {
      await frozen(3);
      await claim(2);
      await die();
      expect(await ledger.hasSuspects(ISSUE)).toBe(false);
      expect(await claim(9)).toHaveLength(3); // one death makes nobody a suspect
      await die();
      expect(await claim(9)).toMatchObject([{ address: 'reader3@mail.example' }]);
      expect(await suspect()).toEqual([]); // this worker holds another
      await ledger.recover(ISSUE, 'one', true);
      expect(await ledger.hasSuspects(ISSUE)).toBe(true);
      const held = [];
      for (let life = 0; life < 4; life++) {
        const [row] = await suspect();
        held.push(row?.address.slice(0, 7));
        expect(await suspect()).toEqual([]);
        expect(await die()).toMatchObject({ released: 1, putAside: 0 });
      }
      // Whoever died with the fewest goes first: no innocent waits behind the guilty.
      expect(held).toEqual(['reader1', 'reader2', 'reader1', 'reader2']);
      expect(await suspect('one', { domains: { except: ['mail.example'], after: null } })).toEqual([]);
      await suspect('one', { domains: { only: 'mail.example' } });
      expect(await die()).toMatchObject({ released: 0, putAside: 1 });
      expect(await ledger.list(ISSUE, 'rejected', 9)).toMatchObject([{ detail: PUT_ASIDE }]);
      expect(await states()).toEqual({ ready: 2, rejected: 1 });
    });

    onThis('of an issue that is not being sent, none', async () => {
      await frozen(1);
      for (let life = 0; life < 2; life++) {
        await claim(1);
        await die();
      }
      expect(await suspect('one', { limit: 1 })).toHaveLength(1);
      await ledger.recover(ISSUE, 'one', true);
      await setIssue('paused');
      expect(await suspect()).toEqual([]);
    });
  });

  onThis('a reply that comes after recovery still settles the doubt', async () => {
    await frozen(1);
    const [row] = (await claim(1)) as [ClaimedDelivery];
    await commitMarks(mark(row));
    now += LEASE + 1;
    expect(await ledger.recover(ISSUE, 'two')).toEqual({ released: 0, inDoubt: 1, putAside: 0 });
    expect(await ledger.list(ISSUE, 'in_doubt', 10)).toMatchObject([{ address: 'reader1@mail.example' }]);
    expect(await commitOutcomes(became(row, 'accepted'))).toEqual([true]);
    expect(await states()).toEqual({ accepted: 1 });
  });

  test.skipIf(skip).for([
    { decision: 'resend', state: 'ready', issueState: 'sending' },
    { decision: 'accept', state: 'accepted', issueState: 'finished' },
    { decision: 'write_off', state: 'written_off', issueState: 'finished_with_failures' },
  ] as const)('an operator resolves a doubt: $decision', async ({ decision, state, issueState }) => {
    await frozen(1);
    const [row] = (await claim(1)) as [ClaimedDelivery];
    await commitMarks(mark(row));
    await commitOutcomes(became(row, 'in_doubt'));
    expect(await ledger.finish(ISSUE)).toBe('finished_with_failures');
    expect(await ledger.resolve(row.id, decision)).toBe('resolved');
    expect(await ledger.resolve(row.id, decision)).toBe('not_in_doubt');
    expect(await states()).toEqual({ [state]: 1 });
    expect(await issue()).toMatchObject({ state: issueState });
    expect(await commitOutcomes(became(row, 'rejected'))).toEqual([false]);
    if (decision === 'resend')
      expect(await claim(1)).toMatchObject([{ messageId: row.messageId, date: row.date }]);
  });

  onThis('a doubt opened while the issue is being closed keeps it open', async () => {
    await frozen(1);
    const [row] = (await claim(1)) as [ClaimedDelivery];
    for (let turn = 0; turn < 30; turn++) {
      await setIssue('sending');
      await database.db.updateTable('deliveries').set({ state: 'in_doubt' }).execute();
      await Promise.all([
        ledger.finish(ISSUE),
        setTimeout(turn % 3).then(() => ledger.resolve(row.id, 'resend')),
      ]);
      expect(await issue()).toMatchObject({ state: 'sending', finished_at: null });
    }
  });

  onThis('what is still open when its time is over is given up, but for what is under way', async () => {
    await frozen(4);
    const [first, second, third] = (await claim(3)) as [ClaimedDelivery, ClaimedDelivery, ClaimedDelivery];
    await commitOutcomes(became(first, 'deferred', MONDAY + 99_999_999));
    await commitMarks(mark(second));
    expect(await ledger.giveUp(ISSUE, MONDAY - 1, 'too old')).toBe(0);
    expect(await ledger.giveUp(ISSUE, MONDAY + 1, 'too old')).toBe(2);
    expect(await states()).toEqual({ rejected: 2, committing: 1, claimed: 1 });
    expect(await ledger.list(ISSUE, 'rejected', 9)).toMatchObject([
      { address: 'reader1@mail.example', detail: 'too old', nextAt: null },
      { address: 'reader4@mail.example', detail: 'too old', nextAt: null },
    ]);
    expect(await commitMarks(mark(third))).toEqual(['granted']);
    expect(await commitOutcomes(became(second, 'accepted'), became(third, 'accepted'))).toEqual([true, true]);
    expect(await ledger.finish(ISSUE)).toBe('finished_with_failures');
  });

  test.skipIf(skip).for(['paused', 'cancelled'] as const)(
    'a late reply that asks for another try leaves a %s issue as it is',
    async (state) => {
      await frozen(1);
      const [row] = (await claim(1)) as [ClaimedDelivery];
      await commitMarks(mark(row));
      now += LEASE + 1;
      await setIssue(state);
      await ledger.recover(ISSUE, 'two');
      expect(await commitOutcomes(became(row, 'ready', now))).toEqual([true]);
      expect(await issue()).toMatchObject({ state });
      expect(await claim(1)).toEqual([]);
    },
  );

  test.skipIf(skip).for(['ready', 'deferred'] as const)(
    'a late reply that asks for another try opens a closed issue again: %s',
    async (asks) => {
      await frozen(1);
      const [row] = (await claim(1)) as [ClaimedDelivery];
      await commitMarks(mark(row));
      now += LEASE + 1;
      await ledger.recover(ISSUE, 'two');
      expect(await ledger.finish(ISSUE)).toBe('finished_with_failures');
      expect(await commitOutcomes(became(row, asks, now))).toEqual([true]);
      expect(await issue()).toMatchObject({ state: 'sending', finished_at: null }); // whoever dies here leaves it so
      expect(await ledger.finish(ISSUE)).toBe('open');
      expect(await issue()).toMatchObject({ state: 'sending', finished_at: null });
      expect(await claim(1)).toMatchObject([{ messageId: row.messageId }]);
    },
  );

  test.skipIf(skip).for([
    { ends: ['accepted', 'accepted'], finished: 'finished' },
    { ends: ['accepted', 'rejected'], finished: 'finished_with_failures' },
    { ends: ['accepted', 'in_doubt'], finished: 'finished_with_failures' },
    { ends: ['accepted', 'deferred'], finished: 'open' },
    { ends: ['accepted'], finished: 'open' },
  ] as const)('$ends finishes as $finished', async ({ ends, finished }) => {
    await frozen(2);
    const rows = await claim(2);
    await commitOutcomes(...ends.map((state, i) => became(rows[i] as ClaimedDelivery, state, MONDAY)));
    expect(await ledger.finish(ISSUE)).toBe(finished);
    expect(await issue()).toMatchObject({ state: finished === 'open' ? 'sending' : finished });
  });

  onThis(
    'an issue that is over is over for whoever asks next, and a late 250 makes it plainly so',
    async () => {
      await frozen(1);
      const [row] = (await claim(1)) as [ClaimedDelivery];
      await commitMarks(mark(row));
      now += LEASE + 1;
      await ledger.recover(ISSUE, 'two');
      for (const _ of ['one', 'two']) expect(await ledger.finish(ISSUE)).toBe('finished_with_failures');
      expect(await commitOutcomes(became(row, 'accepted'))).toEqual([true]);
      for (const _ of ['one', 'two']) expect(await ledger.finish(ISSUE)).toBe('finished');
      expect(await states()).toEqual({ accepted: 1 });
    },
  );

  test.skipIf(skip).for(['paused', 'cancelled'] as const)(
    'what an operator says of a doubt sends nothing of a %s issue',
    async (state) => {
      await frozen(3);
      const rows = await claim(3);
      await commitMarks(...rows.map((row) => mark(row)));
      await setIssue(state);
      await ledger.recover(ISSUE, 'one');
      for (const [i, decision] of (['resend', 'accept', 'write_off'] as const).entries())
        expect(await ledger.resolve(rows[i]?.id ?? 0, decision)).toBe('resolved');
      expect(await issue()).toMatchObject({ state });
      expect(await claim(3)).toEqual([]);
    },
  );

  onThis('one commit carries the marks and outcomes of many connections', async () => {
    await frozen(3);
    const rows = (await claim(3)) as [ClaimedDelivery, ClaimedDelivery, ClaimedDelivery];
    await commitMarks(mark(rows[0]));
    const verdicts = await ledger.commit({
      issueId: ISSUE,
      outcomes: [became(rows[0], 'accepted')],
      marks: [mark(rows[1]), { ...mark(rows[2]), epoch: 7 }],
    });
    expect(verdicts).toEqual({ outcomes: [true], marks: ['granted', 'lost'] });
    expect(await states()).toEqual({ accepted: 1, committing: 1, claimed: 1 } satisfies Partial<
      Record<DeliveryState, number>
    >);
  });

  onThis(
    'what a log shows as taken is accepted in whatever open state it is, and nobody has it in hand any more',
    async () => {
      await frozen(5);
      const [one, two, three] = await claim(3);
      if (!one || !two || !three) throw new Error('too few claimed');
      await commitMarks(mark(one));
      const unsettled = await ledger.listUnsettled(ISSUE, 3, 0);
      const rest = await ledger.listUnsettled(ISSUE, 3, unsettled.at(-1)?.id ?? 0);
      expect([...unsettled, ...rest].map(({ state }) => state)).toEqual([
        'committing',
        'claimed',
        'claimed',
        'ready',
        'ready',
      ]);
      const taken = [one.id, two.id, rest[0]?.id ?? 0];
      expect(await ledger.acceptOpen(ISSUE, [...taken, 999_999])).toBe(3);
      expect(await ledger.acceptOpen(ISSUE, taken)).toBe(0);
      expect(await commitMarks(mark(two), mark(three))).toEqual(['lost', 'granted']);
      expect(await ledger.counts(ISSUE)).toMatchObject({ accepted: 3, committing: 1, ready: 1, claimed: 0 });
      expect(await issue()).toMatchObject({ state: 'sending' });
      const last = await ledger.listUnsettled(ISSUE, 9, 0);
      await ledger.acceptOpen(
        ISSUE,
        last.map(({ id }) => id),
      );
      expect(await issue()).toMatchObject({ state: 'finished' });
      expect(await ledger.counts(ISSUE)).toMatchObject({ accepted: 5, ready: 0, committing: 0 });
    },
  );

  onThis('a log settles nothing of a cancelled issue, and what is paused stays so', async () => {
    await frozen(2);
    const ids = (await ledger.listUnsettled(ISSUE, 9, 0)).map(({ id }) => id);
    await setIssue('cancelled');
    expect(await ledger.acceptOpen(ISSUE, ids)).toBe(0);
    expect(await states()).toEqual({ ready: 2 });
    await setIssue('paused');
    expect(await ledger.acceptOpen(ISSUE, ids)).toBe(2);
    expect(await states()).toEqual({ accepted: 2 });
    expect(await issue()).toMatchObject({ state: 'paused' });
  });

  onThis('a log settles rows of the issue that is named, and of no other', async () => {
    await frozen(1);
    const next = 'morning/2026-11-24';
    await seedIssue(database, { id: next });
    await ledger.freeze({ ...freezeRequest, issueId: next });
    const [row] = await ledger.listUnsettled(ISSUE, 9, 0);
    expect(await ledger.acceptOpen(next, [row?.id ?? 0])).toBe(0);
    expect(await states()).toEqual({ ready: 1 });
  });

  onThis('pausing says why, once', async () => {
    await frozen(1);
    expect(await ledger.pause(ISSUE, 'no room')).toBe(true);
    expect(await ledger.pause(ISSUE, 'again')).toBe(false);
    expect(await issue()).toMatchObject({ state: 'paused', held_reason: 'no room' });
  });
});

test('a mark that could not be synced is granted to nobody', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'news.db');
  await using database = await openMigrated(file);
  await seedIssue(database);
  await seedSubscribers(database, 1);
  const ledger = createDeliveryLedger(database, { now: () => MONDAY });
  await ledger.freeze(freezeRequest);
  const [row] = await ledger.claim({ issueId: ISSUE, worker: 'one', limit: 1, leaseMs: LEASE });
  if (!row) throw new Error('nothing claimed');
  renameSync(`${file}-wal`, `${file}-away`); // written on all the same, and not to be opened for a sync
  const marks = [{ id: row.id, epoch: row.epoch, worker: 'one', leaseMs: LEASE }];
  await expect(ledger.commit({ issueId: ISSUE, marks, outcomes: [] })).rejects.toThrow('ENOENT');
});

describe('the send journal', () => {
  test('a database restored from a backup refuses to send until the operator has looked', async () => {
    using folder = temporaryFolder();
    const file = join(folder.path, 'news.db');
    {
      await using database = await openMigrated(file);
      await seedIssue(database);
      await seedSubscribers(database, 2);
      await createDeliveryLedger(database, { now: () => MONDAY }).freeze(freezeRequest);
    }
    copyFileSync(file, `${file}.backup`);
    {
      await using database = await openMigrated(file);
      const ledger = createDeliveryLedger(database, { now: () => MONDAY });
      await grantOne(ledger);
      await ledger.assertNotRestored();
    }
    // Out of reach of `rm news.db*`.
    expect(existsSync(join(folder.path, 'send-journal-news-db'))).toBe(true);
    copyFileSync(`${file}.backup`, file);
    await using database = await openMigrated(file);
    const ledger = createDeliveryLedger(database, { now: () => MONDAY });
    await expect(ledger.assertNotRestored()).rejects.toThrow(/restored from a backup/);
    await expect(grantOne(ledger)).rejects.toThrow(/restored from a backup/);
    expect(await ledger.counts(ISSUE)).toMatchObject({ committing: 0 });
  });

  async function grantOne(ledger: Ledger): Promise<void> {
    const [row] = await ledger.claim({ issueId: ISSUE, worker: 'one', limit: 1, leaseMs: LEASE });
    if (!row) throw new Error('nothing claimed');
    await ledger.commit({
      issueId: ISSUE,
      marks: [{ id: row.id, epoch: row.epoch, worker: 'one', leaseMs: LEASE }],
      outcomes: [],
    });
  }
});
