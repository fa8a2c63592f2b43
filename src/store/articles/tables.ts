import type { Generated } from 'kysely';
import type { FeedState } from '../../feeds/feed-state.ts';
import type { PageStatus, RobotsState } from '../../feeds/page/page-state.ts';

export interface FeedTable {
  id: string;
  url: string;
  etag: string | null;
  last_modified: string | null;
  body_hash: string | null;
  status: FeedState['status'];
  error: string | null;
  warning: string | null;
  error_count: number;
  item_count: number;
  checked_at: number | null;
  succeeded_at: number | null;
  next_check_at: number;
  moved_to: string | null;
  interval_ms: number | null;
  listed_at: number | null;
  moved_since: number | null;
  held: string | null;
  hints: string | null;
  guids_ignored: number;
}

export interface ArticleTable {
  id: string;
  feed_id: string;
  outlet: string;
  guid: string | null;
  url: string;
  title: string;
  teaser: string;
  body: string;
  authors: string;
  topics: string;
  section: string | null;
  language: string;
  image: string | null;
  published_at: number;
  updated_at: number | null;
  first_seen_at: number;
  position: number;
  content_hash: string;
  /** 1 once an issue was found to tell of it: it is not deleted. */
  kept: Generated<number>;
}

/** Which article an item of a feed is: one row a feed and article. */
export interface SightingTable {
  feed_id: string;
  article_id: string;
  outlet: string;
  item_key: string;
  /** Hash of the key of its address: an address may be too long for an index. */
  url_key: string;
  content_hash: string;
  position: number;
  seen_at: number;
}

/** What an article's own page adds; `body` is '' where it could not be read. */
export interface ArticlePageTable {
  article_id: string;
  url: string;
  status: PageStatus;
  reason: string | null;
  content_hash: string;
  etag: string | null;
  last_modified: string | null;
  error_count: number;
  checked_at: number;
  next_check_at: number;
  body: string;
  authors: string;
  image: string | null;
  updated_at: number | null;
}

export interface RobotsTable {
  origin: string;
  verdict: RobotsState['verdict'];
  text: string;
  checked_at: number;
  expires_at: number;
}

/** Feeds, what they brought, and the pages of it. */
export interface ArticleTables {
  feeds: FeedTable;
  articles: ArticleTable;
  sightings: SightingTable;
  article_pages: ArticlePageTable;
  robots: RobotsTable;
}
