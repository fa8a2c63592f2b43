import { CLOCKS_APART_MS, type EpochMs } from '../../lib/clock.ts';
import type { Suppression, SuppressionReason } from '../../subscribers/subscriber.ts';
import type {
  NewFollow,
  NewSubscriber,
  NewSubscription,
  SubscriberFilter,
  SubscriberStore,
  SuppressionLift,
} from '../../subscribers/subscriber-store.ts';
import type { Db } from '../database.ts';
import { loadSubscribers, selectFiltered } from './subscriber-queries.ts';
import { newestLifts, newestSuppressions } from './suppression-lists.ts';

/** Rows of one INSERT: keeps the bound values under SQLite's 32,766. */
const CHUNK = 1000;

/** Subscribers, their subscriptions and follows, and suppressed addresses. */
export function createSubscriberStore(db: Db): SubscriberStore {
  const store: SubscriberStore = {
    atomically(work) {
      if (db.isTransaction) return work(store);
      return db.transaction().execute((tx) => work(createSubscriberStore(tx)));
    },

    find: async (id) => (await store.findMany([id]))[0],
    async findMany(ids) {
      if (ids.length === 0) return [];
      return loadSubscribers(db, (query) => query.where('id', 'in', ids));
    },
    async findByAddresses(addresses) {
      if (addresses.length === 0) return [];
      return loadSubscribers(db, (query) => query.where('canonical_address', 'in', addresses));
    },
    list: (filter, { afterId, limit }) =>
      loadSubscribers(db, (query) =>
        selectFiltered(query, filter).where('id', '>', afterId).orderBy('id').limit(limit),
      ),
    count: (filter) => countSubscribers(db, filter),

    async addMissing(subscribers, now) {
      await insertSubscribers(db, subscribers, now);
      return store.findByAddresses(subscribers.map((subscriber) => subscriber.canonicalAddress));
    },
    async setName(id, name) {
      await db.updateTable('subscribers').set({ name }).where('id', '=', id).execute();
    },

    async setZone(id, zone) {
      await db.updateTable('subscribers').set({ zone }).where('id', '=', id).execute();
    },

    claimConfirmation: (id, now, notSince) => claimConfirmation(db, id, now, notSince),
    async releaseConfirmation(id) {
      await db.updateTable('subscribers').set({ confirmation_sent_at: null }).where('id', '=', id).execute();
    },

    addPending: (subscriptions) => insertSubscriptions(db, subscriptions, 'pending'),
    activate: (subscriptions) => insertSubscriptions(db, subscriptions, 'active'),
    unsubscribe: (id, editions, at) => unsubscribe(db, id, editions, at),

    addFollows: (follows, at) => addFollows(db, follows, at),
    async removeFollow(id, kind, key) {
      await db
        .deleteFrom('follows')
        .where('subscriber_id', '=', id)
        .where('kind', '=', kind)
        .where('key', '=', key)
        .execute();
    },

    suppressions: (addresses) => findSuppressions(db, addresses),
    suppress: (suppression) => suppress(db, suppression),
    newestSuppressions: (search, limit) => newestSuppressions(db, search, limit),
    newestLifts: (limit) => newestLifts(db, limit),
    liftSuppression: (address, lift) => liftSuppression(db, address, lift),
  };
  return store;
}

async function countSubscribers(db: Db, filter: SubscriberFilter): Promise<number> {
  const { count } = await selectFiltered(db.selectFrom('subscribers'), filter)
    .select((eb) => eb.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function insertSubscribers(db: Db, subscribers: NewSubscriber[], now: EpochMs): Promise<void> {
  for (const chunk of chunks(subscribers)) {
    await db
      .insertInto('subscribers')
      .values(
        chunk.map(({ address, canonicalAddress, name, zone = null }) => ({
          address,
          canonical_address: canonicalAddress,
          name,
          zone,
          created_at: now,
          // Not 0: SQLite gives a deleted row's id again, and its old links must not open the new one.
          token_epoch: now,
        })),
      )
      .onConflict((oc) => oc.column('canonical_address').doNothing())
      .execute();
  }
}

async function claimConfirmation(db: Db, id: number, now: EpochMs, notSince: EpochMs): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('subscribers')
    .set({ confirmation_sent_at: now })
    .where('id', '=', id)
    .where((eb) =>
      eb.or([
        eb('confirmation_sent_at', 'is', null),
        eb('confirmation_sent_at', '<=', notSince),
        eb('confirmation_sent_at', '>', now + CLOCKS_APART_MS),
      ]),
    )
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

async function insertSubscriptions(
  db: Db,
  subscriptions: NewSubscription[],
  state: 'pending' | 'active',
): Promise<void> {
  for (const chunk of chunks(subscriptions)) {
    const rows = chunk.map(({ subscriberId, edition, consent }) => ({
      subscriber_id: subscriberId,
      edition,
      state,
      consent_wording: consent.wording,
      consent_source: consent.source,
      consent_at: consent.at,
      updated_at: consent.at,
    }));
    await db
      .insertInto('subscriptions')
      .values(rows)
      .onConflict((oc) => {
        const existing = oc.columns(['subscriber_id', 'edition']);
        if (state === 'pending') return existing.doNothing();
        return existing.doUpdateSet((eb) => ({
          state,
          consent_wording: eb.ref('excluded.consent_wording'),
          consent_source: eb.ref('excluded.consent_source'),
          consent_at: eb.ref('excluded.consent_at'),
          updated_at: eb.ref('excluded.updated_at'),
        }));
      })
      .execute();
  }
}

async function unsubscribe(db: Db, id: number, editions: string[], at: EpochMs): Promise<string[]> {
  if (editions.length === 0) return [];
  const ended = await db
    .updateTable('subscriptions')
    .set({ state: 'unsubscribed', updated_at: at })
    .where('subscriber_id', '=', id)
    .where('edition', 'in', editions)
    .where('state', '<>', 'unsubscribed')
    .returning('edition')
    .execute();
  return ended.map((row) => row.edition);
}

async function addFollows(db: Db, follows: NewFollow[], at: EpochMs): Promise<void> {
  for (const chunk of chunks(follows)) {
    await db
      .insertInto('follows')
      .values(
        chunk.map(({ subscriberId, kind, key, label }) => ({
          subscriber_id: subscriberId,
          kind,
          key,
          label,
          created_at: at,
        })),
      )
      .onConflict((oc) => oc.columns(['subscriber_id', 'kind', 'key']).doNothing())
      .execute();
  }
}

async function findSuppressions(db: Db, addresses: string[]): Promise<Suppression[]> {
  if (addresses.length === 0) return [];
  const rows = await db
    .selectFrom('suppressions')
    .selectAll()
    .where('canonical_address', 'in', addresses)
    .execute();
  return rows.map(({ canonical_address, ...rest }) => ({ canonicalAddress: canonical_address, ...rest }));
}

async function suppress(db: Db, { canonicalAddress, reason, detail, at }: Suppression): Promise<boolean> {
  const row = { canonical_address: canonicalAddress, reason, detail, at };
  const inserted = await db
    .insertInto('suppressions')
    .values(row)
    .onConflict((oc) => oc.column('canonical_address').doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n) return true;
  const weaker: SuppressionReason[] = ['hard_bounce', 'soft_bounces', 'invalid_address'];
  if (reason === 'operator' || reason === 'complaint') {
    await db
      .updateTable('suppressions')
      .set(row)
      .where('canonical_address', '=', canonicalAddress)
      .$if(reason === 'complaint', (q) => q.where('reason', 'in', [...weaker, 'complaint']))
      .execute();
  }
  return false;
}

async function liftSuppression(db: Db, address: string, lift: SuppressionLift): Promise<void> {
  const lifted = await db
    .deleteFrom('suppressions')
    .where('canonical_address', '=', address)
    .returning('reason')
    .executeTakeFirst();
  if (!lifted) return;
  await db
    .insertInto('suppression_lifts')
    .values({ canonical_address: address, reason: lifted.reason, ...lift })
    .execute();
}

function* chunks<T>(items: T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += CHUNK) yield items.slice(start, start + CHUNK);
}
