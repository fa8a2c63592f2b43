import { type SelectQueryBuilder, sql } from 'kysely';
import type { Follow, Subscriber, Subscription } from '../../subscribers/subscriber.ts';
import type { SubscriberFilter } from '../../subscribers/subscriber-store.ts';
import type { Db } from '../database.ts';
import type { Schema } from '../schema.ts';

type Query<Row> = SelectQueryBuilder<Schema, 'subscribers', Row>;

/** Three queries however many subscribers: the rows `narrow` picks, their subscriptions, their follows. */
export async function loadSubscribers(
  db: Db,
  narrow: <Row>(query: Query<Row>) => Query<Row>,
): Promise<Subscriber[]> {
  const rows = await narrow(db.selectFrom('subscribers')).selectAll().execute();
  const ids = rows.map((row) => row.id);
  const subscriptions = await loadSubscriptions(db, ids);
  const follows = await loadFollows(db, ids);
  return rows.map((row) => ({
    id: row.id,
    address: row.address,
    canonicalAddress: row.canonical_address,
    name: row.name,
    zone: row.zone,
    createdAt: row.created_at,
    tokenEpoch: row.token_epoch,
    subscriptions: subscriptions.get(row.id) ?? [],
    follows: follows.get(row.id) ?? [],
  }));
}

async function loadSubscriptions(db: Db, ids: number[]): Promise<Map<number, Subscription[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('subscriptions')
    .selectAll()
    .where('subscriber_id', 'in', ids)
    .orderBy('edition')
    .execute();
  return groupById(rows, (row) => ({
    edition: row.edition,
    state: row.state,
    consent: { wording: row.consent_wording, source: row.consent_source, at: row.consent_at },
  }));
}

async function loadFollows(db: Db, ids: number[]): Promise<Map<number, Follow[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('follows')
    .select(['subscriber_id', 'kind', 'label'])
    .where('subscriber_id', 'in', ids)
    .orderBy('kind')
    .orderBy('key')
    .execute();
  return groupById(rows, ({ kind, label }) => ({ kind, label }));
}

function groupById<Row extends { subscriber_id: number }, T>(rows: Row[], make: (row: Row) => T) {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.subscriber_id);
    if (group) group.push(make(row));
    else groups.set(row.subscriber_id, [make(row)]);
  }
  return groups;
}

/** Adds the conditions of a filter. */
export function selectFiltered<Row>(
  query: Query<Row>,
  { edition, state, suppressed, search }: SubscriberFilter,
): Query<Row> {
  return query
    .$if(edition !== undefined || state !== undefined, (q) =>
      q.where((eb) =>
        eb.exists(
          eb
            .selectFrom('subscriptions')
            .select('edition')
            .whereRef('subscriber_id', '=', 'subscribers.id')
            .$if(edition !== undefined, (s) => s.where('edition', '=', edition ?? ''))
            .$if(state !== undefined, (s) => s.where('state', '=', state ?? 'active')),
        ),
      ),
    )
    .$if(suppressed !== undefined, (q) =>
      q.where((eb) => {
        const barred = eb.exists(
          eb
            .selectFrom('suppressions')
            .select('reason')
            .whereRef('suppressions.canonical_address', '=', 'subscribers.canonical_address'),
        );
        return suppressed ? barred : eb.not(barred);
      }),
    )
    .$if(search !== undefined, (q) =>
      q.where((eb) => eb.or([contains('canonical_address', search), contains('name', search)])),
    );
}

/** Case-insensitive on both databases; `%`, `_` and `\` in the text stand for themselves. */
function contains(column: 'canonical_address' | 'name', text = '') {
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return sql<boolean>`lower(${sql.ref(`subscribers.${column}`)}) like ${pattern} escape '\\'`;
}
