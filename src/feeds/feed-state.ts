import type { EpochMs } from '../lib/clock.ts';
import type { Article } from './article.ts';

/** What we know of polling one feed: its row. Failure is data, not an exception. */
export interface FeedState {
  id: string;
  url: string;
  etag: string | null;
  lastModified: string | null;
  bodyHash: string | null;
  status: 'new' | 'ok' | 'failing' | 'paused';
  error: string | null;
  warning: string | null;
  /** Failures in a row. */
  errorCount: number;
  /** Items at the last good poll. */
  itemCount: number;
  checkedAt: EpochMs | null;
  succeededAt: EpochMs | null;
  nextCheckAt: EpochMs;
  /** Where a permanent redirect says the feed now lives. */
  movedTo: string | null;
}

export interface FeedStore {
  feedStates(): Promise<FeedState[]>;
  saveFeedState(state: FeedState): Promise<void>;
}

export interface LabelCount {
  label: string;
  count: number;
}

export interface ArticleStore {
  /** Adds new articles and updates edited ones in place; what was first seen, and when, stays. */
  saveArticles(articles: Article[]): Promise<{ added: number; updated: number }>;
  /** Published at or after `from` and before `to`, newest first. */
  articlesBetween(from: EpochMs, to: EpochMs): Promise<Article[]>;
  articlesByIds(ids: string[]): Promise<Article[]>;
  recentArticles(options: { since: EpochMs; limit: number }): Promise<Article[]>;
  /** Authors of articles published since, most articles first. */
  listAuthors(since: EpochMs): Promise<LabelCount[]>;
  listTopics(since: EpochMs): Promise<LabelCount[]>;
}
