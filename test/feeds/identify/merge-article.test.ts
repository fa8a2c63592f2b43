import { expect, test } from 'vitest';
import type { Article } from '../../../src/feeds/article.ts';
import type { Sighting } from '../../../src/feeds/feed-state.ts';
import { indexArticles, urlKeyOf } from '../../../src/feeds/identify/article-index.ts';
import { mergeArticle } from '../../../src/feeds/identify/merge-article.ts';
import { NOW } from '../feed-fixtures.ts';

const before: Article = {
  id: 'quay',
  feedId: 'top',
  outlet: 'Harbour Post',
  guid: 'g1',
  url: 'https://harbour.example/quay',
  title: 'Quay reopens',
  teaser: 'Boats are back.',
  body: 'Boats are back, at length.',
  authors: ['Ann Lee'],
  topics: ['Quays'],
  section: 'city',
  language: 'en',
  image: null,
  publishedAt: NOW - 3_600_000,
  updatedAt: null,
  firstSeenAt: NOW - 3_600_000,
  position: 2,
  contentHash: 'first',
};
const item: Article = {
  ...before,
  id: 'other-id',
  feedId: 'world',
  title: 'Quay reopens early',
  teaser: '',
  body: '',
  authors: ['Bo Cruz'],
  topics: ['Quays', 'Ferries'],
  section: null,
  position: 5,
  contentHash: 'second',
};
const sighting: Sighting = {
  feedId: 'top',
  articleId: 'quay',
  outlet: 'Harbour Post',
  itemKey: 'quay',
  urlKey: urlKeyOf(before),
  contentHash: 'first',
  position: 2,
  seenAt: NOW - 3_600_000,
};

test('the feed that brought an article says where it stands; its text and section stay where it tells none', () => {
  const own = { ...item, feedId: 'top' };
  const after = mergeArticle(before, own, { own: true, sighting, now: NOW });
  expect(after).toEqual({
    ...own,
    id: 'quay',
    body: before.body,
    section: 'city',
    firstSeenAt: NOW,
  });
});

test('another feed of the outlet adds what an article lacks, and moves it up, never down', () => {
  const after = mergeArticle(before, item, { own: false, sighting: undefined, now: NOW });
  expect(after).toEqual({ ...before, topics: ['Quays', 'Ferries'], firstSeenAt: NOW });
  const bare = { ...before, authors: [], section: null };
  const first = { ...item, section: 'world', position: 0 };
  expect(mergeArticle(bare, first, { own: false, sighting: undefined, now: NOW })).toMatchObject({
    feedId: 'top',
    authors: ['Bo Cruz'],
    section: 'world',
    position: 0,
  });
});

test('at an address that two articles of an outlet share a feed finds its own', () => {
  const theirs = { ...before, id: 'live', feedId: 'world' };
  const sightings = [sighting, { ...sighting, feedId: 'world', articleId: 'live' }];
  for (const order of [sightings, sightings.toReversed()])
    for (const [feedId, id] of [
      ['top', 'quay'],
      ['world', 'live'],
    ] as const)
      expect(
        indexArticles({ articles: [before, theirs], sightings: order }, feedId).byUrl.get(sighting.urlKey)
          ?.id,
      ).toBe(id);
});
