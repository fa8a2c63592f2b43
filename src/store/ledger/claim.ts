import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { ClaimedDelivery, ClaimRequest } from '../../delivery/ledger.ts';
import type { Clock, EpochMs } from '../../lib/clock.ts';
import type { Database } from '../database.ts';
import type { Schema } from '../schema.ts';
import { claimOnSqlite } from './claim-sqlite.ts';
import { CLAIMED, type ClaimedRow, claimedBy } from './claimed.ts';
import { addCounts } from './counts.ts';
import { withReaders } from './readers.ts';
import { claimSuspect, SUSPECT_FROM } from './suspects.ts';

/** Rows never tried go before rows to be tried again: nobody waits for somebody else's greylisting. */
export async function claimDeliveries(
  database: Database,
  request: ClaimRequest,
  clock: Clock,
  slot: number,
): Promise<ClaimedDelivery[]> {
  const { db, sqlite } = database;
  const now = clock.now();
  const rows = await (request.suspects
    ? claimSuspect(database, request, now, slot)
    : sqlite === null
      ? claimOnPostgres(db, request, now, slot)
      : claimOnSqlite(db, sqlite, request, now));
  return withReaders(database, rows, request.earlier ?? []);
}

async function claimOnPostgres(
  db: Kysely<Schema>,
  request: ClaimRequest,
  now: EpochMs,
  slot: number,
): Promise<ClaimedRow[]> {
  return db.transaction().execute(async (tx) => {
    const fresh = await claimIn(tx, 'ready', request, now, slot);
    const limit = request.limit - fresh.length;
    return limit > 0
      ? [...fresh, ...(await claimIn(tx, 'deferred', { ...request, limit }, now, slot))]
      : fresh;
  });
}

async function claimIn(
  tx: Kysely<Schema>,
  state: 'ready' | 'deferred',
  request: ClaimRequest,
  now: EpochMs,
  slot: number,
): Promise<ClaimedRow[]> {
  const { issueId, limit, domains } = request;
  const due = tx
    .selectFrom('deliveries')
    .where('issue_id', '=', issueId)
    .where('state', '=', sql.lit(state))
    .where('next_at', '<=', now)
    .where('deaths', '<', sql.lit(SUSPECT_FROM))
    .where(inDomains(domains, state))
    .orderBy('next_at')
    .orderBy('id')
    .limit(limit)
    .select('id')
    .forUpdate()
    .skipLocked();
  const claimed = await tx
    .updateTable('deliveries')
    .set(claimedBy(request, now))
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
    .returning(CLAIMED)
    .execute();
  await addCounts(tx, issueId, slot, [[state, 'claimed', claimed.length]]);
  return claimed.sort((a, b) => a.id - b.id);
}

/** Rows that are passed over stay where they are, so the next search begins behind them. */
function inDomains(domains: ClaimRequest['domains'], state: 'ready' | 'deferred'): RawBuilder<SqlBool> {
  if (!domains) return sql`true`;
  if ('only' in domains) return sql`domain = ${domains.only}`;
  const { except, after } = domains;
  const others = sql<SqlBool>`domain <> all(${[...except]})`;
  if (after === null || state !== 'ready') return others;
  return sql`${others} and (next_at, id) > (${after.nextAt}::bigint, ${after.id}::bigint)`;
}
