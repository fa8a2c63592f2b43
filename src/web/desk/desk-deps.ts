import type { Context } from 'hono';
import type { IssueReports } from '../../bounces/report-store.ts';
import type { Delivery, DeliveryState, ExclusionReason } from '../../delivery/delivery.ts';
import type { Decision } from '../../delivery/ledger.ts';
import type { RelayState } from '../../delivery/relays/relay-pool.ts';
import type { ApproveOutcome } from '../../issues/approve-issue.ts';
import type { EditCommand, EditOutcome } from '../../issues/edit-command.ts';
import type { EditionConfig } from '../../issues/edition.ts';
import type { ForgottenSend } from '../../issues/forgotten-send.ts';
import type { Issue, IssueContent, IssueState } from '../../issues/issue.ts';
import type { AuditEntry } from '../../issues/issue-store.ts';
import type { MoveOutcome } from '../../issues/move-issue.ts';
import type { Newsroom } from '../../issues/newsroom.ts';
import type { Clock, EpochMs } from '../../lib/clock.ts';
import type { Log } from '../../lib/log.ts';
import type { LintFinding } from '../../render/lint/finding.ts';
import type { Database } from '../../store/database.ts';
import type { DeskReturned } from './returned/returned-deps.ts';

/** Everything the editors' desk asks of the rest of the program. An `actor` is the signed-in editor's address. */
export interface DeskDeps {
  newsroom: Newsroom;
  editions: EditionConfig[];
  /** Public address of this server, without a trailing slash; the only origin the desk accepts a POST from. */
  baseUrl: string;
  /** False where mail goes to the mailbox on this machine, to be looked at. */
  mailLeaves: boolean;
  clock: Clock;
  log: Log;
  editors: { emails: string[] };
  /** For the sign-in tables (`desk_*`), already migrated. */
  database: Database;
  /** Signs the session cookies; 32 characters or more. */
  secret: string;
  /** IP address of the visitor, as far as the proxies in front are trusted. */
  clientAddress(c: Context): string;
  sendSignInCode(address: string, code: string): Promise<void>;
  issues: DeskIssues;
  returned: DeskReturned;
  feeds: {
    status(): Promise<FeedStatus[]>;
    /** Takes a held or paused feed up again. */
    release(feedId: string, actor: string): Promise<{ outcome: 'released' | 'not_needed' | 'not_found' }>;
  };
}

export interface DeskIssues {
  /** Newest first. */
  list(limit: number): Promise<IssueSummary[]>;
  get(id: string): Promise<Issue | undefined>;
  edit(id: string, expectedVersion: number, command: EditCommand, actor: string): Promise<EditOutcome>;
  /** Makes the draft, or refreshes it from the feeds and keeps edits, pins and drops; `date` null is the edition's next slot. */
  compose(edition: string, date: string | null, actor: string): Promise<ComposeOutcome>;
  /** Newest first, the current one included. */
  versions(id: string): Promise<IssueVersion[]>;
  version(id: string, version: number): Promise<IssueContent | undefined>;
  /** Saves an earlier version's content as a new version. */
  restore(id: string, version: number, expectedVersion: number, actor: string): Promise<EditOutcome>;
  /**
   * Approves exactly the content whose hash the editor was shown. `notSent`: the editor says that subscribers do not have it
   * yet, of an issue of which the database may have forgotten a send.
   */
  approve(
    id: string,
    expectedHash: string,
    actor: string,
    options?: { notSent?: boolean },
  ): Promise<CheckedApproval>;
  withdrawApproval(id: string, actor: string): Promise<MoveOutcome>;
  cancel(id: string, actor: string): Promise<MoveOutcome>;
  pause(id: string, actor: string): Promise<MoveOutcome>;
  resume(id: string, actor: string): Promise<MoveOutcome>;
  /** Freezes the audience and begins; returns before the first mail is out. */
  sendNow(
    id: string,
    expectedHash: string,
    actor: string,
  ): Promise<{ outcome: 'started' } | { outcome: 'refused'; reason: string }>;
  /** Why no issue is sent at all, in a sentence; null where nothing is in the way. */
  sendingRefused(): Promise<string | null>;
  audience(id: string): Promise<Audience>;
  /** As it will be mailed, for a made-up reader. */
  preview(id: string): Promise<Preview>;
  lint(id: string): Promise<LintFinding[]>;
  /** Changes no state but the audit. After a stop only the mail under way still goes out. */
  testSend(id: string, addresses: string[], actor: string, stop?: AbortSignal): Promise<TestSendResult[]>;
  outcomes(id: string): Promise<Outcomes>;
  /** How many readers a freeze that is under way has written down so far; null where none is. */
  freezing(id: string): Promise<number | null>;
  /** Who carries the mail, in the order they are used; none where no server is configured. */
  relays(): Promise<RelayState[]>;
  resolve(issueId: string, deliveryId: number, decision: Decision, actor: string): Promise<MoveOutcome>;
  /** Whether the database may have forgotten a send of it; null where nothing tells of one. */
  forgottenSend(id: string): Promise<ForgottenSend | null>;
  /** Newest first. */
  audit(id: string): Promise<AuditEntry[]>;
}

export type DeliveryCounts = Partial<Record<DeliveryState, number>>;
export type ExclusionCounts = Partial<Record<ExclusionReason, number>>;

export interface IssueSummary {
  id: string;
  edition: string;
  date: string;
  state: IssueState;
  subject: string;
  sendAt: EpochMs;
  finishedAt: EpochMs | null;
  approvedBy: string | null;
  heldReason: string | null;
  counts: DeliveryCounts;
}

/** `fresh` where there was no draft before. */
type ComposeOutcome =
  | { outcome: 'composed'; issueId: string; fresh: boolean }
  | { outcome: 'refused'; reason: string };

/** An issue whose checks fail is not approved; one that may have been sent already, only by who says that it was not. */
export type CheckedApproval =
  | ApproveOutcome
  | { outcome: 'lint_failed'; findings: LintFinding[] }
  | { outcome: 'perhaps_sent'; reason: string };

export interface IssueVersion {
  version: number;
  author: string;
  action: string;
  at: EpochMs;
}

export interface Audience {
  count: number;
  exclusions: ExclusionCounts;
}

export interface Preview {
  subject: string;
  html: string;
  text: string;
  /** Size of the HTML part, encoded, in the heaviest copy any reader could get: what the check on size weighs. */
  bytes: number;
}

export interface TestSendResult {
  address: string;
  /** `no_answer`: no mail server was there to take or refuse it. */
  outcome: 'accepted' | 'refused' | 'no_answer' | 'failed';
  detail: string;
  /** The same may be accepted later: the server was out of reach or busy. */
  again?: boolean;
}

export interface Outcomes {
  counts: DeliveryCounts;
  /** When the next of those that wait is due; null where none waits, one is due now, or some are being sent. */
  nextDueAt: EpochMs | null;
  inDoubt: Delivery[];
  rejected: Delivery[];
  exclusions: ExclusionCounts;
  /** What came back later; the ledger's words stay as they are. */
  returned: IssueReports;
  /** When the names were deleted, all but those in doubt; null while they are there. Counts stay. */
  deletedAt: EpochMs | null;
}

export interface FeedStatus {
  id: string;
  /** Pages of its articles of the last day: read for their text, or asked for in vain. */
  pages: { read: number; unread: number };
  url: string;
  outlet: string;
  status: 'new' | 'ok' | 'held' | 'failing' | 'paused';
  error: string | null;
  warning: string | null;
  /** Why its unknown items wait for an editor. */
  held: string | null;
  checkedAt: EpochMs | null;
  nextCheckAt: EpochMs;
  itemCount: number;
}
