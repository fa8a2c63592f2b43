import type { EpochMs } from '../lib/clock.ts';

/** In the order a delivery passes them. */
export const DELIVERY_STATE_ORDER = [
  'ready',
  'claimed',
  'committing',
  'accepted',
  'deferred',
  'rejected',
  'in_doubt',
  'suppressed',
  'written_off',
] as const;
export type DeliveryState = (typeof DELIVERY_STATE_ORDER)[number];

/** Still to be sent, or being sent. */
export const OPEN_STATES: readonly DeliveryState[] = ['ready', 'claimed', 'committing', 'deferred'];

export function countOpen(counts: Partial<Record<DeliveryState, number>>): number {
  return OPEN_STATES.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
}

/** One issue to one subscriber: a row of the ledger. */
export interface Delivery {
  id: number;
  issueId: string;
  subscriberId: number;
  address: string;
  state: DeliveryState;
  worker: string | null;
  /** Raised by every claim; a worker whose epoch is old has lost the row. */
  epoch: number;
  leaseUntil: EpochMs | null;
  /** Without angle brackets, frozen with the audience. */
  messageId: string;
  /** The Date header, frozen with the audience. */
  date: EpochMs;
  attempts: number;
  nextAt: EpochMs | null;
  /** SMTP reply code of the last attempt. */
  code: number | null;
  /** RFC 3463, "5.1.1". */
  enhanced: string | null;
  /** The server's words, or ours when the connection failed. */
  detail: string | null;
  updatedAt: EpochMs;
  /** Which relay it was given to last; null before the first attempt. */
  relay: string | null;
}

export type ExclusionReason = 'suppressed' | 'unsubscribed' | 'not_confirmed' | 'invalid_address';
