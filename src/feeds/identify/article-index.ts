import { createHash } from 'node:crypto';
import type { Article } from '../article.ts';
import type { KnownArticles, Sighting } from '../feed-state.ts';
import { urlKey } from '../fields/links/clean-url.ts';

/** An article this feed has shown, and how it showed it last. */
interface Shown {
  article: Article;
  sighting: Sighting | undefined;
}

/** The feed's own articles by what may identify them. */
export interface OwnArticles {
  find(articleId: string): Shown | undefined;
  byKey(itemKey: string): Shown | undefined;
  all: Shown[];
}

/** What is known, by what may identify an item. */
export interface ArticleIndex {
  own: OwnArticles;
  /** Of the whole outlet. */
  byUrl: ReadonlyMap<string, Article>;
  /** Of this feed. */
  byText: ReadonlyMap<string, Article>;
}

export function indexArticles({ articles, sightings }: KnownArticles, feedId: string): ArticleIndex {
  const rows = new Map(articles.map((article) => [article.id, article]));
  const shown = new Map<string, Shown>();
  const byKey = new Map<string, Shown>();
  const byUrl = new Map<string, Article>();
  for (const article of articles) {
    if (article.feedId !== feedId) continue;
    shown.set(article.id, { article, sighting: undefined });
    byUrl.set(urlKeyOf(article), article);
  }
  for (const sighting of sightings) {
    const article = rows.get(sighting.articleId);
    if (!article) continue;
    if (sighting.feedId === feedId) shown.set(article.id, { article, sighting });
    if (sighting.feedId === feedId || !byUrl.has(sighting.urlKey)) byUrl.set(sighting.urlKey, article);
  }
  // Of two articles that one GUID has stood for, the one shown later.
  const all = [...shown.values()].sort((a, b) => (a.sighting?.seenAt ?? 0) - (b.sighting?.seenAt ?? 0));
  for (const one of all) byKey.set(one.sighting?.itemKey ?? one.article.id, one);
  return {
    own: { find: (id) => shown.get(id), byKey: (key) => byKey.get(key), all },
    byUrl,
    byText: new Map(all.map((one) => [textKey(one.article, hashOf(one)), one.article])),
  };
}

function hashOf({ article, sighting }: Shown): string {
  return sighting?.contentHash ?? article.contentHash;
}

/** Equal for an equal text of the same time; a text alone may come again tomorrow ("Today's crossword"). */
export function textKey({ publishedAt }: Article, contentHash: string): string {
  return `${contentHash} ${publishedAt}`;
}

/** A hash, since an address may be longer than an index takes. */
export function urlKeyOf({ url }: Pick<Article, 'url'>): string {
  return hashKey(urlKey(url));
}

export function hashKey(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** By title, those whose title is theirs alone. */
export function uniqueTitles(articles: Article[]): Map<string, Article> {
  const groups = [...Map.groupBy(articles, ({ title }) => title)];
  return new Map(
    groups.flatMap(([title, [one, ...others]]) => (one && others.length === 0 ? [[title, one]] : [])),
  );
}
