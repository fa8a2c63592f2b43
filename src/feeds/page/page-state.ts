import type { EpochMs } from '../../lib/clock.ts';
import type { Article, Photo } from '../article.ts';

export type PageStatus =
  /** Its text is stored. */
  | 'read'
  /** It could not be fetched; it is asked for again. */
  | 'failed'
  /** robots.txt asks us not to. */
  | 'disallowed'
  /** 404, 410, 401 or 403: not to be had. */
  | 'gone'
  /** For subscribers only. */
  | 'paywalled'
  /** Fetched, and not this article's text. */
  | 'unusable';

/** What we know of one article's page: its row. Failure is data, not an exception. */
export interface PageState {
  articleId: string;
  /** The address asked for. */
  url: string;
  status: PageStatus;
  /** Why there is no text, in a sentence; null where there is. */
  reason: string | null;
  /** Of the feed's item when the page was asked for. */
  contentHash: string;
  etag: string | null;
  lastModified: string | null;
  /** Failures in a row. */
  errorCount: number;
  checkedAt: EpochMs;
  nextCheckAt: EpochMs;
}

/** What an article's page adds to what its feed says. */
export interface PageText {
  /** Paragraphs separated by a blank line. */
  body: string;
  authors: string[];
  image: Photo | null;
  updatedAt: EpochMs | null;
}

/** robots.txt of one origin as last asked for (RFC 9309). */
export interface RobotsState {
  /** `https://www.example.org` */
  origin: string;
  /** `rules`: as written in `text`; `allow` and `disallow`: all of it, because there is no file or no answer. */
  verdict: 'rules' | 'allow' | 'disallow';
  text: string;
  checkedAt: EpochMs;
  expiresAt: EpochMs;
}

export interface PageCandidate {
  article: Article;
  page: PageState | null;
}

export interface PageStore {
  /** Articles published since, newest first, as their feed alone gave them, with what is known of their page. */
  pageCandidates(options: { since: EpochMs; limit: number }): Promise<PageCandidate[]>;
  /** Without a text, one that is stored stays. */
  savePage(state: PageState, text: PageText | null): Promise<void>;
  /** How many pages of each feed's articles published since are in each status. */
  countPages(since: EpochMs): Promise<{ feedId: string; status: PageStatus; count: number }[]>;
  robotsOf(origin: string): Promise<RobotsState | null>;
  saveRobots(state: RobotsState): Promise<void>;
}
