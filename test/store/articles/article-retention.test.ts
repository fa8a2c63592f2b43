import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Article } from '../../../src/feeds/article.ts';
import type { PageState } from '../../../src/feeds/page/page-state.ts';
import { createArticleRepository } from '../../../src/store/articles/article-repository.ts';
import { createArticleRetention } from '../../../src/store/articles/article-retention.ts';
import { createPageRepository } from '../../../src/store/articles/page-repository.ts';
import type { Database } from '../../../src/store/database.ts';
import { anArticle } from '../../stories/an-article.ts';
import {
  openMigrated,
  seedIssue,
  type TemporaryFolder,
  temporaryFolder,
} from '../../support/newsroom-database.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 23, 12);
let folder: TemporaryFolder;
let database: Database;

beforeEach(async () => {
  folder = temporaryFolder();
  database = await openMigrated(join(folder.path, 'retention.db'));
});
afterEach(async () => {
  await database[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

const aged = (id: string, days: number, seenDays = days) =>
  anArticle({ id, publishedAt: NOW - days * DAY, firstSeenAt: NOW - seenDays * DAY });
const save = (...articles: Article[]) => createArticleRepository(database.db).saveArticles(articles);
const tidy = (feedIds: string[] = []) =>
  createArticleRetention(database.db).deleteOld({ now: NOW, before: NOW - 45 * DAY, feedIds });

async function left() {
  const rows = await database.db.selectFrom('articles').select(['id', 'kept']).orderBy('id').execute();
  return Object.fromEntries(rows.map(({ id, kept }) => [id, kept]));
}

const FEED = {
  id: 'post',
  url: 'https://post.example/feed',
  status: 'ok' as const,
  error_count: 0,
  item_count: 1,
  next_check_at: NOW,
  listed_at: NOW,
  guids_ignored: 0,
};

function page(articleId: string): PageState {
  return {
    articleId,
    url: `https://harbour.example/${articleId}`,
    status: 'read',
    reason: null,
    contentHash: 'first',
    etag: null,
    lastModified: null,
    errorCount: 0,
    checkedAt: NOW,
    nextCheckAt: NOW,
  };
}

test('an old article goes with the text of its page, a young one stays with it', async () => {
  const { db } = database;
  await save(aged('old', 90), aged('young', 2));
  const pages = createPageRepository(db);
  const text = { body: 'The pier is closed.', authors: [], image: null, updatedAt: null };
  for (const id of ['old', 'young']) await pages.savePage(page(id), text);
  expect(await tidy()).toBe(1);
  const pagesLeft = await db.selectFrom('article_pages').select('article_id').execute();
  expect(pagesLeft).toEqual([{ article_id: 'young' }]);
});

test('what was published long ago and found lately stays', async () => {
  await save(aged('found late', 90, 2));
  expect(await tidy()).toBe(0);
});

test('what an issue tells of is marked and stays, and is not asked about again', async () => {
  await save(aged('told', 90), aged('untold', 90));
  await seedIssue(database);
  const tells = { content: '{"stories":[{"reports":[{"id":"told"}]}]}', updated_at: NOW - 90 * DAY };
  await database.db.updateTable('issues').set(tells).execute();
  expect(await tidy()).toBe(1);
  expect(await left()).toEqual({ told: 1 });
  await database.db.updateTable('issues').set({ content: '{}' }).execute();
  expect(await tidy()).toBe(0);
  expect(await left()).toEqual({ told: 1 });
});

test('however many issues there are, each is asked', async () => {
  await save(aged('told', 90));
  for (let day = 10; day < 32; day++) await seedIssue(database, { id: `morning/2026-10-${day}` });
  const last = database.db.updateTable('issues').where('id', '=', 'morning/2026-10-31');
  await last.set({ content: '{"id":"told"}' }).execute();
  expect(await tidy()).toBe(0);
});

test('an article that a feed lists stays as long as the newsroom has that feed', async () => {
  await save(aged('listed', 90), aged('once listed', 90));
  await database.db.insertInto('feeds').values(FEED).execute();
  const sighting = {
    feed_id: 'post',
    outlet: 'post',
    item_key: '',
    url_key: '',
    content_hash: '',
    position: 0,
  };
  const sightings = [
    { ...sighting, article_id: 'listed', seen_at: NOW },
    { ...sighting, article_id: 'once listed', seen_at: NOW - DAY },
  ];
  await database.db.insertInto('sightings').values(sightings).execute();
  expect(await tidy(['post', 'other'])).toBe(1);
  expect(await left()).toEqual({ listed: 0 });
  expect(await tidy(['other'])).toBe(1);
});

test('a clock that is behind for a while takes back nothing of what was believed', async () => {
  const retention = createArticleRetention(database.db);
  const run = (now: number, believed: number) =>
    retention.deleteOld({ now, believed, before: 0, feedIds: [] });
  await run(NOW + 9 * DAY, NOW);
  expect(await retention.lastRunAt()).toBe(NOW + 9 * DAY);
  await run(NOW - 30 * DAY, NOW - 30 * DAY);
  expect(await retention.lastRunAt()).toBe(NOW - 30 * DAY);
  expect(await retention.believedNow(NOW + 99 * DAY)).toBe(NOW + 14 * DAY);
});
