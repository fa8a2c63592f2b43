import type { Article } from '../../feeds/article.ts';
import type { Sighting, SightingStore } from '../../feeds/feed-state.ts';
import { batches } from '../batches.ts';
import type { Db } from '../database.ts';
import { toArticle } from './article-row.ts';
import type { SightingTable } from './tables.ts';

/** Which article each feed's items are. */
export function createSightingRepository(db: Db): SightingStore {
  return {
    async knownArticles({ feedId, outlet, since, itemKeys, urlKeys, urls }) {
      const own = () => db.selectFrom('sightings').selectAll().where('feed_id', '=', feedId);
      const found = [
        await own().where('seen_at', '>=', since).execute(),
        ...(await each(itemKeys, (some) => own().where('item_key', 'in', some).execute())),
        ...(await each(urlKeys, (some) =>
          db
            .selectFrom('sightings')
            .selectAll()
            .where('outlet', '=', outlet)
            .where('url_key', 'in', some)
            .execute(),
        )),
      ].flat();
      const unique = [...new Map(found.map((row) => [`${row.feed_id} ${row.article_id}`, row])).values()];
      const ids = [...new Set([...itemKeys, ...unique.map((row) => row.article_id)])];
      return { sightings: unique.map(toSighting), articles: await articlesOf(db, feedId, ids, urls) };
    },
    async saveSightings(sightings) {
      await db.transaction().execute(async (tx) => {
        for (const batch of batches(sightings)) {
          await tx
            .insertInto('sightings')
            .values(batch.map(toRow))
            .onConflict((conflict) =>
              conflict.columns(['feed_id', 'article_id']).doUpdateSet((eb) => ({
                outlet: eb.ref('excluded.outlet'),
                item_key: eb.ref('excluded.item_key'),
                url_key: eb.ref('excluded.url_key'),
                content_hash: eb.ref('excluded.content_hash'),
                position: eb.ref('excluded.position'),
                seen_at: eb.ref('excluded.seen_at'),
              })),
            )
            .execute();
        }
      });
    },
  };
}

async function articlesOf(db: Db, feedId: string, ids: string[], urls: string[]): Promise<Article[]> {
  const all = () => db.selectFrom('articles').selectAll();
  const rows = [
    ...(await each(ids, (some) => all().where('id', 'in', some).execute())),
    // Those saved before sightings were kept have none.
    ...(await each(urls, (some) => all().where('feed_id', '=', feedId).where('url', 'in', some).execute())),
  ].flat();
  return [...new Map(rows.map((row) => [row.id, row])).values()].map(toArticle);
}

function each<T>(all: string[], ask: (some: string[]) => Promise<T>): Promise<T[]> {
  return Promise.all(batches(all).map(ask));
}

function toSighting(row: SightingTable): Sighting {
  return {
    feedId: row.feed_id,
    articleId: row.article_id,
    outlet: row.outlet,
    itemKey: row.item_key,
    urlKey: row.url_key,
    contentHash: row.content_hash,
    position: row.position,
    seenAt: row.seen_at,
  };
}

function toRow(sighting: Sighting): SightingTable {
  return {
    feed_id: sighting.feedId,
    article_id: sighting.articleId,
    outlet: sighting.outlet,
    item_key: sighting.itemKey,
    url_key: sighting.urlKey,
    content_hash: sighting.contentHash,
    position: sighting.position,
    seen_at: sighting.seenAt,
  };
}
