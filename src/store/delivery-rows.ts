import type { Selectable } from 'kysely';
import type { Delivery } from '../delivery/delivery.ts';
import type { DeliveryTable } from './schema.ts';

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
