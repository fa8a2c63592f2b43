import { type Kysely, sql } from 'kysely';
import { CLOCKS_APART_MS, type Clock, type EpochMs } from '../../lib/clock.ts';
import type { Db } from '../database.ts';
import type { Schema } from '../schema.ts';
import { addCounts } from './counts.ts';

/**
 * Rows that were frozen at or before `before` and are still open, but for those under way. Of an issue that is younger
 * there are none, and a million rows are not asked.
 */
export async function giveUp(
  tx: Kysely<Schema>,
  issueId: string,
  before: number,
  detail: string,
  clock: Clock,
  slot: number,
): Promise<number> {
  const issue = await tx
    .selectFrom('issues')
    .where('id', '=', issueId)
    .select('frozen_at')
    .executeTakeFirst();
  if ((issue?.frozen_at ?? Number.POSITIVE_INFINITY) > before) return 0;
  let all = 0;
  for (const from of ['ready', 'deferred'] as const) {
    const { numUpdatedRows } = await tx
      .updateTable('deliveries')
      .set({ state: 'rejected', next_at: null, detail, updated_at: clock.now() })
      .where('issue_id', '=', issueId)
      .where('state', '=', sql.lit(from))
      .where('state', '<>', sql.lit('accepted'))
      .where('date', '<=', before)
      .executeTakeFirstOrThrow();
    await addCounts(tx, issueId, slot, [[from, 'rejected', Number(numUpdatedRows)]]);
    all += Number(numUpdatedRows);
  }
  return all;
}

/**
 * What a clock that was ahead gave up, and the right one would not have: nothing but its reason, which begins like one
 * of `reasons`, and the time it was written at tell. What was frozen in the future says that it is this clock that is
 * behind, and stays as it is.
 */
export async function takeBack(
  tx: Kysely<Schema>,
  issueId: string,
  reasons: readonly string[],
  clock: Clock,
  slot: number,
): Promise<number> {
  const now = clock.now();
  const { numUpdatedRows } = await tx
    .updateTable('deliveries')
    .set({ state: 'ready', next_at: now, updated_at: now })
    .where('issue_id', '=', issueId)
    .where('state', '=', sql.lit('rejected'))
    .where('state', '<>', sql.lit('accepted'))
    .where('updated_at', '>', now + CLOCKS_APART_MS)
    .where('date', '<=', now + CLOCKS_APART_MS)
    .where((eb) => eb.or(reasons.map((reason) => eb('detail', 'like', `${reason}%`))))
    .executeTakeFirstOrThrow();
  const all = Number(numUpdatedRows);
  await addCounts(tx, issueId, slot, [['rejected', 'ready', all]]);
  return all;
}

/** Issues that ended with failures in the future are gone over once more: some of these may be a wrong clock's. */
export async function goOverAgain(db: Db, now: EpochMs): Promise<void> {
  await db
    .updateTable('issues')
    .set({ state: 'sending', finished_at: null, updated_at: now })
    .where('state', '=', 'finished_with_failures')
    .where('finished_at', '>', now + CLOCKS_APART_MS)
    .where('frozen_at', '<=', now + CLOCKS_APART_MS)
    .execute();
}
