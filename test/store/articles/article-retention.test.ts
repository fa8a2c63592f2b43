import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageState } from '../../../src/feeds/page/page-state.ts';
import { createArticleRepository } from '../../../src/store/articles/article-repository.ts';
import { createArticleRetention } from '../../../src/store/articles/article-retention.ts';
import { createPageRepository } from '../../../src/store/articles/page-repository.ts';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { anArticle } from '../../stories/an-article.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 23, 12);
const folder = await mkdtemp(join(tmpdir(), 'twofold-retention-'));
let database: Database;

beforeAll(async () => {
  database = await openDatabase(join(folder, 'retention.db'));
  await migrate(database);
});
afterAll(async () => {
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

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
  const aged = (id: string, days: number) =>
    anArticle({ id, publishedAt: NOW - days * DAY, firstSeenAt: NOW - days * DAY });
  await createArticleRepository(db).saveArticles([aged('old', 90), aged('young', 2)]);
  const pages = createPageRepository(db);
  const text = { body: 'The pier is closed.', authors: [], image: null, updatedAt: null };
  for (const id of ['old', 'young']) await pages.savePage(page(id), text);
  const deleted = await createArticleRetention(db).deleteOld({
    now: NOW,
    before: NOW - 45 * DAY,
    feedIds: [],
  });
  expect(deleted).toBe(1);
  const left = await db.selectFrom('article_pages').select('article_id').execute();
  expect(left).toEqual([{ article_id: 'young' }]);
});
