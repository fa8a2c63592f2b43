import type { Selectable } from 'kysely';
import type { Issue, IssueContent, IssueHead } from '../../issues/issue.ts';
import type { IssueTable } from './tables.ts';

export function toRow(issue: Issue, at: number): IssueTable {
  return {
    id: issue.id,
    edition: issue.edition,
    date: issue.date,
    state: issue.state,
    version: issue.version,
    content: JSON.stringify(issue.content),
    content_hash: issue.contentHash,
    window_from: issue.window.from,
    window_to: issue.window.to,
    send_at: issue.sendAt,
    approved_version: issue.approvedVersion,
    approved_hash: issue.approvedHash,
    approved_by: issue.approvedBy,
    approved_at: issue.approvedAt,
    held_reason: issue.heldReason,
    frozen: null,
    frozen_at: null,
    finished_at: issue.finishedAt,
    created_at: at,
    updated_at: at,
  };
}

/** All of a row that an `IssueHead` has: neither its content nor what was frozen of it, which is longer still. */
export const HEAD = [
  'id',
  'edition',
  'date',
  'state',
  'version',
  'content_hash',
  'window_from',
  'window_to',
  'send_at',
  'approved_version',
  'approved_hash',
  'approved_by',
  'approved_at',
  'held_reason',
  'finished_at',
] as const;

type HeadRow = Pick<Selectable<IssueTable>, (typeof HEAD)[number]>;

export function fromRow(row: HeadRow & { content: string }): Issue {
  return { ...headOf(row), content: JSON.parse(row.content) as IssueContent };
}

export function headOf(row: HeadRow): IssueHead {
  return {
    id: row.id,
    edition: row.edition,
    date: row.date,
    state: row.state,
    version: row.version,
    contentHash: row.content_hash,
    window: { from: row.window_from, to: row.window_to },
    sendAt: row.send_at,
    approvedVersion: row.approved_version,
    approvedHash: row.approved_hash,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at,
    heldReason: row.held_reason,
    finishedAt: row.finished_at,
  };
}
