import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Article } from '../../../src/feeds/article.ts';
import type { ArticleStore } from '../../../src/feeds/feed-state.ts';
import { createArticleRepository } from '../../../src/store/articles/article-repository.ts';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import { migrate } from '../../../src/store/migrate.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const HOUR = 3_600_000;
const folder = await mkdtemp(join(tmpdir(), 'twofold-articles-'));
let database: Database | undefined;
let store: ArticleStore;

beforeEach(async () => {
  await database?.[Symbol.asyncDispose]();
  database = await openDatabase(join(folder, `${crypto.randomUUID()}.db`));
  await migrate(database);
  store = createArticleRepository(database.db);
});
afterAll(async () => {
  await database?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

function article(n: number, over: Partial<Article> = {}): Article {
  return {
    id: `id${n}`,
    feedId: 'harbour',
    outlet: 'Harbour Post',
    guid: `g${n}`,
    url: `https://harbour.example/${n}`,
    title: `Title ${n}`,
    teaser: 'Teaser {{x}}',
    body: '',
    authors: ['Ana Ruiz'],
    topics: ['Ferries'],
    section: null,
    language: 'en',
    image: {
      url: 'https://harbour.example/1.jpg',
      alt: 'Quay',
      caption: '',
      credit: 'Bo Lind',
      width: 900,
      height: null,
    },
    publishedAt: NOW - n * HOUR,
    updatedAt: null,
    firstSeenAt: NOW,
    position: n,
    contentHash: `hash${n}`,
    ...over,
  };
}

test('what is saved comes back as it was', async () => {
  const saved = [article(1), article(2, { image: null, guid: null, section: 'world', updatedAt: NOW })];
  expect(await store.saveArticles(saved)).toEqual({ added: 2, updated: 0 });
  expect(await store.articlesByIds(['id2', 'id1', 'none'])).toEqual(expect.arrayContaining(saved));
});

test('hundreds at once, and nothing at all', async () => {
  const many = Array.from({ length: 330 }, (_, n) => article(n));
  expect(await store.saveArticles(many)).toEqual({ added: 330, updated: 0 });
  expect(await store.saveArticles(many)).toEqual({ added: 0, updated: 0 });
  expect(await store.articlesByIds(many.map(({ id }) => id))).toHaveLength(330);
  expect(await store.saveArticles([])).toEqual({ added: 0, updated: 0 });
});

describe('saved again', () => {
  test('keeps when it was first seen; an edit is dated, a mere move in the feed is not', async () => {
    await store.saveArticles([article(1), article(2)]);
    const later = NOW + HOUR;
    const again = [
      article(1, { firstSeenAt: later, title: 'Edited', contentHash: 'x' }),
      article(2, { firstSeenAt: later, position: 0 }),
    ];
    expect(await store.saveArticles(again)).toEqual({ added: 0, updated: 1 });
    const [first, second] = await store.articlesBetween(0, NOW * 2);
    expect(first).toMatchObject({ title: 'Edited', firstSeenAt: NOW, updatedAt: later });
    expect(second).toMatchObject({ position: 0, firstSeenAt: NOW, updatedAt: null });
  });

  test('a date clamped to the moment it was first seen does not move on', async () => {
    await store.saveArticles([article(1, { publishedAt: NOW })]);
    await store.saveArticles([article(1, { publishedAt: NOW + HOUR, firstSeenAt: NOW + HOUR })]);
    expect(await store.articlesByIds(['id1'])).toMatchObject([{ publishedAt: NOW }]);
  });
});

describe('read', () => {
  test('a window includes its start and not its end, newest first', async () => {
    await store.saveArticles([3, 1, 2].map((n) => article(n)));
    const found = await store.articlesBetween(NOW - 3 * HOUR, NOW - HOUR);
    expect(found.map(({ id }) => id)).toEqual(['id2', 'id3']);
    expect((await store.recentArticles({ since: 0, limit: 2 })).map(({ id }) => id)).toEqual(['id1', 'id2']);
  });

  test('what a window leaves out is counted on both sides, with the nearest', async () => {
    await store.saveArticles([5, 4, 3, 2, 1].map((n) => article(n)));
    expect(await store.articlesOutside(NOW - 3 * HOUR, NOW - HOUR)).toEqual({
      older: { count: 2, at: NOW - 4 * HOUR },
      newer: { count: 1, at: NOW - HOUR },
    });
    expect(await store.articlesOutside(0, NOW)).toEqual({ older: null, newer: null });
  });

  test('authors and topics are counted across spellings', async () => {
    await store.saveArticles([
      article(1, { authors: ['Zoé Hart'], topics: [] }),
      article(2, { authors: ['ZOE HART', 'Ana Ruiz'], topics: ['Tides', 'Ferries'] }),
      article(9, { authors: ['Too Old'] }),
    ]);
    const since = NOW - 5 * HOUR;
    expect(await store.listAuthors(since)).toEqual([
      { label: 'Zoé Hart', count: 2 },
      { label: 'Ana Ruiz', count: 1 },
    ]);
    expect(await store.listTopics(since)).toEqual([
      { label: 'Ferries', count: 1 },
      { label: 'Tides', count: 1 },
    ]);
  });
});
