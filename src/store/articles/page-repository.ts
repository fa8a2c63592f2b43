import { sql } from 'kysely';
import type { PageState, PageStore, PageText, RobotsState } from '../../feeds/page/page-state.ts';
import { batches } from '../batches.ts';
import type { Db } from '../database.ts';
import { toArticle } from './article-row.ts';
import type { ArticlePageTable, RobotsTable } from './tables.ts';

/** One parameter a row: more rows fit a statement than where whole rows are written. */
const IDS_A_QUERY = 500;

/** All but the text, which may be long and is not looked at when pages are chosen. */
const STATE = [
  'article_id',
  'url',
  'status',
  'reason',
  'content_hash',
  'etag',
  'last_modified',
  'error_count',
  'checked_at',
  'next_check_at',
] as const;

/** The pages of articles, and the robots.txt of their sites. */
export function createPageRepository(db: Db): PageStore {
  return {
    async pageCandidates({ since, limit }) {
      const articles = await db
        .selectFrom('articles')
        .selectAll()
        .where('published_at', '>=', since)
        .orderBy('published_at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      const pages = new Map<string, PageState>();
      for (const some of batches(articles, IDS_A_QUERY)) {
        const ids = some.map(({ id }) => id);
        const rows = await db
          .selectFrom('article_pages')
          .select(STATE)
          .where('article_id', 'in', ids)
          .execute();
        for (const row of rows) pages.set(row.article_id, toState(row));
      }
      return articles.map((row) => ({ article: toArticle(row), page: pages.get(row.id) ?? null }));
    },
    async savePage(state, text) {
      const row = fromState(state);
      const found = text === null ? null : fromText(text);
      await db
        .insertInto('article_pages')
        .values({ ...row, ...(found ?? NO_TEXT) })
        .onConflict((conflict) =>
          conflict.column('article_id').doUpdateSet({ ...row, body: BODY_OF_SAME_ADDRESS, ...found }),
        )
        .execute();
    },
    async countPages(since) {
      const rows = await db
        .selectFrom('article_pages')
        .innerJoin('articles', 'articles.id', 'article_pages.article_id')
        .select(['articles.feed_id as feedId', 'article_pages.status as status'])
        .select(({ fn }) => fn.countAll().as('count'))
        .where('articles.published_at', '>=', since)
        .groupBy(['articles.feed_id', 'article_pages.status'])
        .orderBy('articles.feed_id')
        .orderBy('article_pages.status')
        .execute();
      return rows.map(({ feedId, status, count }) => ({ feedId, status, count: Number(count) }));
    },
    async robotsOf(origin) {
      const row = await db.selectFrom('robots').selectAll().where('origin', '=', origin).executeTakeFirst();
      return row ? toRobots(row) : null;
    },
    async saveRobots({ origin, verdict, text, checkedAt, expiresAt }) {
      const row = { verdict, text, checked_at: checkedAt, expires_at: expiresAt };
      await db
        .insertInto('robots')
        .values({ origin, ...row })
        .onConflict((conflict) => conflict.column('origin').doUpdateSet(row))
        .execute();
    },
  };
}

/** What one address said is not said of another that could not be read. */
const BODY_OF_SAME_ADDRESS = sql<string>`case when excluded.url = article_pages.url then article_pages.body else '' end`;

const NO_TEXT = { body: '', authors: '[]', image: null, updated_at: null };

function fromText({ body, authors, image, updatedAt }: PageText) {
  return {
    body,
    authors: JSON.stringify(authors),
    image: image === null ? null : JSON.stringify(image),
    updated_at: updatedAt,
  };
}

function fromState(state: PageState) {
  return {
    article_id: state.articleId,
    url: state.url,
    status: state.status,
    reason: state.reason,
    content_hash: state.contentHash,
    etag: state.etag,
    last_modified: state.lastModified,
    error_count: state.errorCount,
    checked_at: state.checkedAt,
    next_check_at: state.nextCheckAt,
  };
}

function toState(row: Pick<ArticlePageTable, (typeof STATE)[number]>): PageState {
  return {
    articleId: row.article_id,
    url: row.url,
    status: row.status,
    reason: row.reason,
    contentHash: row.content_hash,
    etag: row.etag,
    lastModified: row.last_modified,
    errorCount: row.error_count,
    checkedAt: row.checked_at,
    nextCheckAt: row.next_check_at,
  };
}

function toRobots(row: RobotsTable): RobotsState {
  return {
    origin: row.origin,
    verdict: row.verdict,
    text: row.text,
    checkedAt: row.checked_at,
    expiresAt: row.expires_at,
  };
}
