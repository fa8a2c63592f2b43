import type { EpochMs } from '../lib/clock.ts';
import type { Article } from './article.ts';

interface Known {
  id: string;
  title: string;
  teaser?: string | undefined;
  body: string;
  outlet: string;
  url: string;
  language: string;
  publishedAt: EpochMs;
}

/** An article of which little more than its text is known: first of its feed, without author or picture. */
export function bareArticle({ teaser = '', ...known }: Known): Article {
  return {
    ...known,
    teaser,
    feedId: known.outlet,
    guid: known.id,
    authors: [],
    topics: [],
    section: null,
    image: null,
    updatedAt: null,
    firstSeenAt: known.publishedAt,
    position: 0,
    contentHash: known.id,
  };
}
