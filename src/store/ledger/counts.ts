import { type Kysely, sql } from 'kysely';
import type { DeliveryState } from '../../delivery/delivery.ts';
import type { DeliveryCounts } from '../../delivery/ledger.ts';
import type { Schema } from '../schema.ts';
import type { SqliteFile } from '../sqlite/node-sqlite.ts';

/*
 * How many rows of an issue are in each state, kept in the transaction that moves the rows. On Postgres the processes
 * write to different slots: one row for all would make each group of marks wait for the others'. Whether an issue is
 * over is never decided by a count: that asks the rows.
 */

/** Slots of an issue on Postgres; SQLite, with one writer at a time, has one. */
export const SLOTS = 64;

/** `from` null: rows that are new. */
export type Moved = [from: DeliveryState | null, to: DeliveryState, rows: number];

const UPSERT = `insert into delivery_counts (issue_id, slot, state, count) values (?, ?, ?, ?)
  on conflict (issue_id, slot, state) do update set count = delivery_counts.count + excluded.count`;

export async function addCounts(
  tx: Kysely<Schema>,
  issueId: string,
  slot: number,
  moved: readonly Moved[],
): Promise<void> {
  const values = differences(moved).map(([state, count]) => ({ issue_id: issueId, slot, state, count }));
  if (values.length === 0) return;
  await tx
    .insertInto('delivery_counts')
    .values(values)
    .onConflict((conflict) =>
      conflict
        .columns(['issue_id', 'slot', 'state'])
        .doUpdateSet((eb) => ({ count: eb('delivery_counts.count', '+', eb.ref('excluded.count')) })),
    )
    .execute();
}

/** The same on SQLite's own connection. */
export function addCountsRaw(raw: SqliteFile, issueId: string, moved: readonly Moved[]): void {
  const upsert = raw.prepare(UPSERT);
  for (const [state, count] of differences(moved)) upsert.run(issueId, 0, state, count);
}

/** Always in the same order, so that two transactions in one slot cannot lock each other out. */
function differences(moved: readonly Moved[]): [DeliveryState, number][] {
  const by = new Map<DeliveryState, number>();
  const add = (state: DeliveryState, rows: number) => by.set(state, (by.get(state) ?? 0) + rows);
  for (const [from, to, rows] of moved) {
    if (from !== null) add(from, -rows);
    add(to, rows);
  }
  return [...by].filter(([, rows]) => rows !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
}

export async function readCounts(
  db: Kysely<Schema>,
  issueIds: readonly string[],
): Promise<Map<string, DeliveryCounts>> {
  if (issueIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('delivery_counts')
    .where('issue_id', 'in', issueIds)
    .groupBy(['issue_id', 'state'])
    .select(['issue_id', 'state', sql<number>`sum(count)`.as('count')])
    .execute();
  const byIssue = Map.groupBy(rows, (row) => row.issue_id);
  return new Map([...byIssue].map(([issueId, states]) => [issueId, toCounts(states)]));
}

export function toCounts(rows: readonly { state: DeliveryState; count: number }[]): DeliveryCounts {
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

/** Counts the rows themselves and writes that down, where an issue is being closed. */
export async function recount(tx: Kysely<Schema>, issueId: string): Promise<void> {
  await tx.deleteFrom('delivery_counts').where('issue_id', '=', issueId).execute();
  // Accepted rows are counted by what is left: the index of the others is short by now.
  const { all } = await tx
    .selectFrom('deliveries')
    .where('issue_id', '=', issueId)
    .select(sql<number>`count(*)`.as('all'))
    .executeTakeFirstOrThrow();
  const others = await tx
    .selectFrom('deliveries')
    .where('issue_id', '=', issueId)
    .where('state', '<>', sql.lit('accepted'))
    .groupBy('state')
    .select(['state', sql<number>`count(*)`.as('count')])
    .execute();
  const left = others.reduce((rest, { count }) => rest - Number(count), Number(all));
  const counted: Moved[] = others.map(({ state, count }) => [null, state, Number(count)]);
  await addCounts(tx, issueId, 0, [...counted, [null, 'accepted', left]]);
}
