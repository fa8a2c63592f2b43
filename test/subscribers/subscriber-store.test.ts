import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createSubscriberStore } from '../../src/store/subscribers/subscriber-repository.ts';
import { importSubscribers } from '../../src/subscribers/import-subscribers.ts';
import type { SubscriberStore } from '../../src/subscribers/subscriber-store.ts';
import { postgresBinaries, startPostgres } from '../support/postgres.ts';

const NOW = Date.UTC(2026, 10, 23, 9);
const DAY = 86_400_000;
const LIFT = { at: NOW, actor: 'editor@news.example', note: 'Checked.' };
const binaries = await postgresBinaries();

const DATABASES: { name: string; missing: boolean; start(): Promise<{ url: string } & AsyncDisposable> }[] = [
  { name: 'SQLite', missing: false, start: startSqlite },
  { name: 'PostgreSQL', missing: binaries === null, start: () => startPostgres(binaries ?? '') },
];

async function startSqlite() {
  const folder = await mkdtemp(join(tmpdir(), 'twofold-store-'));
  return {
    url: `sqlite:${join(folder, 'twofold.db')}`,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

describe.for(DATABASES)('on $name', ({ missing, start }) => {
  let server: { url: string } & AsyncDisposable;
  let database: Database;
  let store: SubscriberStore;
  beforeAll(async () => {
    if (missing) return;
    server = await start();
    database = await openDatabase(server.url);
    await migrate(database);
    store = createSubscriberStore(database.db);
  });
  afterAll(async () => {
    await database?.[Symbol.asyncDispose]();
    await server?.[Symbol.asyncDispose]();
  });

  const reader = (name: string) => ({
    address: `${name}@example.com`,
    canonicalAddress: `${name}@example.com`,
    name,
  });
  const add = async (name: string) => {
    const [added] = await store.addMissing([reader(name)], NOW);
    if (!added) throw new Error('not added');
    return added;
  };

  test.skipIf(missing)(
    'an erased reader’s links open nobody else, also where the number is given again',
    async () => {
      const erased = await add('erased');
      await database.db.deleteFrom('subscribers').where('id', '=', erased.id).execute();
      const [next] = await store.addMissing([reader('next')], NOW + 1);
      expect(next?.tokenEpoch).not.toBe(erased.tokenEpoch);
      await database.db.deleteFrom('subscribers').execute();
    },
  );

  test.skipIf(missing)('the same address added ten times at once is one subscriber', async () => {
    const added = await Promise.all(Array.from({ length: 10 }, () => add('many')));
    expect(new Set(added.map(({ id }) => id)).size).toBe(1);
    expect(typeof added[0]?.id).toBe('number');
  });

  test.skipIf(missing)('of ten claims at once one may send the confirmation, once a day', async () => {
    const { id } = await add('claimed');
    const claims = await Promise.all(
      Array.from({ length: 10 }, () => store.claimConfirmation(id, NOW, NOW - DAY)),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await store.claimConfirmation(id, NOW + DAY, NOW)).toBe(true);
    // Its clock was ahead, and is right again.
    expect(await store.claimConfirmation(id, NOW, NOW - DAY)).toBe(true);
  });

  test.skipIf(missing)(
    'subscriptions go from pending to active to ended, and back with new consent',
    async () => {
      const { id } = await add('states');
      const consent = { wording: 'Yes', source: 'form', at: NOW };
      const subscription = { subscriberId: id, edition: 'morning', consent };
      const state = async () => (await store.find(id))?.subscriptions[0]?.state;
      await store.addPending([subscription]);
      expect(await state()).toBe('pending');
      await store.activate([subscription]);
      await store.addPending([subscription]);
      expect(await state()).toBe('active');
      expect(await store.unsubscribe(id, ['morning', 'evening'], NOW + 1)).toEqual(['morning']);
      expect(await store.unsubscribe(id, ['morning'], NOW + 2)).toEqual([]);
      const changedAt = async () => {
        const rows = database.db.selectFrom('subscriptions').where('subscriber_id', '=', id);
        return (await rows.select('updated_at').executeTakeFirstOrThrow()).updated_at;
      };
      expect(await changedAt()).toBe(NOW + 1);
      const fresh = { wording: 'Yes, again', source: 'page', at: NOW + 2 };
      await store.activate([{ ...subscription, consent: fresh }]);
      expect((await store.find(id))?.subscriptions[0]).toMatchObject({ state: 'active', consent: fresh });
      expect(await changedAt()).toBe(NOW + 2);
    },
  );

  test.skipIf(missing)('one follow is ended, and none besides', async () => {
    const [{ id }, { id: another }] = [await add('follower'), await add('another')];
    const follows = ['topic ferries', 'topic canals', 'author ferries'].map((what) => {
      const [kind, key = ''] = what.split(' ') as ['topic' | 'author', string];
      return { subscriberId: id, kind, key, label: what };
    });
    await store.addFollows([...follows, ...follows.map((one) => ({ ...one, subscriberId: another }))], NOW);
    await store.addFollows(follows, NOW + 1); // followed already
    await store.removeFollow(id, 'topic', 'ferries');
    const left = async (of: number) => (await store.find(of))?.follows.map(({ label }) => label).sort();
    expect(await left(id)).toEqual(['author ferries', 'topic canals']);
    expect(await left(another)).toHaveLength(3);
  });

  test.skipIf(missing)('a failed transaction leaves nothing behind', async () => {
    const { id } = await add('rolled');
    const failed = store.atomically(async (tx) => {
      await tx.setName(id, 'changed');
      await tx.atomically((inner) => inner.liftSuppression('rolled@example.com', LIFT));
      throw new Error('stop');
    });
    await expect(failed).rejects.toThrow('stop');
    expect((await store.find(id))?.name).toBe('rolled');
  });

  test.skipIf(missing)(
    'a repeated report counts once, a complaint outranks a bounce, and an operator’s word stays',
    async () => {
      const report = { canonicalAddress: 'gone@example.com', detail: '', at: NOW };
      const other = { ...report, canonicalAddress: 'other@example.com', reason: 'soft_bounces' as const };
      await store.suppress(other);
      expect(await store.suppress({ ...report, reason: 'hard_bounce' })).toBe(true);
      expect(await store.suppress({ ...report, reason: 'hard_bounce' })).toBe(false);
      expect(await store.suppress({ ...report, reason: 'complaint', at: NOW + 1 })).toBe(false);
      expect(await store.suppressions(['gone@example.com'])).toMatchObject([
        { reason: 'complaint', at: NOW + 1 },
      ]);
      expect(await store.suppress({ ...report, reason: 'hard_bounce', at: NOW + 2 })).toBe(false);
      expect(await store.suppress({ ...report, reason: 'complaint', at: NOW + 3 })).toBe(false);
      expect(await store.suppressions(['gone@example.com'])).toMatchObject([
        { reason: 'complaint', at: NOW + 3 },
      ]);
      expect(await store.suppress({ ...report, reason: 'operator' })).toBe(false);
      expect(await store.suppress({ ...report, reason: 'complaint' })).toBe(false);
      expect(await store.suppressions(['gone@example.com'])).toMatchObject([{ reason: 'operator' }]);
      expect(await store.suppressions(['other@example.com'])).toEqual([other]);
    },
  );

  test.skipIf(missing)('an import can be searched and listed in pages', async () => {
    const csv =
      'email,name,editions,topics\nzz1@example.com,100%_x,evening,Housing\nzz2@example.com,B,evening,\n';
    const report = await importSubscribers(store, csv, {
      now: NOW,
      editions: ['evening'],
      defaultEditions: [],
      wordingOf: () => 'Yes',
      source: 'import',
    });
    expect(report).toMatchObject({ added: 2, problems: [] });
    const [first] = await store.list({ edition: 'evening' }, { afterId: 0, limit: 1 });
    expect(first?.follows).toEqual([{ kind: 'topic', label: 'Housing' }]);
    const [second] = await store.list({ edition: 'evening' }, { afterId: first?.id ?? 0, limit: 1 });
    expect(second?.address).toBe('zz2@example.com');
    expect(await store.count({ search: '0%_X' })).toBe(1);
    expect(await store.count({ search: 'a_x' })).toBe(0);
    expect(await store.count({ state: 'active', suppressed: false, edition: 'evening' })).toBe(2);
    expect([await store.findMany([]), await store.findByAddresses([]), await store.suppressions([])]).toEqual(
      [[], [], []],
    );
  });
});
