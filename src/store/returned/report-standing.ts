import { type Selectable, sql } from 'kysely';
import type { PastDelivery, ReportedDelivery } from '../../bounces/report-store.ts';
import { messageIdStart } from '../../lib/message-id-start.ts';
import type { Db } from '../database.ts';
import type { DeliveryTable } from '../ledger/tables.ts';

/** Two editions a day for a month. */
const ISSUES_LOOKED_AT = 60;

/** One look-up an issue by (issue, address): the ledger needs no index of addresses, which every freeze would pay for. */
function recentDeliveries(db: Db, address: string) {
  return db
    .selectFrom((from) =>
      from
        .selectFrom('issues')
        .where('frozen_at', 'is not', null)
        .orderBy('frozen_at', 'desc')
        .limit(ISSUES_LOOKED_AT)
        .select('id as recent_id')
        .as('recent'),
    )
    .innerJoin('deliveries as d', 'd.issue_id', 'recent.recent_id')
    .where('d.canonical_address', '=', address)
    .orderBy('d.date', 'desc')
    .orderBy('d.id', 'desc');
}

export async function deliveriesTo(db: Db, address: string): Promise<PastDelivery[]> {
  const soft = sql<
    string | null
  >`(select min(r.reason) from delivery_reports r where r.delivery_id = d.id and r.kind = 'soft')`;
  const hard = sql<number>`case when exists (select 1 from delivery_reports r where r.delivery_id = d.id and r.kind = 'hard') then 1 else 0 end`;
  const rows = await recentDeliveries(db, address)
    .select(['d.id', 'd.date', 'd.state'])
    .select([soft.as('soft'), hard.as('hard')])
    .execute();
  return rows.map(({ id, date, state, soft: softReason, hard }) => ({
    id,
    date,
    state,
    softReason,
    hardBounced: Number(hard) === 1,
  }));
}

/** A bounce may come before we have written down that the copy was taken, or tell what we could not know. */
const HANDED_OVER = ['accepted', 'committing', 'in_doubt'] as const;

export async function newestDelivery(db: Db, address: string): Promise<ReportedDelivery | undefined> {
  const row = await recentDeliveries(db, address)
    .where('d.state', 'in', HANDED_OVER)
    .limit(1)
    .select(['d.id', 'd.issue_id', 'd.message_id', 'd.canonical_address', 'd.date'])
    .executeTakeFirst();
  return row && toReported(row);
}

/** `morning-2026-11-23.17.0123456789abcdef@…`: the issue, the subscriber, chance. */
const MESSAGE_ID = /^(.+-(\d{4}-\d{2}-\d{2}))\.(\d{1,15})\.[0-9a-f]{16}@/;

/** The address is the subscriber's of today. */
export async function deletedDelivery(
  db: Db,
  id: number,
  messageId: string,
): Promise<ReportedDelivery | undefined> {
  const [, slug = '', date = '', subscriberId = ''] = MESSAGE_ID.exec(messageId) ?? [];
  const subscriber = await db
    .selectFrom('subscribers')
    .where('id', '=', Number(subscriberId))
    .select(['canonical_address', 'created_at'])
    .executeTakeFirst();
  const issues = await db
    .selectFrom('issues')
    .where('date', '=', date)
    .where('deliveries_deleted_at', 'is not', null)
    .select(['id', 'frozen_at'])
    .execute();
  const issue = issues.find((each) => messageIdStart(each.id) === slug);
  if (!subscriber || !issue) return undefined;
  const { canonical_address: canonicalAddress, created_at: since } = subscriber;
  const at = issue.frozen_at ?? 0;
  if (since > at) return undefined; // SQLite gives a deleted row's number again
  return { id, messageId, canonicalAddress, issueId: issue.id, date: at, deleted: true };
}

type ReportedRow = Pick<
  Selectable<DeliveryTable>,
  'id' | 'issue_id' | 'message_id' | 'canonical_address' | 'date'
>;

export function toReported({
  id,
  issue_id,
  message_id,
  canonical_address,
  date,
}: ReportedRow): ReportedDelivery {
  return { id, issueId: issue_id, messageId: message_id, canonicalAddress: canonical_address, date };
}
