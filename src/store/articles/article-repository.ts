import { sql, type Transaction } from 'kysely';
import type { Article } from '../../feeds/article.ts';
import type { ArticleStore, LabelCount } from '../../feeds/feed-state.ts';
import { batches } from '../batches.ts';
import type { Db } from '../database.ts';
import type { Schema } from '../schema.ts';
import { addPageText } from './add-page-text.ts';
import { toArticle, toRow } from './article-row.ts';

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
    async articlesOutside(from, to) {
      const side = db.selectFrom('articles').select((eb) => eb.fn.countAll().as('count'));
      const older = side.select((eb) => eb.fn.max('published_at').as('at')).where('published_at', '<', from);
      const newer = side.select((eb) => eb.fn.min('published_at').as('at')).where('published_at', '>=', to);
      return {
        older: toSide(await older.executeTakeFirst()),
        newer: toSide(await newer.executeTakeFirst()),
      };
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

function toSide(row: { count: unknown; at: unknown } | undefined): { count: number; at: number } | null {
  return row && row.at !== null ? { count: Number(row.count), at: Number(row.at) } : null;
}

async function save(
  tx: Transaction<Schema>,
  articles: Article[],
): Promise<{ added: number; updated: number }> {
  let added = 0;
  let updated = 0;
  for (const batch of batches(articles)) {
    const hashes = await hashesOf(tx, batch);
    await upsert(tx, batch);
    for (const { id, contentHash } of batch) {
      const before = hashes.get(id);
      if (before === undefined) added += 1;
      else if (before !== contentHash) updated += 1;
    }
  }
  return { added, updated };
}

/** Content hashes of those that are there, by id. */
async function hashesOf(tx: Transaction<Schema>, batch: Article[]): Promise<Map<string, string>> {
  const ids = batch.map(({ id }) => id);
  const rows = await tx
    .selectFrom('articles')
    .select(['id', 'content_hash'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row.content_hash]));
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
