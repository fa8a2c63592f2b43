import type { EpochMs } from '../lib/clock.ts';

export type SubscriptionState = 'pending' | 'active' | 'unsubscribed';

export interface Follow {
  kind: 'author' | 'topic';
  /** As the newsroom prints it; matched without regard to case, accents and spacing (`followKey`). */
  label: string;
}

export interface Subscription {
  edition: string;
  state: SubscriptionState;
  /** What the subscriber agreed to: wording, source and time. */
  consent: { wording: string; source: string; at: EpochMs };
}

export interface Subscriber {
  id: number;
  /** As typed: what is mailed. */
  address: string;
  /** Lower-cased domain and local part, for uniqueness. */
  canonicalAddress: string;
  name: string;
  /** IANA name of where they read; null where it is not known. */
  zone: string | null;
  createdAt: EpochMs;
  /** Raised to make every earlier signed link of this subscriber worthless. */
  tokenEpoch: number;
  subscriptions: Subscription[];
  follows: Follow[];
}

export type SuppressionReason = 'hard_bounce' | 'soft_bounces' | 'complaint' | 'operator' | 'invalid_address';

export interface Suppression {
  canonicalAddress: string;
  reason: SuppressionReason;
  detail: string;
  at: EpochMs;
}
