import { sql } from 'kysely';
import { CLOCKS_APART_MS, type EpochMs, isAhead } from '../../lib/clock.ts';
import type { Db } from '../database.ts';

/** Told, inside its transaction, of an issue that begins to be sent or goes on. */
export type OnSending = (tx: Db, issueId: string) => Promise<void>;

/** Whether an issue has more deliveries to be tried now than `than`; counts no further. */
export async function hasMoreDue(db: Db, issueId: string, now: EpochMs, than: number): Promise<boolean> {
  let due = 0;
  for (const state of ['ready', 'deferred'] as const) {
    if (due > than) break;
    const rows = await openIn(db, issueId, state)
      .where('next_at', '<=', now)
      .orderBy('next_at') // as the index has them, or Postgres may go through all issues for them
      .limit(than + 1 - due)
      .select('id')
      .execute();
    due += rows.length;
  }
  return due > than;
}

export async function sendingIssues(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('issues').where('state', '=', 'sending').select('id').execute();
  return rows.map(({ id }) => id);
}

/** No wait of a delivery is as long: an issue is sent eight days before its date at most, and back-off is hours. */
const FAR_MS = 14 * 24 * 60 * 60_000;

/**
 * Deliveries that a clock that was ahead put off, and that the right one would leave lying till then, are due now; what
 * their edition has them wait for is worked out anew. Gives how many.
 */
export async function bringForward(db: Db, now: EpochMs): Promise<number> {
  let brought = 0;
  for (const issueId of await sendingIssues(db))
    for (const state of ['ready', 'deferred'] as const)
      if (await isFurthestWrong(db, issueId, state, now)) brought += await bring(db, issueId, state, now);
  return brought;
}

/** As what a wrong clock wrote is further off than the rest, one row tells: all of them may be a million. */
async function isFurthestWrong(
  db: Db,
  issueId: string,
  state: 'ready' | 'deferred',
  now: EpochMs,
): Promise<boolean> {
  const furthest = await waiting(db, issueId, state, now)
    .orderBy('next_at', 'desc')
    .limit(1)
    .select(['next_at as at', 'updated_at as written'])
    .executeTakeFirst();
  return furthest !== undefined && (isAhead(furthest.written, now) || (furthest.at ?? 0) > now + FAR_MS);
}

/** Their date stays: it is in the mail, and may have been right where now is not. */
async function bring(db: Db, issueId: string, state: 'ready' | 'deferred', now: EpochMs): Promise<number> {
  const wrong = waiting(db, issueId, state, now)
    .where((eb) => eb.or([eb('updated_at', '>', now + CLOCKS_APART_MS), eb('next_at', '>', now + FAR_MS)]))
    .select('id');
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    .set({ next_at: now, updated_at: now })
    .where('id', 'in', wrong)
    .where('state', '=', state)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Rows whose time has not come. */
function waiting(db: Db, issueId: string, state: 'ready' | 'deferred', now: EpochMs) {
  return openIn(db, issueId, state).where('next_at', '>', now);
}

/** In the words of the index of open rows. */
function openIn(db: Db, issueId: string, state: 'ready' | 'deferred') {
  return db
    .selectFrom('deliveries')
    .where('issue_id', '=', issueId)
    .where('state', '=', sql.lit(state))
    .where('state', '<>', sql.lit('accepted'));
}
