import { sql } from 'kysely';
import type { Ledger } from '../delivery/ledger.ts';
import type { Clock } from '../lib/clock.ts';
import type { Database } from './database.ts';
import { countAudience, exclusionCounts } from './delivery-audience.ts';
import { createBatchWriter } from './delivery-batch.ts';
import { claimDeliveries } from './delivery-claim.ts';
import { followersReached } from './delivery-followers.ts';
import { freezeIssue } from './delivery-freeze.ts';
import { putOff, readerZones } from './delivery-pace.ts';
import { toDelivery } from './delivery-rows.ts';
import {
  countStates,
  finishIssue,
  giveUp,
  nextDue,
  recoverDeliveries,
  resolveDoubt,
} from './delivery-states.ts';
import { openSendJournal, restoredDatabase } from './send-journal.ts';

/** The ledger on SQLite and on Postgres: the same statements, but for SKIP LOCKED and the journal. */
export function createDeliveryLedger(database: Database, clock: Clock): Ledger {
  const { db } = database;
  const journal = database.file === null ? null : openSendJournal(database.file);
  return {
    audience: (edition) => countAudience(db, edition),
    freeze: (request) => db.transaction().execute((tx) => freezeIssue(tx, request, clock)),
    readerZones: () => readerZones(db),
    putOff: (issueId, plan) => putOff(db, issueId, plan, clock.now()),
    claim: (request) => claimDeliveries(database, request, clock),
    commit: createBatchWriter(db, clock, journal),
    recover: (issueId, worker) =>
      db.transaction().execute((tx) => recoverDeliveries(tx, issueId, worker, clock)),
    counts: (issueId) => countStates(db, issueId),
    async exclusions(issueId) {
      const rows = await db
        .selectFrom('exclusions')
        .where('issue_id', '=', issueId)
        .groupBy('reason')
        .select(['reason', sql<number>`count(*)`.as('count')])
        .execute();
      return exclusionCounts((reason) => Number(rows.find((row) => row.reason === reason)?.count ?? 0));
    },
    async list(issueId, state, limit) {
      const rows = await db
        .selectFrom('deliveries')
        .where('issue_id', '=', issueId)
        .where('state', '=', state)
        .orderBy('id')
        .limit(limit)
        .selectAll()
        .execute();
      return rows.map(toDelivery);
    },
    followersReached: (issueId, after, limit) => followersReached(db, issueId, after, limit),
    resolve: (id, decision) => db.transaction().execute((tx) => resolveDoubt(tx, id, decision, clock)),
    nextDue: (issueId) => nextDue(db, issueId),
    giveUp: (issueId, before, detail) => giveUp(db, issueId, before, detail, clock),
    finish: (issueId) => db.transaction().execute((tx) => finishIssue(tx, issueId, clock)),
    async pause(issueId, reason) {
      const { numUpdatedRows } = await db
        .updateTable('issues')
        .set({ state: 'paused', held_reason: reason, updated_at: clock.now() })
        .where('id', '=', issueId)
        .where('state', '=', 'sending')
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    async assertNotRestored() {
      if (!journal) return;
      const written = journal.read(); // before the database: another process may be sending
      const row = await db
        .selectFrom('meta')
        .where('key', '=', 'send_sequence')
        .select('value')
        .executeTakeFirst();
      const sequence = Number(row?.value ?? 0);
      if (sequence < written) throw restoredDatabase(journal.path, sequence, written);
    },
  };
}
