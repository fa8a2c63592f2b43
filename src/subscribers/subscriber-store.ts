import type { EpochMs } from '../lib/clock.ts';
import type { ValidAddress } from './normalise-address.ts';
import type { Follow, Subscriber, SubscriptionState, Suppression, SuppressionReason } from './subscriber.ts';

/** What somebody agreed to, when and where. */
interface Consent {
  wording: string;
  source: string;
  at: EpochMs;
}

/** Consent to one edition, to be stored. */
export interface NewSubscription {
  subscriberId: number;
  edition: string;
  consent: Consent;
}

/** A follow to be stored; `key` is the `followKey` of its label. */
export interface NewFollow extends Follow {
  subscriberId: number;
  key: string;
}

/** Every part narrows; an absent one does not. */
export interface SubscriberFilter {
  edition?: string;
  /** Of the subscription to `edition`, or of any. */
  state?: SubscriptionState;
  suppressed?: boolean;
  /** Part of the address or name. */
  search?: string;
}

/** A new subscriber, as import and sign-up write it. */
export interface NewSubscriber extends ValidAddress {
  name: string;
  zone?: string | null;
}

export interface SuppressionLift {
  at: EpochMs;
  /** An editor, an operator, or `reader` by a confirmation link. */
  actor: string;
  note: string;
}

export interface LiftedSuppression extends SuppressionLift {
  canonicalAddress: string;
  /** Of the suppression. */
  reason: SuppressionReason;
}

/** A page of a list, in the order of ids. */
interface ListPage {
  afterId: number;
  limit: number;
}

/** What this stage needs of the database. */
export interface SubscriberStore {
  /** Runs `work` in one transaction; use the store it hands over, never the outer one. */
  atomically<T>(work: (store: SubscriberStore) => Promise<T>): Promise<T>;

  find(id: number): Promise<Subscriber | undefined>;
  findMany(ids: number[]): Promise<Subscriber[]>;
  findByAddresses(canonicalAddresses: string[]): Promise<Subscriber[]>;
  list(filter: SubscriberFilter, page: ListPage): Promise<Subscriber[]>;
  count(filter: SubscriberFilter): Promise<number>;

  /** Adds those whose canonical address is new and returns them all, old and new. */
  addMissing(subscribers: NewSubscriber[], now: EpochMs): Promise<Subscriber[]>;
  setName(id: number, name: string): Promise<void>;
  setZone(id: number, zone: string | null): Promise<void>;

  /** True once in each period: sets "last asked" to `now` where it is not after `notSince`. */
  claimConfirmation(id: number, now: EpochMs, notSince: EpochMs): Promise<boolean>;
  /** Gives the claim back after a mail that could not be sent. */
  releaseConfirmation(id: number): Promise<void>;

  /** Rows that exist stay as they are. */
  addPending(subscriptions: NewSubscription[]): Promise<void>;
  activate(subscriptions: NewSubscription[]): Promise<void>;
  /** Returns the editions that were not unsubscribed before. */
  unsubscribe(id: number, editions: string[], at: EpochMs): Promise<string[]>;

  /** One already there, by its key, stays as it is. */
  addFollows(follows: NewFollow[], at: EpochMs): Promise<void>;
  removeFollow(id: number, kind: Follow['kind'], key: string): Promise<void>;

  suppressions(canonicalAddresses: string[]): Promise<Suppression[]>;
  /**
   * The first reason stays, but a complaint replaces a bounce and `operator` replaces any other. Returns whether the
   * address was not suppressed before.
   */
  suppress(suppression: Suppression): Promise<boolean>;
  /** Newest first, those whose address holds `search`, and how many there are. */
  newestSuppressions(search: string, limit: number): Promise<{ total: number; listed: Suppression[] }>;
  newestLifts(limit: number): Promise<LiftedSuppression[]>;
  /** Lifts it and keeps who did, and why: bounces of mail from before then no longer count. */
  liftSuppression(canonicalAddress: string, lift: SuppressionLift): Promise<void>;
}
