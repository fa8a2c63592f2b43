import type { Article } from '../../src/feeds/article.ts';
import { mendLostQuotes } from '../../src/feeds/mend-lost-quotes.ts';
import type { EpochMs } from '../../src/lib/clock.ts';

/** The moment given to articles whose material names none. */
export const SOME_TIME: EpochMs = Date.UTC(2026, 0, 1);

interface Given {
  id: string;
  title: string;
  body: string;
  outlet?: string | undefined;
  url?: string | undefined;
  publishedAt?: EpochMs | undefined;
}

/** An article as a feed would have given it: first of its feed, without teaser, author or picture. */
export function toArticle({
  id,
  title,
  body,
  outlet = 'Outlet',
  url,
  publishedAt = SOME_TIME,
}: Given): Article {
  return {
    id,
    feedId: outlet,
    outlet,
    guid: id,
    url: url ?? `https://eval.example/${encodeURIComponent(id)}`,
    title: mendLostQuotes(title),
    teaser: '',
    body: mendLostQuotes(body),
    authors: [],
    topics: [],
    section: null,
    language: 'en',
    image: null,
    publishedAt,
    updatedAt: null,
    firstSeenAt: publishedAt,
    position: 0,
    contentHash: id,
  };
}
