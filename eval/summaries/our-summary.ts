import type { Article } from '../../src/feeds/article.ts';
import type { Ranker } from '../../src/stories/summarise/ranker.ts';
import { summariseStory } from '../../src/stories/summarise-story.ts';

/** As long as three sentences are, however long. */
const THREE_SENTENCES = [0, 10_000] as const;
const SIXTY_WORDS = [0, 60] as const;

export interface Made {
  sentences: string[];
  ms: number;
}

export function oursWithin60(articles: Article[], ranker?: Ranker): Made {
  return summarise(articles, SIXTY_WORDS, ranker);
}

export function oursOfThree(articles: Article[], ranker?: Ranker): Made {
  return summarise(articles, THREE_SENTENCES, ranker);
}

function summarise(articles: Article[], words: readonly [number, number], ranker?: Ranker): Made {
  const start = performance.now();
  const options = {
    length: 'story',
    words,
    language: 'en',
    ...(ranker === undefined ? {} : { ranker }),
  } as const;
  const { sentences } = summariseStory({ articles }, options);
  return { sentences: sentences.map(({ text }) => text), ms: performance.now() - start };
}
