import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { ClaimRequest } from '../../delivery/ledger.ts';
import type { EpochMs } from '../../lib/clock.ts';
import type { Database } from '../database.ts';
import type { Schema } from '../schema.ts';
import { CLAIMED, type ClaimedRow, claimedBy } from './claimed.ts';
import { addCounts } from './counts.ts';

/*
 * A copy may kill whoever makes it: memory runs out, native code crashes. Its row was claimed together with hundreds
 * of others, and any of them may be the one. So a row that was held in two deaths is a suspect: it is carried after
 * all others and alone, and when three more processes died with nothing else in hand, it is put aside.
 */

/** Deaths among others that make a suspect. */
export const SUSPECT_FROM = 2;
/** All in all, so three of them alone: a kill at random hits the same one seldom twice. */
export const PUT_ASIDE_AT = SUSPECT_FROM + 3;

export const PUT_ASIDE = `Put aside: ${PUT_ASIDE_AT} processes died while they held it, the last ${PUT_ASIDE_AT - SUSPECT_FROM} of them with nothing else in hand. Its copy may need more memory than there is.`;

/** Whether suspects are due. */
export async function hasSuspects(db: Kysely<Schema>, issueId: string, now: EpochMs): Promise<boolean> {
  const row = await suspects(db, issueId, now).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** In the words of their index. */
function suspects(db: Kysely<Schema>, issueId: string, now: EpochMs) {
  return db
    .selectFrom('deliveries')
    .where('issue_id', '=', issueId)
    .where('deaths', '>', sql.lit(SUSPECT_FROM - 1))
    .where('state', 'in', ['ready', 'deferred'])
    .where('next_at', '<=', now)
    .select(['id', 'state']);
}

/** One suspect, the least suspected first, for a worker that holds nothing else of the issue. */
export async function claimSuspect(
  { db, dialect }: Database,
  request: ClaimRequest,
  now: EpochMs,
  slot: number,
): Promise<ClaimedRow[]> {
  const { issueId, worker, domains } = request;
  const due = suspects(db, issueId, now)
    .where(inDomains(domains))
    .where(
      sql<SqlBool>`not exists (select 1 from deliveries held where held.issue_id = ${issueId}
        and held.state in ('claimed', 'committing') and held.state <> 'accepted' and held.worker = ${worker})`,
    )
    .where(sql<SqlBool>`exists (select 1 from issues i where i.id = ${issueId} and i.state = 'sending')`)
    .orderBy('deaths')
    .orderBy('next_at')
    .orderBy('id')
    .limit(1);
  return db.transaction().execute(async (tx) => {
    const found = await tx
      .with('due', () => due.$if(dialect === 'postgres', (query) => query.forUpdate().skipLocked()))
      .selectFrom('due')
      .selectAll()
      .executeTakeFirst();
    if (!found) return [];
    const rows = await tx
      .updateTable('deliveries')
      .set(claimedBy(request, now))
      .where('id', '=', found.id)
      .where('state', '=', found.state)
      .returning(CLAIMED)
      .execute();
    await addCounts(tx, issueId, slot, [[found.state, 'claimed', rows.length]]);
    return rows;
  });
}

function inDomains(domains: ClaimRequest['domains']): RawBuilder<SqlBool> {
  if (!domains) return sql`true`;
  if ('only' in domains) return sql`domain = ${domains.only}`;
  return domains.except.length === 0 ? sql`true` : sql`domain not in (${sql.join(domains.except)})`;
}
