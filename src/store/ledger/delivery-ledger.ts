import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { ExclusionReason } from '../../delivery/delivery.ts';
import type { Ledger } from '../../delivery/ledger.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Database } from '../database.ts';
import { countAudience, exclusionCounts } from './audience.ts';
import { createBatchWriter } from './batch.ts';
import { claimDeliveries } from './claim.ts';
import { readCounts, SLOTS, toCounts } from './counts.ts';
import { freezeIssue, readFreezing } from './freeze.ts';
import { giveUp, takeBack } from './given-up.ts';
import type { OnSending } from './open-deliveries.ts';
import { putOff, readerZones } from './pace.ts';
import { createRestoreGuard } from './restore-guard.ts';
import { listDeliveries, listUnsettled, toDelivery } from './rows.ts';
import { acceptOpen, closeIssue, nextDue, recoverDeliveries, resolveDoubt } from './states.ts';
import { hasSuspects } from './suspects.ts';

export interface LedgerOptions {
  /** Keeps the send journal of a Postgres database; without it there is none. SQLite has its own beside the file. */
  dataDir?: string;
  onSending?: OnSending | undefined;
}

/** The ledger on SQLite and on Postgres. */
export function createDeliveryLedger(database: Database, clock: Clock, options: LedgerOptions = {}): Ledger {
  const { db, dialect } = database;
  const guard = createRestoreGuard(database, options.dataDir ?? null);
  const slot = dialect === 'postgres' ? randomInt(SLOTS) : 0;
  return {
    audience: (edition) => countAudience(database, edition),
    freeze: (request) => freezeIssue(database, request, clock, options.onSending),
    readerZones: () => readerZones(db),
    putOff: (issueId, plan) => putOff(database, issueId, plan, clock.now()),
    claim: (request) => claimDeliveries(database, request, clock, slot),
    commit: createBatchWriter(database, clock, guard, slot),
    recover: (issueId, worker, alive = false) =>
      db.transaction().execute((tx) => recoverDeliveries(tx, issueId, worker, alive, clock, slot)),
    hasSuspects: (issueId) => hasSuspects(db, issueId, clock.now()),
    counts: async (issueId) => (await readCounts(db, [issueId])).get(issueId) ?? toCounts([]),
    countsOf: (issueIds) => readCounts(db, issueIds),
    async exclusions(issueId) {
      const rows = await db
        .selectFrom('exclusions')
        .where('issue_id', '=', issueId)
        .groupBy('reason')
        .select(['reason', sql<number>`count(*)`.as('count')])
        .unionAll(
          db.selectFrom('exclusion_counts').where('issue_id', '=', issueId).select(['reason', 'count']),
        )
        .execute();
      const of = (wanted: ExclusionReason) => rows.filter(({ reason }) => reason === wanted);
      return exclusionCounts((reason) => of(reason).reduce((sum, { count }) => sum + Number(count), 0));
    },
    list: (issueId, state, limit, after = 0) => listDeliveries(db, issueId, state, limit, after),
    listUnsettled: (issueId, limit, after) => listUnsettled(db, issueId, limit, after),
    async find(deliveryId) {
      const row = await db
        .selectFrom('deliveries')
        .where('id', '=', deliveryId)
        .selectAll()
        .executeTakeFirst();
      return row && toDelivery(row);
    },
    resolve: (id, decision) => db.transaction().execute((tx) => resolveDoubt(tx, id, decision, clock, slot)),
    acceptOpen: (issueId, ids) => db.transaction().execute((tx) => acceptOpen(tx, issueId, ids, clock, slot)),
    freezing: (issueId) => readFreezing(db, issueId, clock),
    nextDue: (issueId) => nextDue(db, issueId),
    giveUp: (issueId, before, detail) =>
      db.transaction().execute((tx) => giveUp(tx, issueId, before, detail, clock, slot)),
    takeBack: (issueId, reasons) =>
      db.transaction().execute((tx) => takeBack(tx, issueId, reasons, clock, slot)),
    finish: (issueId) => db.transaction().execute((tx) => closeIssue(tx, issueId, clock, dialect)),
    async pause(issueId, reason) {
      const { numUpdatedRows } = await db
        .updateTable('issues')
        .set({ state: 'paused', held_reason: reason, updated_at: clock.now() })
        .where('id', '=', issueId)
        .where('state', '=', 'sending')
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    assertNotRestored: () => guard.assertNotRestored(),
    async begunHere(issueId) {
      const record = await guard.record();
      return record?.begun.has(issueId) ? record.begun.path : null;
    },
  };
}
