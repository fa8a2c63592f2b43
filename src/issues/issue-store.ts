import type { EpochMs } from '../lib/clock.ts';
import type { Issue, IssueContent, IssueHead, IssueState } from './issue.ts';

export interface AuditEntry {
  at: EpochMs;
  actor: string;
  action: string;
  detail: string;
}

/** What the issues stage needs of a database. Every write that returns a boolean is a compare-and-set: false means somebody else won. */
export interface IssueStore {
  /** False when the (edition, date) already has an issue. */
  insert(issue: Issue, entry: AuditEntry): Promise<boolean>;
  get(id: string): Promise<Issue | undefined>;
  /** Newest send time first. */
  list(limit: number): Promise<IssueHead[]>;
  /** By id. */
  subjects(ids: string[]): Promise<Map<string, string>>;
  /** Content, version + 1 and the audit entry in one transaction, if the stored version is still `expectedVersion`. */
  saveContent(change: ContentChange): Promise<boolean>;
  /** Moves the state if it is one of `from` (and the content hash still `contentHash`, where given). */
  move(change: StateChange): Promise<boolean>;
  contentOfVersion(id: string, version: number): Promise<IssueContent | undefined>;
  setHeldReason(id: string, reason: string | null, entry: AuditEntry): Promise<void>;
  /** Newest first: the last few hundred, or all that did one of `actions`. */
  audit(id: string, actions?: readonly string[]): Promise<AuditEntry[]>;
}

export interface ContentChange {
  id: string;
  expectedVersion: number;
  content: IssueContent;
  contentHash: string;
  /** The state afterwards: an edit voids an approval. */
  state: IssueState;
  window?: { from: EpochMs; to: EpochMs };
  heldReason?: string | null;
  entry: AuditEntry;
}

export interface StateChange {
  id: string;
  from: IssueState[];
  to: IssueState;
  contentHash?: string;
  /** Null takes an approval back; absent leaves it as it is. */
  approval?: { version: number; hash: string; by: string; at: EpochMs } | null;
  /** Absent leaves it as it is. */
  heldReason?: string | null;
  entry: AuditEntry;
}
