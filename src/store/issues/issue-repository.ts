import type { Issue, IssueContent } from '../../issues/issue.ts';
import type { AuditEntry, IssueStore } from '../../issues/issue-store.ts';
import type { EpochMs } from '../../lib/clock.ts';
import type { Db } from '../database.ts';
import type { OnSending } from '../ledger/open-deliveries.ts';
import { fromRow, HEAD, headOf } from './issue-row.ts';
import { addAudit, issueWrites } from './issue-writes.ts';

const AUDIT_SHOWN = 500;

const WHOLE = [...HEAD, 'content'] as const;

interface IssueVersion {
  version: number;
  contentHash: string;
  author: string;
  action: string;
  at: EpochMs;
}

/** Issues, every version of their content, and the append-only audit. */
export interface IssueRepository extends IssueStore {
  /** Newest first. */
  versions(id: string): Promise<IssueVersion[]>;
  /** The frozen RenderedIssue as JSON; undefined before the send. */
  frozen(id: string): Promise<string | undefined>;
  /** Entries that belong to no issue have a null id. */
  record(id: string | null, entry: AuditEntry): Promise<void>;
  /** Those frozen, but for cancelled ones, whose window ended before then, newest first; of every edition where it is null. */
  sentBefore(edition: string | null, before: EpochMs, limit: number): Promise<Issue[]>;
  /** The last `limit` issues of any edition frozen before a frozen one, oldest first, cancelled ones too. */
  frozenBefore(id: string, limit: number): Promise<{ issue: Issue; frozen: string }[]>;
}

export function createIssueRepository(db: Db, onSending?: OnSending): IssueRepository {
  return {
    ...issueWrites(db, onSending),
    record: (id, entry) => addAudit(db, id, entry),

    async get(id) {
      const row = await db.selectFrom('issues').select(WHOLE).where('id', '=', id).executeTakeFirst();
      return row && fromRow(row);
    },

    async list(limit) {
      const rows = await db
        .selectFrom('issues')
        .select(HEAD)
        .orderBy('send_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(headOf);
    },

    async subjects(ids) {
      const rows =
        ids.length === 0
          ? []
          : await db.selectFrom('issues').select(['id', 'content']).where('id', 'in', ids).execute();
      return new Map(rows.map(({ id, content }) => [id, (JSON.parse(content) as IssueContent).subject]));
    },

    async contentOfVersion(id, version) {
      const row = await db
        .selectFrom('issue_versions')
        .select('content')
        .where('issue_id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return row && (JSON.parse(row.content) as IssueContent);
    },

    async audit(id, actions) {
      const entries = db
        .selectFrom('audit')
        .select(['at', 'actor', 'action', 'detail'])
        .where('issue_id', '=', id)
        .orderBy('id', 'desc');
      return actions === undefined
        ? entries.limit(AUDIT_SHOWN).execute()
        : entries.where('action', 'in', actions).execute();
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

    async sentBefore(edition, before, limit) {
      let query = db
        .selectFrom('issues')
        .select(WHOLE)
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
        .select([...WHOLE, 'frozen'])
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
