import type { EpochMs } from '../../lib/clock.ts';
import type { Article } from '../article.ts';
import type { KnownArticles, Sighting } from '../feed-state.ts';
import { urlKey } from '../fields/links/clean-url.ts';
import {
  type ArticleIndex,
  hashKey,
  indexArticles,
  textKey,
  uniqueTitles,
  urlKeyOf,
} from './article-index.ts';
import { findForeignItems, siteOf } from './foreign-items.ts';
import { findGuidChurn } from './guid-churn.ts';
import { mergeArticle } from './merge-article.ts';

export interface Identified {
  /** To be saved, each under the id it has been known by. */
  articles: Article[];
  sightings: Sighting[];
  /** Items that nobody knows, not saved because the feed is held. */
  waiting: Article[];
  /** What the editor should know of a feed that has to be held from now on; null where nothing is odd. */
  suspicion: string | null;
}

export interface IdentifyOptions {
  feedId: string;
  known: KnownArticles;
  now: EpochMs;
  /** Items that nobody knows wait for an editor. */
  held: boolean;
  /** An editor has let it in: know its articles by address and text, whatever its GUIDs say. */
  guidsIgnored: boolean;
}

/**
 * Decides for each item of a poll which article it is: one it has been before (by GUID, else by an equal text of
 * the same time, else by address), one that another feed of the outlet brought, or a new one. Pure.
 */
export function identifyArticles(items: Article[], options: IdentifyOptions): Identified {
  const { known, feedId, now } = options;
  const index = indexArticles(known, feedId);
  const sure = matchItems(items, index);
  const suspicion = findSuspicion(items, sure, index, options.guidsIgnored);
  const held = options.held || suspicion !== null;
  const matches = held ? withNamesakes(sure, items, index) : sure;
  const result: Identified = { articles: [], sightings: [], waiting: [], suspicion };
  const keep = (item: Article, article: Article) => {
    result.articles.push(article);
    result.sightings.push(sightingOf(item, article, feedId, now));
  };
  for (const [item, match] of matches) {
    const sighting = index.own.find(match.id)?.sighting;
    keep(item, mergeArticle(match, item, { own: match.feedId === feedId, sighting, now }));
  }
  const unknown = newOf(
    items.filter((item) => !matches.has(item)),
    items,
  );
  if (held) result.waiting.push(...unknown);
  else for (const item of unknown) keep(item, index.own.find(item.id) ? underItsAddress(item) : item);
  return result;
}

function findSuspicion(
  items: Article[],
  matches: ReadonlyMap<Article, Article>,
  { own }: ArticleIndex,
  guidsIgnored: boolean,
): string | null {
  const churn = guidsIgnored ? null : findGuidChurn(items, own);
  return churn ?? (matches.size === 0 ? findForeignItems(items, own) : null);
}

function sightingOf(item: Article, { id }: Article, feedId: string, now: EpochMs): Sighting {
  const { outlet, contentHash, position } = item;
  return {
    feedId,
    articleId: id,
    outlet,
    itemKey: item.id,
    urlKey: urlKeyOf(item),
    contentHash,
    position,
    seenAt: now,
  };
}

/** Each known article is one item's at most; of two items that could be it, the one with its GUID is. */
function matchItems(items: Article[], index: ArticleIndex): Map<Article, Article> {
  const matches = new Map<Article, Article>();
  const taken = new Set<string>();
  const take = (item: Article, article: Article | undefined) => {
    if (!article || matches.has(item) || taken.has(article.id)) return;
    matches.set(item, article);
    taken.add(article.id);
  };
  for (const item of items) {
    const shown = index.own.byKey(item.id);
    if (shown && !isReused(shown.article, item)) take(item, shown.article);
  }
  for (const item of items) take(item, index.byText.get(textKey(item, item.contentHash)));
  for (const item of items) take(item, index.byUrl.get(urlKeyOf(item)));
  return matches;
}

/** With those that have an article's title, where it is theirs alone, and lead to the same site. */
function withNamesakes(
  sure: ReadonlyMap<Article, Article>,
  items: Article[],
  { own }: ArticleIndex,
): Map<Article, Article> {
  const matches = new Map(sure);
  const taken = new Set(Array.from(sure.values(), ({ id }) => id));
  const titles = uniqueTitles(own.all.map(({ article }) => article));
  for (const item of items) {
    const namesake = titles.get(item.title);
    if (!namesake || siteOf(namesake) !== siteOf(item) || matches.has(item) || taken.has(namesake.id))
      continue;
    matches.set(item, namesake);
    taken.add(namesake.id);
  }
  return matches;
}

/** Without those that repeat another item's address and title under a GUID of their own. */
function newOf(unknown: Article[], items: Article[]): Article[] {
  const first = new Map<string, Article>();
  for (const item of items) {
    const key = `${urlKeyOf(item)} ${item.title}`;
    if (!first.has(key) || !unknown.includes(item)) first.set(key, item);
  }
  const kept = new Set(first.values());
  return unknown.filter((item) => kept.has(item));
}

/** The id of a reused GUID belongs to the article that had it first. */
function underItsAddress(item: Article): Article {
  return { ...item, id: hashKey(`${item.feedId} ${urlKey(item.url)}`) };
}

/** A GUID given to another article later (a feed of one item that is always number 1): nothing but the GUID is the same. */
function isReused(article: Article, item: Article): boolean {
  return (
    item.publishedAt > article.publishedAt &&
    item.contentHash !== article.contentHash &&
    urlKeyOf(item) !== urlKeyOf(article) &&
    !sharesWord(article.title, item.title)
  );
}

/** An edited headline keeps a name or a noun. */
function sharesWord(a: string, b: string): boolean {
  const words = new Set(a.toLowerCase().match(LONG_WORD));
  return (b.toLowerCase().match(LONG_WORD) ?? []).some((word) => words.has(word));
}

const LONG_WORD = /[\p{L}\p{N}]{4,}/gu;
