import { sql } from 'kysely';
import type { ClaimedDelivery, ClaimRequest } from '../delivery/ledger.ts';
import type { Clock } from '../lib/clock.ts';
import type { Database } from './database.ts';
import { addCounts } from './delivery-counts.ts';
import { type ClaimedRow, withReaders } from './delivery-readers.ts';

/** Rows never tried go before rows to be tried again: nobody waits for somebody else's greylisting. */
export async function claimDeliveries(
  database: Database,
  request: ClaimRequest,
  clock: Clock,
  slot: number,
): Promise<ClaimedDelivery[]> {
  const rows = await claimIn(database, 'ready', request, clock, slot);
  const limit = request.limit - rows.length;
  if (limit > 0) rows.push(...(await claimIn(database, 'deferred', { ...request, limit }, clock, slot)));
  return withReaders(database, rows, request.earlier ?? []);
}

async function claimIn(
  { db, dialect }: Database,
  state: 'ready' | 'deferred',
  { issueId, worker, limit, leaseMs }: ClaimRequest,
  clock: Clock,
  slot: number,
): Promise<ClaimedRow[]> {
  const now = clock.now();
  const rows = await db.transaction().execute(async (tx) => {
    let due = tx
      .selectFrom('deliveries')
      .where('issue_id', '=', issueId)
      .where('state', '=', sql.lit(state))
      .where('state', '<>', sql.lit('accepted')) // what makes SQLite use the index of open rows
      .where('next_at', '<=', now)
      .orderBy('next_at')
      .orderBy('id')
      .limit(limit)
      .select('id');
    if (dialect === 'postgres') due = due.forUpdate().skipLocked();
    const claimed = await tx
      .updateTable('deliveries')
      .set((eb) => ({
        state: 'claimed',
        worker,
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
      .returning([
        'id',
        'issue_id',
        'subscriber_id',
        'address',
        'name',
        'epoch',
        'attempts',
        'message_id',
        'date',
      ])
      .execute();
    await addCounts(tx, issueId, slot, [[state, 'claimed', claimed.length]]);
    return claimed;
  });
  return rows.sort((a, b) => a.id - b.id);
}
