import type { ExpressionBuilder, Selectable } from 'kysely';
import type { ClaimRequest } from '../../delivery/ledger.ts';
import type { EpochMs } from '../../lib/clock.ts';
import type { Schema } from '../schema.ts';
import type { DeliveryTable } from './tables.ts';

/** What a claim reads of its rows: with its reader, all that a copy is made of. */
export const CLAIMED = [
  'id',
  'issue_id',
  'subscriber_id',
  'address',
  'domain',
  'name',
  'next_at',
  'epoch',
  'attempts',
  'message_id',
  'date',
] as const;

export type ClaimedRow = Pick<Selectable<DeliveryTable>, (typeof CLAIMED)[number]>;

/** What a claim writes into its rows. */
export function claimedBy({ worker, relay, leaseMs }: ClaimRequest, now: EpochMs) {
  return (eb: ExpressionBuilder<Schema, 'deliveries'>) => ({
    state: 'claimed' as const,
    worker,
    relay: relay ?? null,
    epoch: eb('epoch', '+', 1),
    lease_until: now + leaseMs,
    updated_at: now,
  });
}
