import type { Database } from '../../src/store/database.ts';
import { MONDAY } from '../../test/support/newsroom-database.ts';

/** Rows in one statement: below the parameters that either database takes. */
const AT_ONCE = 500;

/** `reader1@mail.example` …, all active on the Morning Update, as `seedSubscribers` makes them, in one transaction. */
export async function seedManySubscribers({ db }: Database, count: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (let first = 1; first <= count; first += AT_ONCE) {
      const ids = Array.from({ length: Math.min(AT_ONCE, count - first + 1) }, (_, i) => first + i);
      await tx.insertInto('subscribers').values(ids.map(subscriber)).execute();
      await tx.insertInto('subscriptions').values(ids.map(subscription)).execute();
    }
  });
}

function subscriber(id: number) {
  const address = `reader${id}@mail.example`;
  return {
    id,
    address,
    canonical_address: address,
    name: `Reader ${id}`,
    created_at: MONDAY,
    token_epoch: 0,
  };
}

function subscription(id: number) {
  return {
    subscriber_id: id,
    edition: 'morning',
    state: 'active' as const,
    consent_wording: 'Send me the Morning Update',
    consent_source: 'soak',
    consent_at: MONDAY,
    updated_at: MONDAY,
  };
}
