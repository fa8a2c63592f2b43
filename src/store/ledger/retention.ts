import { setImmediate } from 'node:timers/promises';
import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import type { ExclusionReason } from '../../delivery/delivery.ts';
import type { EpochMs } from '../../lib/clock.ts';
import type { Database, Db } from '../database.ts';
import { readMeta, writeMeta } from '../meta-repository.ts';
import type { Schema } from '../schema.ts';
import { unsynced } from './unsynced.ts';

/** Deletes who got what. How many stays: counts by state, exclusions by reason, reports of what came back. */
export interface DeliveryRetention {
  /**
   * Deletes deliveries and exclusions of issues that ended before `before`, but for the newest issues and for what was
   * in doubt. Asks `goOn` before each chunk. `done`: nothing is left to delete.
   */
  deleteOld(request: {
    now: EpochMs;
    before: EpochMs;
    goOn(): boolean;
  }): Promise<{ deleted: number; done: boolean }>;
  /** When an issue's deliveries began to be deleted; null where they are all there. */
  deletedAt(issueId: string): Promise<EpochMs | null>;
}

/** Rows a transaction: some tens of milliseconds, in which nothing else is written. */
const CHUNK = 1_000;
/** Always kept: `SOFT_BOUNCES` in a row, 30 at most, and what Following has told go back over them, however seldom they come. */
const NEWEST = 30;
const ENDED = ['finished', 'finished_with_failures', 'cancelled'] as const;
/** What waits for somebody's decision, or had it, is history that people look for by name. */
const KEPT = ['in_doubt', 'written_off', 'committing'] as const;
/** Of deliveries that are gone, the highest number: no later one can be among them. */
const DELETED_TO = 'deliveries_deleted_to';

export function createDeliveryRetention(database: Database): DeliveryRetention {
  const { db } = database;
  return {
    async deleteOld({ now, before, goOn }) {
      let deleted = 0;
      for (const issueId of await oldIssues(db, before)) {
        for (const deleteSome of [deleteDeliveries, deleteExclusions]) {
          for (let rows = CHUNK; rows === CHUNK; ) {
            if (!goOn()) return { deleted, done: false };
            rows = await unsynced(database, (tx) => deleteSome(tx, issueId, now));
            deleted += rows;
            await setImmediate(); // others get their turn
          }
        }
      }
      return { deleted, done: true };
    },
    async deletedAt(issueId) {
      const row = await db
        .selectFrom('issues')
        .where('id', '=', issueId)
        .select('deliveries_deleted_at as at')
        .executeTakeFirst();
      return row?.at ?? null;
    },
  };
}

/** True of a number that some delivery had whose row is gone: it may have had this one. */
export async function mayBeDeleted(db: Db, deliveryId: number): Promise<boolean> {
  return deliveryId <= Number((await readMeta(db, DELETED_TO)) ?? 0);
}

async function oldIssues(db: Kysely<Schema>, before: EpochMs): Promise<string[]> {
  const newest = db
    .selectFrom((from) =>
      from
        .selectFrom('issues')
        .where('frozen_at', 'is not', null)
        .orderBy('frozen_at', 'desc')
        .limit(NEWEST)
        .select('id')
        .as('newest'),
    )
    .select('id');
  const rows = await db
    .selectFrom('issues')
    .where('frozen_at', 'is not', null)
    .where('state', 'in', ENDED)
    .where(sql<number>`coalesce(finished_at, updated_at)`, '<', before)
    .where('id', 'not in', newest)
    // The first in an index's order: for any one Postgres may go through all deliveries, for each issue that has none left.
    .where(({ or, selectFrom }) =>
      or([
        isThere(
          selectFrom('deliveries')
            .whereRef('deliveries.issue_id', '=', 'issues.id')
            .where('deliveries.state', 'not in', KEPT)
            .orderBy('deliveries.subscriber_id')
            .limit(1)
            .select('deliveries.id'),
        ),
        isThere(
          selectFrom('exclusions')
            .whereRef('exclusions.issue_id', '=', 'issues.id')
            .orderBy('exclusions.subscriber_id')
            .limit(1)
            .select('exclusions.subscriber_id'),
        ),
      ]),
    )
    .orderBy('frozen_at')
    .select('id')
    .execute();
  return rows.map(({ id }) => id);
}

function isThere(first: Expression<unknown>) {
  return sql<SqlBool>`(${first}) is not null`;
}

async function deleteDeliveries(tx: Kysely<Schema>, issueId: string, now: EpochMs): Promise<number> {
  // An operator may have opened it again.
  const issue = await tx
    .updateTable('issues')
    .set((eb) => ({ deliveries_deleted_at: eb.fn.coalesce('deliveries_deleted_at', eb.val(now)) }))
    .where('id', '=', issueId)
    .where('state', 'in', ENDED)
    .executeTakeFirstOrThrow();
  if (issue.numUpdatedRows === 0n) return 0;
  const some = tx
    .selectFrom('deliveries')
    .where('issue_id', '=', issueId)
    .where('state', 'not in', KEPT)
    .orderBy('subscriber_id')
    .limit(CHUNK)
    .select('id');
  const rows = await tx.deleteFrom('deliveries').where('id', 'in', some).returning('id').execute();
  const last = rows.reduce(
    (most, { id }) => Math.max(most, id),
    Number((await readMeta(tx, DELETED_TO)) ?? 0),
  );
  await writeMeta(tx, DELETED_TO, String(last));
  return rows.length;
}

async function deleteExclusions(tx: Kysely<Schema>, issueId: string): Promise<number> {
  const some = tx
    .selectFrom('exclusions')
    .where('issue_id', '=', issueId)
    .orderBy('subscriber_id')
    .limit(CHUNK)
    .select('subscriber_id');
  const rows = await tx
    .deleteFrom('exclusions')
    .where('issue_id', '=', issueId)
    .where('subscriber_id', 'in', some)
    .returning('reason')
    .execute();
  const counts = Map.groupBy(rows, ({ reason }) => reason as ExclusionReason);
  for (const [reason, { length: count }] of counts) {
    await tx
      .insertInto('exclusion_counts')
      .values({ issue_id: issueId, reason, count })
      .onConflict((conflict) =>
        conflict
          .columns(['issue_id', 'reason'])
          .doUpdateSet((eb) => ({ count: eb('exclusion_counts.count', '+', count) })),
      )
      .execute();
  }
  return rows.length;
}
