import { type Kysely, sql } from 'kysely';
import type { DeliveryState } from '../delivery/delivery.ts';
import type { Decision, FinishOutcome } from '../delivery/ledger.ts';
import type { Clock } from '../lib/clock.ts';
import type { Schema } from './schema.ts';

const OPEN: DeliveryState[] = ['ready', 'claimed', 'committing', 'deferred'];
const FAILED: DeliveryState[] = ['rejected', 'in_doubt', 'written_off'];

export async function recoverDeliveries(tx: Kysely<Schema>, issueId: string, worker: string, clock: Clock) {
  const now = clock.now();
  const move = (
    from: 'claimed' | 'committing',
    values: { state: DeliveryState; detail?: string; next_at?: number },
  ) =>
    tx
      .updateTable('deliveries')
      .set({ ...values, worker: null, lease_until: null, updated_at: now })
      .where('issue_id', '=', issueId)
      .where('state', '=', from)
      .where((eb) => eb.or([eb('worker', '=', worker), eb('lease_until', '<', now)]))
      .executeTakeFirstOrThrow();
  const released = await move('claimed', { state: 'ready', next_at: now });
  const inDoubt = await move('committing', {
    state: 'in_doubt',
    detail: 'Twofold stopped between releasing the message and recording the reply.',
  });
  return { released: Number(released.numUpdatedRows), inDoubt: Number(inDoubt.numUpdatedRows) };
}

export async function countStates(
  db: Kysely<Schema>,
  issueId: string,
): Promise<Record<DeliveryState, number>> {
  const rows = await db
    .selectFrom('deliveries')
    .where('issue_id', '=', issueId)
    .groupBy('state')
    .select(['state', sql<number>`count(*)`.as('count')])
    .execute();
  const of = (state: DeliveryState) => Number(rows.find((row) => row.state === state)?.count ?? 0);
  return {
    ready: of('ready'),
    claimed: of('claimed'),
    committing: of('committing'),
    accepted: of('accepted'),
    deferred: of('deferred'),
    rejected: of('rejected'),
    in_doubt: of('in_doubt'),
    suppressed: of('suppressed'),
    written_off: of('written_off'),
  };
}

export async function giveUp(
  db: Kysely<Schema>,
  issueId: string,
  before: number,
  detail: string,
  clock: Clock,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('deliveries')
    .set({ state: 'rejected', next_at: null, detail, updated_at: clock.now() })
    .where('issue_id', '=', issueId)
    .where('state', 'in', ['ready', 'deferred'])
    .where('date', '<=', before)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

const DECIDED: Record<Decision, DeliveryState> = {
  resend: 'ready',
  accept: 'accepted',
  write_off: 'written_off',
};

/** The epoch is raised, so that the reply of an attempt still under way cannot overrule the operator. */
export async function resolveDoubt(tx: Kysely<Schema>, id: number, decision: Decision, clock: Clock) {
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
  await reopen(tx, row.issue_id, clock);
  if (decision !== 'resend') await finishIssue(tx, row.issue_id, clock);
  return 'resolved' as const;
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
    .returning('state')
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

export async function nextDue(db: Kysely<Schema>, issueId: string): Promise<number | null> {
  const row = await db
    .selectFrom('deliveries')
    .where('issue_id', '=', issueId)
    .where('state', 'in', OPEN)
    .select(sql<number | null>`min(coalesce(lease_until, next_at))`.as('due'))
    .executeTakeFirst();
  return row?.due ?? null;
}

/** An issue finished with failures is looked at again: a late reply may have settled its last doubt, or asked for another try. */
export async function finishIssue(tx: Kysely<Schema>, issueId: string, clock: Clock): Promise<FinishOutcome> {
  const issue = await lockIssue(tx, issueId);
  if (issue?.state === 'finished') return 'finished';
  if (issue?.state !== 'sending' && issue?.state !== 'finished_with_failures') return 'not_sending';
  const states = await countStates(tx, issueId);
  if (OPEN.some((state) => states[state] > 0)) {
    await reopen(tx, issueId, clock);
    return 'open';
  }
  const state = FAILED.some((failed) => states[failed] > 0) ? 'finished_with_failures' : 'finished';
  const now = clock.now();
  await tx
    .updateTable('issues')
    .set({ state, finished_at: now, updated_at: now })
    .where('id', '=', issueId)
    .where('state', 'in', ['sending', 'finished_with_failures'])
    .execute();
  return state;
}
