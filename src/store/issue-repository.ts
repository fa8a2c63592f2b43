import type { Selectable } from 'kysely';
import type { Issue, IssueContent } from '../issues/issue.ts';
import type { AuditEntry, ContentChange, IssueStore, StateChange } from '../issues/issue-store.ts';
import type { Db } from './database.ts';
import type { OnSending } from './open-deliveries.ts';
import type { IssueTable } from './schema.ts';

const AUDIT_SHOWN = 500;

interface IssueVersion {
  version: number;
  contentHash: string;
  author: string;
  action: string;
  at: number;
}

/** Issues, every version of their content, and the append-only audit. */
export interface IssueRepository extends IssueStore {
  /** Newest first. */
  versions(id: string): Promise<IssueVersion[]>;
  /** The frozen RenderedIssue as JSON; undefined before the send. */
  frozen(id: string): Promise<string | undefined>;
  /** Entries that belong to no issue have a null id. */
  record(id: string | null, entry: AuditEntry): Promise<void>;
  sentBefore(edition: string | null, before: number, limit: number): Promise<Issue[]>;
  /** The last `limit` issues of any edition frozen before a frozen one, oldest first, cancelled ones too. */
  frozenBefore(id: string, limit: number): Promise<{ issue: Issue; frozen: string }[]>;
}

export function createIssueRepository(db: Db, onSending?: OnSending): IssueRepository {
  return {
    async insert(issue, entry) {
      return db.transaction().execute(async (tx) => {
        const { numInsertedOrUpdatedRows } = await tx
          .insertInto('issues')
          .values(toRow(issue, entry.at))
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (Number(numInsertedOrUpdatedRows ?? 0) === 0) return false;
        await addVersion(tx, issue.id, issue.version, issue.content, issue.contentHash, entry);
        await addAudit(tx, issue.id, entry);
        return true;
      });
    },

    async get(id) {
      const row = await db.selectFrom('issues').selectAll().where('id', '=', id).executeTakeFirst();
      return row && fromRow(row);
    },

    async list(limit) {
      const rows = await db
        .selectFrom('issues')
        .selectAll()
        .orderBy('send_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(fromRow);
    },

    saveContent: (change) => db.transaction().execute((tx) => saveContent(tx, change)),
    move: (change) =>
      db.transaction().execute(async (tx) => {
        const moved = await move(tx, change);
        if (moved && change.to === 'sending') await onSending?.(tx, change.id);
        return moved;
      }),

    async contentOfVersion(id, version) {
      const row = await db
        .selectFrom('issue_versions')
        .select('content')
        .where('issue_id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return row && (JSON.parse(row.content) as IssueContent);
    },

    async setHeldReason(id, reason, entry) {
      await db.transaction().execute(async (tx) => {
        await tx
          .updateTable('issues')
          .set({ held_reason: reason, updated_at: entry.at })
          .where('id', '=', id)
          .execute();
        await addAudit(tx, id, entry);
      });
    },

    async audit(id) {
      return db
        .selectFrom('audit')
        .select(['at', 'actor', 'action', 'detail'])
        .where('issue_id', '=', id)
        .orderBy('id', 'desc')
        .limit(AUDIT_SHOWN)
        .execute();
    },

    async versions(id) {
      const rows = await db
        .selectFrom('issue_versions')
        .select(['version', 'content_hash', 'author', 'action', 'at'])
        .where('issue_id', '=', id)
        .orderBy('version', 'desc')
        .execute();
      return rows.map(({ content_hash, ...row }) => ({ ...row, contentHash: content_hash }));
    },

    async frozen(id) {
      const row = await db.selectFrom('issues').select('frozen').where('id', '=', id).executeTakeFirst();
      return row?.frozen ?? undefined;
    },

    record: (id, entry) => addAudit(db, id, entry),

    async sentBefore(edition, before, limit) {
      let query = db
        .selectFrom('issues')
        .selectAll()
        .where('frozen_at', 'is not', null)
        .where('state', '!=', 'cancelled')
        .where('window_to', '<', before)
        .orderBy('window_to', 'desc')
        .limit(limit);
      if (edition) query = query.where('edition', '=', edition);
      return (await query.execute()).map(fromRow);
    },

    async frozenBefore(id, limit) {
      const rows = await db
        .selectFrom('issues')
        .selectAll()
        .where('id', '<>', id)
        .where('frozen_at', '<=', (eb) => eb.selectFrom('issues').select('frozen_at').where('id', '=', id))
        .orderBy('frozen_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.toReversed().map((row) => ({ issue: fromRow(row), frozen: row.frozen ?? '' }));
    },
  };
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

async function addAudit(tx: Db, id: string | null, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('audit')
    .values({ issue_id: id, ...entry })
    .execute();
}

function toRow(issue: Issue, at: number): IssueTable {
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

function fromRow(row: Selectable<IssueTable>): Issue {
  return {
    id: row.id,
    edition: row.edition,
    date: row.date,
    state: row.state,
    version: row.version,
    content: JSON.parse(row.content) as IssueContent,
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
