import type { Generated } from 'kysely';
import type { MatchedBy, ReportKind, ReportOutcome, ReportSource } from '../../bounces/report-store.ts';

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

/** What came back. */
export interface ReturnedTables {
  delivery_reports: DeliveryReportTable;
  mailbox_places: MailboxPlaceTable;
  mailbox_seen: MailboxSeenTable;
  webhook_tokens: WebhookTokenTable;
}
