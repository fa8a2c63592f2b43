import { type Kysely, type Selectable, sql } from 'kysely';
import type { Delivery, DeliveryState } from '../../delivery/delivery.ts';
import type { Schema } from '../schema.ts';
import type { DeliveryTable } from './tables.ts';

/** States whose rows have a time at which they are due; all others have none, and are listed by their ids. */
const TIMED: DeliveryState[] = ['ready', 'claimed', 'deferred'];

/** Still to be sent, or being sent. */
export const OPEN: readonly DeliveryState[] = ['ready', 'claimed', 'committing', 'deferred'];

/** In the order of the index of open rows, so that the first of a million cost no more than the first of ten. */
export async function listDeliveries(
  db: Kysely<Schema>,
  issueId: string,
  state: DeliveryState,
  limit: number,
  after: number,
): Promise<Delivery[]> {
  const timed = TIMED.includes(state);
  const rows = await db
    .selectFrom('deliveries')
    .where('issue_id', '=', issueId)
    .where('state', '=', sql.lit(state))
    .$if(state !== 'accepted', (query) => query.where('state', '<>', sql.lit('accepted')))
    .$if(timed, (query) => query.orderBy('next_at'))
    .$if(!timed && state !== 'accepted', (query) => query.where('next_at', 'is', null))
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .selectAll()
    .execute();
  return rows.map(toDelivery);
}

export async function listUnsettled(
  db: Kysely<Schema>,
  issueId: string,
  limit: number,
  after: number,
): Promise<Delivery[]> {
  const rows = await db
    .selectFrom('deliveries')
    .where('issue_id', '=', issueId)
    .where('state', 'in', [...OPEN, 'in_doubt'])
    .where('state', '<>', sql.lit('accepted')) // in the words of the index of open rows
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .selectAll()
    .execute();
  return rows.map(toDelivery);
}

export function toDelivery(row: Selectable<DeliveryTable>): Delivery {
  const { id, address, state, worker, epoch, attempts, date, code, enhanced, detail } = row;
  return {
    id,
    issueId: row.issue_id,
    subscriberId: row.subscriber_id,
    address,
    state,
    worker,
    epoch,
    leaseUntil: row.lease_until,
    messageId: row.message_id,
    date,
    attempts,
    nextAt: row.next_at,
    code,
    enhanced,
    detail,
    updatedAt: row.updated_at,
    relay: row.relay,
  };
}
