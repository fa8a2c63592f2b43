import type { Article } from '../../src/feeds/article.ts';
import type { RankedStory, Story } from '../../src/stories/story.ts';

export const NOON = Date.UTC(2026, 10, 23, 12);
export const HOUR = 3_600_000;

let made = 0;

/** A news article of an invented outlet, published at noon unless told otherwise. */
export function anArticle(given: Partial<Article> = {}): Article {
  made += 1;
  const id = given.id ?? `article-${made}`;
  return {
    id,
    feedId: given.outlet ?? 'Harbour Times',
    outlet: 'Harbour Times',
    guid: id,
    url: `https://news.example/${id}`,
    title: 'Council approves new ferry terminal',
    teaser: 'The city council approved a new ferry terminal on Monday after two years of debate.',
    body: '',
    authors: [],
    topics: [],
    section: null,
    language: 'en',
    image: null,
    publishedAt: NOON,
    updatedAt: null,
    firstSeenAt: NOON,
    position: 0,
    contentHash: id,
    ...given,
  };
}

export function aStory(...articles: Article[]): Story {
  return { id: articles[0]?.id ?? 'empty', articles, why: [] };
}

export function aRankedStory(total: number, ...articles: Article[]): RankedStory {
  return {
    ...aStory(...articles),
    score: { total, parts: {} },
    outlets: [...new Set(articles.map(({ outlet }) => outlet))],
    section: articles[0]?.section ?? null,
    topics: [],
    authors: [],
  };
}
