import { type Selectable, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { ClaimedDelivery, ClaimRequest } from '../delivery/ledger.ts';
import type { Clock } from '../lib/clock.ts';
import type { Database, Db } from './database.ts';
import type { DeliveryTable, Schema } from './schema.ts';

/** Rows never tried go before rows to be tried again: nobody waits for somebody else's greylisting. */
export async function claimDeliveries(
  database: Database,
  request: ClaimRequest,
  clock: Clock,
): Promise<ClaimedDelivery[]> {
  const rows = await claimIn(database, 'ready', request, clock);
  const limit = request.limit - rows.length;
  if (limit > 0) rows.push(...(await claimIn(database, 'deferred', { ...request, limit }, clock)));
  return withReaders(database.db, rows);
}

async function claimIn(
  { db, dialect }: Database,
  state: 'ready' | 'deferred',
  { issueId, worker, limit, leaseMs, relay, domains }: ClaimRequest,
  clock: Clock,
): Promise<Selectable<DeliveryTable>[]> {
  const now = clock.now();
  let due = db
    .selectFrom('deliveries')
    .where('issue_id', '=', issueId)
    .where('state', '=', state)
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .orderBy('id')
    .limit(limit)
    .select('id');
  if (domains && 'only' in domains)
    due = due.where('domain', '=', domains.only).where(sql<SqlBool>`state in ('ready', 'deferred')`);
  else if (domains) due = passingOver(due, domains, state);
  if (dialect === 'postgres') due = due.forUpdate().skipLocked();
  const rows = await db
    .updateTable('deliveries')
    .set((eb) => ({
      state: 'claimed',
      worker,
      relay: relay ?? null,
      epoch: eb('epoch', '+', 1),
      lease_until: now + leaseMs,
      updated_at: now,
    }))
    .where('id', 'in', due)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('issues')
          .where('id', '=', issueId)
          .where('state', '=', 'sending')
          .select(sql`1`.as('one')),
      ),
    )
    .returningAll()
    .execute();
  return rows.sort((a, b) => (a.next_at ?? 0) - (b.next_at ?? 0) || a.id - b.id);
}

/** Rows that are passed over stay where they are, so the next search begins behind them. */
function passingOver(
  due: SelectQueryBuilder<Schema, 'deliveries', { id: number }>,
  { except, after }: Extract<ClaimRequest['domains'], { except: readonly string[] }>,
  state: 'ready' | 'deferred',
) {
  const others = due.where('domain', 'not in', except);
  if (after === null || state !== 'ready') return others;
  return others.where(sql<SqlBool>`(next_at, id) > (${after.nextAt}, ${after.id})`);
}

/** Adds what a copy needs to know of its reader: two statements a claim, however many rows. */
async function withReaders(db: Db, rows: Selectable<DeliveryTable>[]): Promise<ClaimedDelivery[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.subscriber_id);
  const readers = await db
    .selectFrom('subscribers')
    .where('id', 'in', ids)
    .select(['id', 'token_epoch'])
    .execute();
  const follows = await db
    .selectFrom('follows')
    .where('subscriber_id', 'in', ids)
    .orderBy('kind')
    .orderBy('key')
    .select(['subscriber_id', 'kind', 'label'])
    .execute();
  const epochs = new Map(readers.map((reader) => [reader.id, reader.token_epoch]));
  const followed = Map.groupBy(follows, (follow) => follow.subscriber_id);
  return rows.map((row) => ({
    id: row.id,
    issueId: row.issue_id,
    subscriberId: row.subscriber_id,
    address: row.address,
    domain: row.domain,
    name: row.name,
    tokenEpoch: epochs.get(row.subscriber_id) ?? 0,
    follows: (followed.get(row.subscriber_id) ?? []).map(({ kind, label }) => ({ kind, label })),
    nextAt: row.next_at ?? row.date,
    epoch: row.epoch,
    attempts: row.attempts,
    messageId: row.message_id,
    date: row.date,
  }));
}
