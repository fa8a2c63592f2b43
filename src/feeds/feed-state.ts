import type { EpochMs } from '../lib/clock.ts';
import type { Article } from './article.ts';
import type { PollingHints } from './poll/polling-hints.ts';

/** What we know of polling one feed: its row. Failure is data, not an exception. */
export interface FeedState {
  id: string;
  url: string;
  etag: string | null;
  lastModified: string | null;
  bodyHash: string | null;
  /** `held`: it is polled, and items nobody knows wait for an editor. */
  status: 'new' | 'ok' | 'held' | 'failing' | 'paused';
  error: string | null;
  warning: string | null;
  /** Failures in a row. */
  errorCount: number;
  /** Items at the last good poll. */
  itemCount: number;
  checkedAt: EpochMs | null;
  succeededAt: EpochMs | null;
  nextCheckAt: EpochMs;
  /** Where permanent redirects say the feed now lives, and since when they have said the same. */
  movedTo: string | null;
  movedSince: EpochMs | null;
  /** Between two checks while it is well; it follows how often the feed changes. Null before the first. */
  intervalMs: number | null;
  /** What its outlet asks of those who poll it. */
  hints: PollingHints | null;
  /** When its list of items was last read: a sighting as new as that is on the list. */
  listedAt: EpochMs | null;
  /** Why unknown items wait for an editor, in a sentence; null when nothing is held. */
  held: string | null;
  /** An editor let it in again after it was held: its articles are known by address and text, and its GUIDs do not hold it again. */
  guidsIgnored: boolean;
}

/** Which article an item of a feed is. One a feed and article. */
export interface Sighting {
  feedId: string;
  articleId: string;
  outlet: string;
  /** The id the item would give an article of its own. */
  itemKey: string;
  urlKey: string;
  /** Of the text in this feed: two feeds of one outlet may cut it differently. */
  contentHash: string;
  position: number;
  seenAt: EpochMs;
}

/** What is known of articles that a poll's items may be. */
export interface KnownArticles {
  /** Of this feed, and of its outlet's other feeds under the same addresses. */
  sightings: Sighting[];
  /** Those the sightings name, those with an item's own id, and those of this feed under an item's address. */
  articles: Article[];
}

export interface SightingStore {
  knownArticles(query: {
    feedId: string;
    outlet: string;
    /** Sightings of this feed as new as this are wanted, whatever is asked for. */
    since: EpochMs;
    itemKeys: string[];
    urlKeys: string[];
    urls: string[];
  }): Promise<KnownArticles>;
  saveSightings(sightings: Sighting[]): Promise<void>;
}

export interface FeedStore {
  feedStates(): Promise<FeedState[]>;
  /** With `before`, the row it was made from, nothing is written where an editor released the feed meanwhile. */
  saveFeedState(state: FeedState, before?: FeedState): Promise<void>;
}

export interface LabelCount {
  label: string;
  count: number;
}

/** Articles that a window leaves out, by side; null where there are none. `at` is of the one nearest to the window. */
export interface OutsideWindow {
  older: { count: number; at: EpochMs } | null;
  newer: { count: number; at: EpochMs } | null;
}

export interface ArticleStore {
  /** Adds new articles and updates edited ones in place; what was first seen, and when, stays. */
  saveArticles(articles: Article[]): Promise<{ added: number; updated: number }>;
  /** Published at or after `from` and before `to`, newest first. */
  articlesBetween(from: EpochMs, to: EpochMs): Promise<Article[]>;
  articlesOutside(from: EpochMs, to: EpochMs): Promise<OutsideWindow>;
  articlesByIds(ids: string[]): Promise<Article[]>;
  recentArticles(options: { since: EpochMs; limit: number }): Promise<Article[]>;
  /** Authors of articles published since, most articles first. */
  listAuthors(since: EpochMs): Promise<LabelCount[]>;
  listTopics(since: EpochMs): Promise<LabelCount[]>;
}
