import type { IssueContent } from '../../issues/issue.ts';
import type { Archive, PublishedIssue } from '../../web/pages/pages-deps.ts';
import type { Db } from '../database.ts';

export type ArchiveRepository = Omit<Archive, 'html'>;

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
    return row && toPublished(row);
  };
  return {
    find,
    async list({ limit, before }) {
      const query = before === undefined ? published() : published().where('frozen_at', '<', before);
      const rows = await query.orderBy('frozen_at', 'desc').orderBy('id').limit(limit).execute();
      return rows.map(toPublished);
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
      return { previous: previous ? toPublished(previous) : null, next: next ? toPublished(next) : null };
    },
  };
}

function toPublished(row: {
  id: string;
  edition: string;
  date: string;
  content: string;
  frozen_at: number | null;
}): PublishedIssue {
  const { subject, preheader } = JSON.parse(row.content) as IssueContent;
  return { id: row.id, edition: row.edition, date: row.date, subject, preheader, sentAt: row.frozen_at ?? 0 };
}
