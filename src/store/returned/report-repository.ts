import { type Selectable, sql } from 'kysely';
import type {
  IssueReports,
  NewReport,
  ReportCount,
  ReportedDelivery,
  ReportFilter,
  ReportStore,
  StoredReport,
} from '../../bounces/report-store.ts';
import type { EpochMs } from '../../lib/clock.ts';
import type { Db } from '../database.ts';
import { mayBeDeleted } from '../ledger/retention.ts';
import { outcomeUnknown, retryable } from '../postgres/postgres-errors.ts';
import { isBusy } from '../sqlite/is-busy.ts';
import { createSubscriberStore } from '../subscribers/subscriber-repository.ts';
import { deletedDelivery, deliveriesTo, newestDelivery, toReported } from './report-standing.ts';
import type { DeliveryReportTable } from './tables.ts';

/** What came back, and what it is about. */
export function createReportRepository(db: Db): ReportStore {
  return {
    atomically(work) {
      if (db.isTransaction) return work(createReportRepository(db), createSubscriberStore(db));
      return db.transaction().execute((tx) => work(createReportRepository(tx), createSubscriberStore(tx)));
    },
    mayPass: (error) => retryable(error) || outcomeUnknown(error) || isBusy(error),
    deliveryById: (id) => findDelivery(db, 'id', id),
    mayBeDeleted: (id) => mayBeDeleted(db, id),
    deletedDelivery: (id, messageId) => deletedDelivery(db, id, messageId),
    deliveryByMessageId: (messageId) => findDelivery(db, 'message_id', messageId),
    newestDelivery: (address) => newestDelivery(db, address),
    deliveriesTo: (address) => deliveriesTo(db, address),
    freshSince: (address) => freshSince(db, address),
    knownIdentity: (report) => knownIdentity(db, report),
    insert: (report, copies = 1) => insert(db, report, copies),
    async refusedSince(at) {
      const row = await db
        .selectFrom('delivery_reports')
        .where('outcome', '=', 'refused')
        .where('at', '>', at)
        .select(sql<number>`count(*)`.as('count'))
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },
    counts: (since) => counts(db, since),
    async list({ refused, issueId }: ReportFilter, limit) {
      const rows = await db
        .selectFrom('delivery_reports')
        .$if(refused !== undefined, (q) => q.where('outcome', refused ? '=' : '<>', 'refused'))
        .$if(issueId !== undefined, (q) => q.where('issue_id', '=', issueId ?? ''))
        .orderBy('last_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .selectAll()
        .execute();
      return rows.map(toReport);
    },
    ofIssue: (issueId) => ofIssue(db, issueId),
    deleteOld: (before) => deleteOld(db, before),
  };
}

async function findDelivery(
  db: Db,
  column: 'id' | 'message_id',
  value: number | string,
): Promise<ReportedDelivery | undefined> {
  const row = await db
    .selectFrom('deliveries')
    .where(column, '=', value)
    .select(['id', 'issue_id', 'message_id', 'canonical_address', 'date'])
    .executeTakeFirst();
  return row && toReported(row);
}

/** The newest of a confirmation link pressed and a suppression lifted. */
async function freshSince(db: Db, address: string): Promise<EpochMs | null> {
  const confirmed = await db
    .selectFrom('subscribers as s')
    .innerJoin('subscriptions as p', 'p.subscriber_id', 's.id')
    .where('s.canonical_address', '=', address)
    .where('p.consent_source', 'like', '%confirmed by link')
    .select(({ fn }) => fn.max('p.consent_at').as('at'))
    .executeTakeFirst();
  const lifted = await db
    .selectFrom('suppression_lifts')
    .where('canonical_address', '=', address)
    .select(({ fn }) => fn.max('at').as('at'))
    .executeTakeFirst();
  const times = [confirmed?.at, lifted?.at].filter((at) => at !== null && at !== undefined).map(Number);
  return times.length === 0 ? null : Math.max(...times);
}

async function knownIdentity(db: Db, { identity, deliveryId, kind }: NewReport): Promise<string | undefined> {
  const same = await db
    .selectFrom('delivery_reports')
    .where((eb) =>
      eb.or([
        eb('identity', '=', identity),
        ...(deliveryId === null || kind === 'other'
          ? []
          : [eb.and([eb('delivery_id', '=', deliveryId), eb('kind', '=', kind)])]),
      ]),
    )
    .select('identity')
    .execute();
  return (same.find((each) => each.identity === identity) ?? same[0])?.identity;
}

async function insert(db: Db, report: NewReport, came: number): Promise<boolean> {
  const { identity, at, source, kind, reason, outcome, why, code, enhanced, detail, excerpt } = report;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('delivery_reports')
    .values({
      identity,
      at,
      last_at: at,
      copies: came,
      source,
      kind,
      reason,
      outcome,
      why,
      matched_by: report.matchedBy,
      delivery_id: report.deliveryId,
      issue_id: report.issueId,
      canonical_address: report.canonicalAddress,
      code,
      enhanced,
      detail: detail.slice(0, 1_000),
      excerpt,
    })
    .onConflict((oc) => oc.column('identity').doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) return true;
  await db
    .updateTable('delivery_reports')
    .set((eb) => ({ copies: eb('copies', '+', came), last_at: at }))
    .where('identity', '=', identity)
    .execute();
  return false;
}

async function counts(db: Db, since: EpochMs): Promise<ReportCount[]> {
  const rows = await db
    .selectFrom('delivery_reports')
    .where('at', '>=', since)
    .groupBy(['kind', 'reason', 'outcome', 'why'])
    .select(['kind', 'reason', 'outcome', 'why'])
    .select([sql<number>`count(*)`.as('count'), sql<number>`sum(copies)`.as('copies')])
    .orderBy(sql`count(*)`, 'desc')
    .orderBy('reason')
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count), copies: Number(row.copies) }));
}

async function ofIssue(db: Db, issueId: string): Promise<IssueReports> {
  const rows = await db
    .selectFrom('delivery_reports')
    .where('issue_id', '=', issueId)
    .where('source', '<>', 'hand_over')
    .groupBy('kind')
    .select(['kind', sql<number>`count(distinct delivery_id)`.as('count')])
    .execute();
  const of = (kind: string) => Number(rows.find((row) => row.kind === kind)?.count ?? 0);
  return { hard: of('hard'), soft: of('soft'), complaints: of('complaint') };
}

/** What a delivery came to stays; who wrote what about it does not. */
async function deleteOld(db: Db, before: EpochMs): Promise<number> {
  const deleted = await db
    .deleteFrom('delivery_reports')
    .where('last_at', '<', before)
    .where('outcome', 'in', ['refused', 'no_effect'])
    .executeTakeFirst();
  const emptied = await db
    .updateTable('delivery_reports')
    .set({ excerpt: null })
    .where('last_at', '<', before)
    .where('excerpt', 'is not', null)
    .executeTakeFirst();
  await db.deleteFrom('webhook_tokens').where('at', '<', before).execute();
  return Number(deleted.numDeletedRows) + Number(emptied.numUpdatedRows);
}

function toReport(row: Selectable<DeliveryReportTable>): StoredReport {
  const { id, identity, at, copies, source, kind, reason, outcome, why, code, enhanced, detail, excerpt } =
    row;
  return {
    id,
    identity,
    at,
    lastAt: row.last_at,
    copies,
    source,
    kind,
    reason,
    outcome,
    why,
    matchedBy: row.matched_by,
    deliveryId: row.delivery_id,
    issueId: row.issue_id,
    canonicalAddress: row.canonical_address,
    code,
    enhanced,
    detail,
    excerpt,
  };
}
