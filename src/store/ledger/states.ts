import { type Kysely, sql } from 'kysely';
import type { DeliveryState } from '../../delivery/delivery.ts';
import type { Decision, FinishOutcome, Recovered } from '../../delivery/ledger.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Dialect } from '../database.ts';
import type { Schema } from '../schema.ts';
import { addCounts, readCounts, recount } from './counts.ts';
import { OPEN } from './rows.ts';
import { PUT_ASIDE, PUT_ASIDE_AT } from './suspects.ts';

const FAILED: DeliveryState[] = ['rejected', 'in_doubt', 'written_off'];

export async function recoverDeliveries(
  tx: Kysely<Schema>,
  issueId: string,
  worker: string,
  alive: boolean,
  clock: Clock,
  slot: number,
): Promise<Recovered> {
  const now = clock.now();
  const died = alive ? 0 : 1;
  const move = async (
    from: 'claimed' | 'committing',
    values: { state: DeliveryState; detail?: string; next_at?: number | null },
    deaths = 0,
  ) => {
    const { numUpdatedRows } = await tx
      .updateTable('deliveries')
      .set((eb) => ({
        ...values,
        deaths: eb('deaths', '+', from === 'claimed' ? died : 0),
        worker: null,
        lease_until: null,
        updated_at: now,
      }))
      .where('deaths', '>=', deaths)
      .where('issue_id', '=', issueId)
      .where('state', '=', sql.lit(from))
      .where('state', '<>', sql.lit('accepted'))
      .where((eb) => eb.or([eb('worker', '=', worker), eb('lease_until', '<', now)]))
      .executeTakeFirstOrThrow();
    const rows = Number(numUpdatedRows);
    await addCounts(tx, issueId, slot, [[from, values.state, rows]]);
    return rows;
  };
  const putAside = alive
    ? 0
    : await move('claimed', { state: 'rejected', next_at: null, detail: PUT_ASIDE }, PUT_ASIDE_AT - 1);
  const released = await move('claimed', { state: 'ready', next_at: now });
  const inDoubt = await move('committing', {
    state: 'in_doubt',
    detail: 'Twofold stopped between releasing the message and recording the reply.',
  });
  return { released, inDoubt, putAside };
}

const DECIDED: Record<Decision, DeliveryState> = {
  resend: 'ready',
  accept: 'accepted',
  write_off: 'written_off',
};

/** The epoch is raised, so that the reply of an attempt still under way cannot overrule the operator. */
export async function resolveDoubt(
  tx: Kysely<Schema>,
  id: number,
  decision: Decision,
  clock: Clock,
  slot: number,
) {
  const now = clock.now();
  const delivery = await tx
    .selectFrom('deliveries')
    .where('id', '=', id)
    .select('issue_id')
    .executeTakeFirst();
  if (!delivery) return 'not_in_doubt' as const;
  await lockIssue(tx, delivery.issue_id);
  const row = await tx
    .updateTable('deliveries')
    .set((eb) => ({
      state: DECIDED[decision],
      epoch: eb('epoch', '+', 1),
      next_at: decision === 'resend' ? now : null,
      updated_at: now,
    }))
    .where('id', '=', id)
    .where('state', '=', 'in_doubt')
    .returning('issue_id')
    .executeTakeFirst();
  if (!row) return 'not_in_doubt' as const;
  await addCounts(tx, row.issue_id, slot, [['in_doubt', DECIDED[decision], 1]]);
  await reopen(tx, row.issue_id, clock);
  if (decision !== 'resend') await finishIssue(tx, row.issue_id, clock);
  return 'resolved' as const;
}

/** The epoch is raised here too: whoever holds such a row is not to hand it over again. */
export async function acceptOpen(
  tx: Kysely<Schema>,
  issueId: string,
  ids: readonly number[],
  clock: Clock,
  slot: number,
): Promise<number> {
  const issue = await lockIssue(tx, issueId);
  if (issue?.state !== 'sending' && issue?.state !== 'paused') return 0;
  let all = 0;
  for (const from of OPEN) {
    const { numUpdatedRows } = await tx
      .updateTable('deliveries')
      .set((eb) => ({
        state: 'accepted',
        epoch: eb('epoch', '+', 1),
        worker: null,
        lease_until: null,
        next_at: null,
        updated_at: clock.now(),
      }))
      .where('issue_id', '=', issueId)
      .where('id', 'in', ids)
      .where('state', '=', sql.lit(from))
      .executeTakeFirstOrThrow();
    await addCounts(tx, issueId, slot, [[from, 'accepted', Number(numUpdatedRows)]]);
    all += Number(numUpdatedRows);
  }
  await finishIssue(tx, issueId, clock);
  return all;
}

/**
 * A row that an operator opens while the issue is being closed must be seen by whoever comes second. SQLite has one
 * writer at a time; on Postgres a write that changes nothing makes the other transaction wait.
 */
async function lockIssue(tx: Kysely<Schema>, issueId: string) {
  return tx
    .updateTable('issues')
    .set((eb) => ({ updated_at: eb.ref('updated_at') }))
    .where('id', '=', issueId)
    .returning(['state', 'deliveries_deleted_at as deletedAt'])
    .executeTakeFirst();
}

/** What an operator settles afterwards, or a reply that comes late, changes how the issue ended or opens it again. */
async function reopen(tx: Kysely<Schema>, issueId: string, clock: Clock): Promise<void> {
  await tx
    .updateTable('issues')
    .set({ state: 'sending', finished_at: null, updated_at: clock.now() })
    .where('id', '=', issueId)
    .where('state', '=', 'finished_with_failures')
    .execute();
}

/** The head of the index for each state; of the few rows under way, all. */
export async function nextDue(db: Kysely<Schema>, issueId: string): Promise<number | null> {
  const due = await Promise.all(
    OPEN.map(async (state) => {
      const row = await rowsIn(db, issueId, [state])
        .select((eb) => eb.fn.min<number | null>(isWaiting(state) ? 'next_at' : 'lease_until').as('due'))
        .executeTakeFirst();
      return row?.due ?? null;
    }),
  );
  const times = due.filter((time) => time !== null);
  return times.length === 0 ? null : Math.min(...times);
}

function isWaiting(state: DeliveryState): boolean {
  return state === 'ready' || state === 'deferred';
}

/** `states` without accepted, in the words of the index of open rows. */
function rowsIn(db: Kysely<Schema>, issueId: string, states: readonly DeliveryState[]) {
  return db
    .selectFrom('deliveries')
    .where('issue_id', '=', issueId)
    .where(
      'state',
      'in',
      states.map((state) => sql.lit(state)),
    )
    .where('state', '<>', sql.lit('accepted'));
}

/** State by state in the index's order, or Postgres may look for the first one row by row through all issues. */
async function hasRowsIn(tx: Kysely<Schema>, issueId: string, states: readonly DeliveryState[]) {
  for (const state of states) {
    const row = await rowsIn(tx, issueId, [state])
      .orderBy('next_at')
      .limit(1)
      .select('id')
      .executeTakeFirst();
    if (row !== undefined) return true;
  }
  return false;
}

/** Of an old issue only the counts still know. */
async function hadRejected(tx: Kysely<Schema>, issueId: string): Promise<boolean> {
  return ((await readCounts(tx, [issueId])).get(issueId)?.rejected ?? 0) > 0;
}

/** An issue finished with failures is looked at again: a late reply may have settled its last doubt, or asked for another try. */
async function finishIssue(tx: Kysely<Schema>, issueId: string, clock: Clock): Promise<FinishOutcome> {
  const issue = await lockIssue(tx, issueId);
  if (issue?.state === 'finished') return 'finished';
  if (issue?.state !== 'sending' && issue?.state !== 'finished_with_failures') return 'not_sending';
  if (await hasRowsIn(tx, issueId, OPEN)) {
    await reopen(tx, issueId, clock);
    return 'open';
  }
  const failed =
    (await hasRowsIn(tx, issueId, FAILED)) || (issue.deletedAt !== null && (await hadRejected(tx, issueId)));
  const state = failed ? 'finished_with_failures' : 'finished';
  const now = clock.now();
  await tx
    .updateTable('issues')
    .set({ state, finished_at: now, updated_at: now })
    .where('id', '=', issueId)
    .where('state', 'in', ['sending', 'finished_with_failures'])
    .execute();
  return state;
}

/**
 * Nothing else can move once no row is open: a reply that comes late is written before all of this or after it, and
 * neither judged by the one and counted by the other, nor counted twice.
 */
async function holdDoubts(tx: Kysely<Schema>, issueId: string): Promise<void> {
  await lockIssue(tx, issueId);
  await rowsIn(tx, issueId, ['in_doubt']).orderBy('id').select('id').forUpdate().execute();
}

/** The same, and counts the rows anew where that closes the issue, unless some are deleted. */
export async function closeIssue(
  tx: Kysely<Schema>,
  issueId: string,
  clock: Clock,
  dialect: Dialect,
): Promise<FinishOutcome> {
  if (dialect === 'postgres') await holdDoubts(tx, issueId);
  const outcome = await finishIssue(tx, issueId, clock);
  const closed = outcome === 'finished' || outcome === 'finished_with_failures';
  if (closed && (await lockIssue(tx, issueId))?.deletedAt === null) await recount(tx, issueId);
  return outcome;
}
