import type { DeliveryState } from '../delivery/delivery.ts';
import type { EpochMs } from '../lib/clock.ts';
import type { SubscriberStore } from '../subscribers/subscriber-store.ts';

/** By which way a report came in. */
export type ReportSource =
  | 'imap'
  | 'pop3'
  | 'lmtp'
  | 'smtp'
  | 'ses'
  | 'sendgrid'
  | 'mailgun'
  | 'postmark'
  | 'webhook'
  | 'file'
  /** Refused when it was handed over: it never left. */
  | 'hand_over';

export type ReportKind = 'hard' | 'soft' | 'complaint' | 'other';

/**
 * `suppressed`: the address gets no more mail because of it. `counted`: it stands beside its delivery.
 * `no_effect`: it says nothing against the address. `refused`: it could not be shown to be about our mail.
 */
export type ReportOutcome = 'suppressed' | 'counted' | 'no_effect' | 'refused';

/**
 * `forged`: a return path whose code is wrong. `unknown_message`: no delivery of ours. `other_address`: that delivery
 * went to somebody else. `deleted`: its record is gone, and the report does not prove the rest. `bad_signature`: a
 * webhook's is missing, wrong or old.
 */
export type Refusal = 'forged' | 'unknown_message' | 'other_address' | 'deleted' | 'bad_signature';

/** What a report was recognised by. */
export type MatchedBy = 'return_path' | 'message_id' | 'address';

/** A delivery, as far as a report needs it. */
export interface ReportedDelivery {
  id: number;
  issueId: string;
  messageId: string;
  canonicalAddress: string;
  /** When its audience was frozen. */
  date: EpochMs;
  /** Its record is deleted: the address is its subscriber's of today. */
  deleted?: true;
}

/** One delivery to an address, newest first, with what came back about it. */
export interface PastDelivery {
  id: number;
  date: EpochMs;
  state: DeliveryState;
  /** Why it bounced softly; null where it did not. */
  softReason: string | null;
  hardBounced: boolean;
}

export interface NewReport {
  /** The same report, whichever way and however often it comes, has the same identity. */
  identity: string;
  at: EpochMs;
  source: ReportSource;
  kind: ReportKind;
  /** The reader's word for it: `user_unknown`, `abuse`, `auto_reply` … */
  reason: string;
  outcome: ReportOutcome;
  /** Why it was refused or has no effect; null otherwise. */
  why: string | null;
  matchedBy: MatchedBy | null;
  deliveryId: number | null;
  issueId: string | null;
  canonicalAddress: string | null;
  code: number | null;
  enhanced: string | null;
  detail: string;
  /** The beginning of what came in; deleted before the report itself. */
  excerpt: string | null;
}

export interface StoredReport extends NewReport {
  id: number;
  lastAt: EpochMs;
  /** How often it came. */
  copies: number;
}

export interface ReportCount {
  kind: ReportKind;
  reason: string;
  outcome: ReportOutcome;
  why: string | null;
  /** Different reports; with `copies`, however often they came. */
  count: number;
  copies: number;
}

export interface ReportFilter {
  /** Only those refused, or only the others. */
  refused?: boolean;
  issueId?: string;
}

export interface IssueReports {
  hard: number;
  soft: number;
  complaints: number;
}

/** What this stage needs of the database. */
export interface ReportStore {
  /** Runs `work` in one transaction; use the stores it hands over, never the outer ones. */
  atomically<T>(work: (reports: ReportStore, subscribers: SubscriberStore) => Promise<T>): Promise<T>;
  /** Whether the database failed for a reason that may be gone at the next try: somebody else's rows, a lost connection. */
  mayPass(error: unknown): boolean;
  deliveryById(id: number): Promise<ReportedDelivery | undefined>;
  /** Whether a delivery of that number may have been deleted as old. */
  mayBeDeleted(id: number): Promise<boolean>;
  /** What a Message-ID tells of a delivery that is deleted; nothing of it is proven. Undefined where its subscriber is gone. */
  deletedDelivery(id: number, messageId: string): Promise<ReportedDelivery | undefined>;
  deliveryByMessageId(messageId: string): Promise<ReportedDelivery | undefined>;
  /** The newest accepted one to an address, among the last 60 issues. */
  newestDelivery(canonicalAddress: string): Promise<ReportedDelivery | undefined>;
  /** Of the last 60 issues, newest first. */
  deliveriesTo(canonicalAddress: string): Promise<PastDelivery[]>;
  /** When the reader last proved that the address works, by a confirmation link, or an editor vouched for it. */
  freshSince(canonicalAddress: string): Promise<EpochMs | null>;
  /** Of the same report, or of one of its kind about its delivery, where there is one already. */
  knownIdentity(report: NewReport): Promise<string | undefined>;
  /** False where it was there already: then only its copies are counted. It came `copies` times, once if not said. */
  insert(report: NewReport, copies?: number): Promise<boolean>;
  /** Refused reports stored since then: they are anybody's to send, so there is a limit. */
  refusedSince(at: EpochMs): Promise<number>;
  counts(since: EpochMs): Promise<ReportCount[]>;
  /** Newest first. */
  list(filter: ReportFilter, limit: number): Promise<StoredReport[]>;
  /** What came back later, without what was refused at the hand-over. */
  ofIssue(issueId: string): Promise<IssueReports>;
  /** Deletes excerpts, and reports that had no effect, from before then; gives how many rows it touched. */
  deleteOld(before: EpochMs): Promise<number>;
}
