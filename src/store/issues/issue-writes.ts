import type { Issue, IssueContent } from '../../issues/issue.ts';
import type { AuditEntry, ContentChange, IssueStore, StateChange } from '../../issues/issue-store.ts';
import type { Db } from '../database.ts';
import type { OnSending } from '../ledger/open-deliveries.ts';
import { toRow } from './issue-row.ts';

type IssueWrites = Pick<IssueStore, 'insert' | 'saveContent' | 'move' | 'setHeldReason'>;

/** What changes an issue: each in a transaction with its entry in the audit. */
export function issueWrites(db: Db, onSending?: OnSending): IssueWrites {
  return {
    insert: (issue, entry) => db.transaction().execute((tx) => insert(tx, issue, entry)),
    saveContent: (change) => db.transaction().execute((tx) => saveContent(tx, change)),
    move: (change) =>
      db.transaction().execute(async (tx) => {
        const moved = await move(tx, change);
        if (moved && change.to === 'sending') await onSending?.(tx, change.id);
        return moved;
      }),
    setHeldReason: (id, reason, entry) =>
      db.transaction().execute((tx) => setHeldReason(tx, id, reason, entry)),
  };
}

async function insert(tx: Db, issue: Issue, entry: AuditEntry): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('issues')
    .values(toRow(issue, entry.at))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (Number(numInsertedOrUpdatedRows ?? 0) === 0) return false;
  await addVersion(tx, issue.id, issue.version, issue.content, issue.contentHash, entry);
  await addAudit(tx, issue.id, entry);
  return true;
}

async function saveContent(tx: Db, change: ContentChange): Promise<boolean> {
  const version = change.expectedVersion + 1;
  const { numUpdatedRows } = await tx
    .updateTable('issues')
    .set({
      content: JSON.stringify(change.content),
      content_hash: change.contentHash,
      version,
      state: change.state,
      updated_at: change.entry.at,
      ...(change.window && { window_from: change.window.from, window_to: change.window.to }),
      ...(change.heldReason !== undefined && { held_reason: change.heldReason }),
    })
    .where('id', '=', change.id)
    .where('version', '=', change.expectedVersion)
    .where('state', 'in', ['draft', 'in_review', 'approved'])
    .executeTakeFirst();
  if (Number(numUpdatedRows) === 0) return false;
  await addVersion(tx, change.id, version, change.content, change.contentHash, change.entry);
  await addAudit(tx, change.id, change.entry);
  return true;
}

async function move(tx: Db, change: StateChange): Promise<boolean> {
  const { approval } = change;
  let query = tx
    .updateTable('issues')
    .set({
      state: change.to,
      updated_at: change.entry.at,
      ...(approval !== undefined && {
        approved_version: approval?.version ?? null,
        approved_hash: approval?.hash ?? null,
        approved_by: approval?.by ?? null,
        approved_at: approval?.at ?? null,
      }),
      ...(change.heldReason !== undefined && { held_reason: change.heldReason }),
    })
    .where('id', '=', change.id)
    .where('state', 'in', change.from);
  if (change.contentHash) query = query.where('content_hash', '=', change.contentHash);
  const { numUpdatedRows } = await query.executeTakeFirst();
  if (Number(numUpdatedRows) === 0) return false;
  await addAudit(tx, change.id, change.entry);
  return true;
}

async function setHeldReason(tx: Db, id: string, reason: string | null, entry: AuditEntry): Promise<void> {
  await tx
    .updateTable('issues')
    .set({ held_reason: reason, updated_at: entry.at })
    .where('id', '=', id)
    .execute();
  await addAudit(tx, id, entry);
}

async function addVersion(
  tx: Db,
  id: string,
  version: number,
  content: IssueContent,
  contentHash: string,
  entry: AuditEntry,
): Promise<void> {
  await tx
    .insertInto('issue_versions')
    .values({
      issue_id: id,
      version,
      content: JSON.stringify(content),
      content_hash: contentHash,
      author: entry.actor,
      action: entry.action,
      at: entry.at,
    })
    .execute();
}

export async function addAudit(tx: Db, id: string | null, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('audit')
    .values({ issue_id: id, ...entry })
    .execute();
}
