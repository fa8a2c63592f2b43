import type { Generated } from 'kysely';
import type { IssueState } from '../../issues/issue.ts';

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

/** Issues, and what made and changed them. */
export interface IssueTables {
  issues: IssueTable;
  issue_versions: IssueVersionTable;
  audit: AuditTable;
  model_requests: ModelRequestTable;
}
