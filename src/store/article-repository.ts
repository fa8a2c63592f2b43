import { sql, type Transaction } from 'kysely';
import type { Article } from '../feeds/article.ts';
import type { ArticleStore, LabelCount } from '../feeds/feed-state.ts';
import { addPageText } from './add-page-text.ts';
import { toArticle, toRow } from './article-row.ts';
import type { Db } from './database.ts';
import type { Schema } from './schema.ts';

/** Rows a statement: keeps well under the parameter limits of both databases. */
const BATCH = 50;

export function createArticleRepository(db: Db): ArticleStore {
  const published = () => db.selectFrom('articles').selectAll().orderBy('published_at', 'desc').orderBy('id');
  return {
    saveArticles: (articles) => db.transaction().execute((tx) => save(tx, articles)),
    async articlesBetween(from, to) {
      const rows = await published()
        .where('published_at', '>=', from)
        .where('published_at', '<', to)
        .execute();
      return addPageText(db, rows.map(toArticle));
    },
    async articlesByIds(ids) {
      const rows = await Promise.all(
        batches(ids).map((some) => db.selectFrom('articles').selectAll().where('id', 'in', some).execute()),
      );
      return addPageText(db, rows.flat().map(toArticle));
    },
    async recentArticles({ since, limit }) {
      const rows = await published().where('published_at', '>=', since).limit(limit).execute();
      return addPageText(db, rows.map(toArticle));
    },
    listAuthors: (since) => countLabels(db, 'authors', since),
    listTopics: (since) => countLabels(db, 'topics', since),
  };
}

async function save(
  tx: Transaction<Schema>,
  articles: Article[],
): Promise<{ added: number; updated: number }> {
  let added = 0;
  let updated = 0;
  const incoming = new Set(articles.map((article) => article.id));
  for (const batch of batches(articles)) {
    const known = await knownIds(tx, batch, incoming);
    const rows = new Map(batch.map((article) => [known.get(article)?.id ?? article.id, article]));
    await upsert(
      tx,
      [...rows].map(([id, article]) => ({ ...article, id })),
    );
    for (const article of rows.values()) {
      const row = known.get(article);
      if (!row) added += 1;
      else if (row.content_hash !== article.contentHash) updated += 1;
    }
  }
  return { added, updated };
}

/**
 * The row each article already has: by id, else by its address in the same feed, so that a feed which
 * changes all its GUIDs does not come in a second time. Not if that row's own GUID is still in the feed.
 */
async function knownIds(tx: Transaction<Schema>, batch: Article[], incoming: Set<string>) {
  const rows = await tx
    .selectFrom('articles')
    .select(['id', 'feed_id', 'guid', 'url', 'content_hash'])
    .where((where) =>
      where.or([
        where(
          'id',
          'in',
          batch.map((article) => article.id),
        ),
        where.and([
          where('feed_id', 'in', [...new Set(batch.map((article) => article.feedId))]),
          where(
            'url',
            'in',
            batch.map((article) => article.url),
          ),
        ]),
      ]),
    )
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byUrl = new Map(
    rows.filter((row) => !incoming.has(row.id)).map((row) => [`${row.feed_id} ${row.url}`, row]),
  );
  const known = new Map<Article, (typeof rows)[number]>();
  for (const article of batch) {
    const row = byId.get(article.id) ?? byUrl.get(`${article.feedId} ${article.url}`);
    if (row) known.set(article, row);
  }
  return known;
}

async function upsert(tx: Transaction<Schema>, articles: Article[]): Promise<void> {
  await tx
    .insertInto('articles')
    .values(articles.map(toRow))
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        outlet: eb.ref('excluded.outlet'),
        guid: eb.ref('excluded.guid'),
        url: eb.ref('excluded.url'),
        title: eb.ref('excluded.title'),
        teaser: eb.ref('excluded.teaser'),
        body: eb.ref('excluded.body'),
        authors: eb.ref('excluded.authors'),
        topics: eb.ref('excluded.topics'),
        section: eb.ref('excluded.section'),
        language: eb.ref('excluded.language'),
        image: eb.ref('excluded.image'),
        position: eb.ref('excluded.position'),
        content_hash: eb.ref('excluded.content_hash'),
        // A date the feed never gave, or gave in the future, was clamped to the moment it was first seen.
        published_at: sql<number>`case when excluded.published_at < articles.first_seen_at
          then excluded.published_at else articles.first_seen_at end`,
        updated_at: sql<number | null>`case when excluded.content_hash <> articles.content_hash
          then coalesce(excluded.updated_at, excluded.first_seen_at)
          else coalesce(excluded.updated_at, articles.updated_at) end`,
      })),
    )
    .execute();
}

async function countLabels(db: Db, column: 'authors' | 'topics', since: number): Promise<LabelCount[]> {
  // Newest first: of several spellings the current one is shown.
  const rows = await db
    .selectFrom('articles')
    .select(column)
    .where('published_at', '>=', since)
    .orderBy('published_at', 'desc')
    .orderBy('id')
    .execute();
  const counts = new Map<string, LabelCount>();
  for (const label of rows.flatMap((row) => JSON.parse(row[column as keyof typeof row]) as string[])) {
    const key = label.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    const entry = counts.get(key) ?? { label, count: 0 };
    counts.set(key, { ...entry, count: entry.count + 1 });
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count || a.label.localeCompare(b.label));
}

function batches<T>(all: T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / BATCH) }, (_, n) =>
    all.slice(n * BATCH, (n + 1) * BATCH),
  );
}
