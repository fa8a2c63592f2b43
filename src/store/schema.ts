import type { Generated, GeneratedAlways } from 'kysely';
import type { MatchedBy, ReportKind, ReportOutcome, ReportSource } from '../bounces/report-store.ts';
import type { DeliveryState, ExclusionReason } from '../delivery/delivery.ts';
import type { Breaker } from '../delivery/relays/breaker.ts';
import type { FeedState } from '../feeds/feed-state.ts';
import type { PageStatus, RobotsState } from '../feeds/page/page-state.ts';
import type { IssueState } from '../issues/issue.ts';
import type { SubscriptionState, SuppressionReason } from '../subscribers/subscriber.ts';

/*
 * Every table as SQL holds it: snake_case, times in milliseconds since 1970, JSON as text,
 * truth as 0 or 1. The same on SQLite and Postgres.
 */

export interface FeedTable {
  id: string;
  url: string;
  etag: string | null;
  last_modified: string | null;
  body_hash: string | null;
  status: FeedState['status'];
  error: string | null;
  warning: string | null;
  error_count: number;
  item_count: number;
  checked_at: number | null;
  succeeded_at: number | null;
  next_check_at: number;
  moved_to: string | null;
  interval_ms: number | null;
  listed_at: number | null;
  moved_since: number | null;
  held: string | null;
  hints: string | null;
  guids_ignored: number;
}

/** Which article an item of a feed is: one row a feed and article. */
export interface SightingTable {
  feed_id: string;
  article_id: string;
  outlet: string;
  item_key: string;
  /** Hash of the key of its address: an address may be too long for an index. */
  url_key: string;
  content_hash: string;
  position: number;
  seen_at: number;
}

export interface ArticleTable {
  id: string;
  feed_id: string;
  outlet: string;
  guid: string | null;
  url: string;
  title: string;
  teaser: string;
  body: string;
  authors: string;
  topics: string;
  section: string | null;
  language: string;
  image: string | null;
  published_at: number;
  updated_at: number | null;
  first_seen_at: number;
  position: number;
  content_hash: string;
  /** 1 once an issue was found to tell of it: it is not deleted. */
  kept: Generated<number>;
}

/** What an article's own page adds; `body` is '' where it could not be read. */
export interface ArticlePageTable {
  article_id: string;
  url: string;
  status: PageStatus;
  reason: string | null;
  content_hash: string;
  etag: string | null;
  last_modified: string | null;
  error_count: number;
  checked_at: number;
  next_check_at: number;
  body: string;
  authors: string;
  image: string | null;
  updated_at: number | null;
}

export interface RobotsTable {
  origin: string;
  verdict: RobotsState['verdict'];
  text: string;
  checked_at: number;
  expires_at: number;
}

export interface IssueTable {
  id: string;
  edition: string;
  date: string;
  state: IssueState;
  version: number;
  content: string;
  content_hash: string;
  window_from: number;
  window_to: number;
  send_at: number;
  approved_version: number | null;
  approved_hash: string | null;
  approved_by: string | null;
  approved_at: number | null;
  held_reason: string | null;
  /** The frozen RenderedIssue: what was mailed, and what the archive shows. */
  frozen: string | null;
  frozen_at: number | null;
  finished_at: number | null;
  created_at: number;
  updated_at: number;
  /** When deliveries of it began to be deleted; null while all are there. */
  deliveries_deleted_at?: number | null;
}

interface IssueVersionTable {
  issue_id: string;
  version: number;
  content: string;
  content_hash: string;
  author: string;
  action: string;
  at: number;
}

/** Append-only. */
interface AuditTable {
  id: Generated<number>;
  issue_id: string | null;
  at: number;
  actor: string;
  action: string;
  detail: string;
}

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

export interface DeliveryTable {
  id: Generated<number>;
  issue_id: string;
  subscriber_id: number;
  address: string;
  canonical_address: string;
  name: string;
  state: DeliveryState;
  worker: string | null;
  epoch: number;
  lease_until: number | null;
  message_id: string;
  date: number;
  attempts: number;
  next_at: number | null;
  code: number | null;
  enhanced: string | null;
  detail: string | null;
  updated_at: number;
  /** Which relay it was claimed for last. */
  relay: string | null;
  /** Of the canonical address. */
  domain: GeneratedAlways<string>;
  /** Processes that died while they held it. */
  deaths: Generated<number>;
}

/** How many rows of an issue are in a state: the sum over its slots, each written by one process or few. */
interface DeliveryCountTable {
  issue_id: string;
  slot: number;
  state: DeliveryState;
  count: number;
}

/** An audience that is being written down, row by row; only who has its token goes on. */
interface FreezeTable {
  issue_id: string;
  token: string;
  lease_until: number;
}

/** The last number each worker wrote to its own send journal. */
interface SendJournalTable {
  worker: string;
  sequence: number;
}

interface ExclusionTable {
  issue_id: string;
  subscriber_id: number;
  reason: ExclusionReason;
}

/** Of exclusions whose rows are deleted. */
interface ExclusionCountTable {
  issue_id: string;
  reason: ExclusionReason;
  count: number;
}

/** A request to a language model: what it is booked at, and its answer where it is worth keeping. */
interface ModelRequestTable {
  id: Generated<number>;
  /** Hash of model and messages. */
  key: string;
  model: string;
  issue_id: string;
  at: number;
  answer: string | null;
  tokens: number;
  cost_micros: number;
}

interface RelayBreakerTable {
  relay: string;
  phase: Breaker['phase'];
  reason: string | null;
  halted: number;
  opens: number;
  since: number;
  until: number | null;
}

/** Up to when the slots of a rate are reserved, in microseconds. */
interface RelaySlotTable {
  key: string;
  free_at: number;
}

/** See `delivery/relays/doubts.ts`. */
interface RelayDoubtTable {
  relay: string;
  issue_id: string;
  doubts: number;
}

interface RelayDayTable {
  relay: string;
  /** `YYYY-MM-DD`, in the relay's zone. */
  day: string;
  taken: number;
}

/** What came back: about a delivery, or refused. */
export interface DeliveryReportTable {
  id: Generated<number>;
  identity: string;
  at: number;
  last_at: number;
  copies: number;
  source: ReportSource;
  kind: ReportKind;
  reason: string;
  outcome: ReportOutcome;
  why: string | null;
  matched_by: MatchedBy | null;
  delivery_id: number | null;
  issue_id: string | null;
  canonical_address: string | null;
  code: number | null;
  enhanced: string | null;
  detail: string;
  excerpt: string | null;
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

/** How far a bounce mailbox has been read. */
interface MailboxPlaceTable {
  mailbox: string;
  /** IMAP's UIDVALIDITY; '' for POP3. */
  uid_validity: string;
  last_uid: number;
  checked_at: number;
  problem: string | null;
}

/** Mail of a POP3 mailbox that was looked at and left there, by its UIDL. */
interface MailboxSeenTable {
  mailbox: string;
  uid: string;
}

/** One-time tokens of signed webhooks: one is good for one body. */
interface WebhookTokenTable {
  token: string;
  body_hash: string;
  at: number;
}

/** Single values: the send sequence of the journal guard, the database's own id. */
interface MetaTable {
  key: string;
  value: string;
}

export interface Schema {
  feeds: FeedTable;
  articles: ArticleTable;
  sightings: SightingTable;
  article_pages: ArticlePageTable;
  robots: RobotsTable;
  issues: IssueTable;
  issue_versions: IssueVersionTable;
  audit: AuditTable;
  subscribers: SubscriberTable;
  subscriptions: SubscriptionTable;
  follows: FollowTable;
  suppressions: SuppressionTable;
  deliveries: DeliveryTable;
  exclusions: ExclusionTable;
  exclusion_counts: ExclusionCountTable;
  delivery_counts: DeliveryCountTable;
  freezes: FreezeTable;
  send_journals: SendJournalTable;
  meta: MetaTable;
  model_requests: ModelRequestTable;
  relay_breakers: RelayBreakerTable;
  relay_slots: RelaySlotTable;
  relay_days: RelayDayTable;
  relay_doubts: RelayDoubtTable;
  delivery_reports: DeliveryReportTable;
  suppression_lifts: SuppressionLiftTable;
  mailbox_places: MailboxPlaceTable;
  mailbox_seen: MailboxSeenTable;
  webhook_tokens: WebhookTokenTable;
}
