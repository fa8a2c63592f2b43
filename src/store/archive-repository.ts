import type { IssueContent } from '../issues/issue.ts';
import type { Db } from './database.ts';

/** An issue the public may read. */
interface ArchivedIssue {
  id: string;
  edition: string;
  date: string;
  subject: string;
  preheader: string;
  sentAt: number;
}

export interface ArchiveRepository {
  /** Newest first. */
  list(page: { limit: number; before?: number }): Promise<ArchivedIssue[]>;
  find(id: string): Promise<ArchivedIssue | undefined>;
  /** Of the same edition, by date. */
  neighbours(id: string): Promise<{ previous: ArchivedIssue | null; next: ArchivedIssue | null }>;
}

/** Issues that were frozen for sending and not cancelled. */
export function createArchiveRepository(db: Db): ArchiveRepository {
  const published = () =>
    db
      .selectFrom('issues')
      .select(['id', 'edition', 'date', 'content', 'frozen_at'])
      .where('frozen_at', 'is not', null)
      .where('state', '!=', 'cancelled');
  const find = async (id: string) => {
    const row = await published().where('id', '=', id).executeTakeFirst();
    return row && toArchived(row);
  };
  return {
    find,
    async list({ limit, before }) {
      const query = before === undefined ? published() : published().where('frozen_at', '<', before);
      const rows = await query.orderBy('frozen_at', 'desc').orderBy('id').limit(limit).execute();
      return rows.map(toArchived);
    },
    async neighbours(id) {
      const issue = await find(id);
      if (!issue) return { previous: null, next: null };
      const edition = () => published().where('edition', '=', issue.edition).limit(1);
      const previous = await edition()
        .where('date', '<', issue.date)
        .orderBy('date', 'desc')
        .executeTakeFirst();
      const next = await edition().where('date', '>', issue.date).orderBy('date', 'asc').executeTakeFirst();
      return { previous: previous ? toArchived(previous) : null, next: next ? toArchived(next) : null };
    },
  };
}

function toArchived(row: {
  id: string;
  edition: string;
  date: string;
  content: string;
  frozen_at: number | null;
}): ArchivedIssue {
  const { subject, preheader } = JSON.parse(row.content) as IssueContent;
  return { id: row.id, edition: row.edition, date: row.date, subject, preheader, sentAt: row.frozen_at ?? 0 };
}
