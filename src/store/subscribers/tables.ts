import type { Generated } from 'kysely';
import type { SubscriptionState, SuppressionReason } from '../../subscribers/subscriber.ts';

interface SubscriberTable {
  id: Generated<number>;
  address: string;
  canonical_address: string;
  name: string;
  zone: string | null;
  created_at: number;
  token_epoch: number;
  /** When the last confirmation mail went out: one an address a day. */
  confirmation_sent_at: number | null;
}

interface SubscriptionTable {
  subscriber_id: number;
  edition: string;
  state: SubscriptionState;
  consent_wording: string;
  consent_source: string;
  consent_at: number;
  updated_at: number;
}

interface FollowTable {
  subscriber_id: number;
  kind: 'author' | 'topic';
  key: string;
  label: string;
  created_at: number;
}

interface SuppressionTable {
  canonical_address: string;
  reason: SuppressionReason;
  detail: string;
  at: number;
}

interface SuppressionLiftTable {
  id: Generated<number>;
  canonical_address: string;
  /** Of the suppression that was lifted. */
  reason: SuppressionReason;
  at: number;
  actor: string;
  note: string;
}

/** Whom mail may go to. */
export interface SubscriberTables {
  subscribers: SubscriberTable;
  subscriptions: SubscriptionTable;
  follows: FollowTable;
  suppressions: SuppressionTable;
  suppression_lifts: SuppressionLiftTable;
}
