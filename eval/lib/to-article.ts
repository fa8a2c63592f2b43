import type { Article } from '../../src/feeds/article.ts';
import { bareArticle } from '../../src/feeds/bare-article.ts';
import { mendLostQuotes } from '../../src/feeds/fields/text/mend-lost-quotes.ts';
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

/** An article as a feed would have given it. */
export function toArticle({
  id,
  title,
  body,
  outlet = 'Outlet',
  url,
  publishedAt = SOME_TIME,
}: Given): Article {
  return bareArticle({
    id,
    title: mendLostQuotes(title),
    body: mendLostQuotes(body),
    outlet,
    url: url ?? `https://eval.example/${encodeURIComponent(id)}`,
    language: 'en',
    publishedAt,
  });
}
