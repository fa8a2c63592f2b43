import type { Context } from 'hono';
import type { Article } from '../../feeds/article.ts';
import type { EditionConfig } from '../../issues/edition.ts';
import type { Newsroom } from '../../issues/newsroom.ts';
import type { EpochMs } from '../../lib/clock.ts';
import type { SignUpDeps } from '../../subscribers/sign-up.ts';
import type { PageWords } from './words/page-words.ts';

/** What the Following page prints of an article. */
export type ListedArticle = Pick<
  Article,
  'id' | 'url' | 'title' | 'teaser' | 'outlet' | 'authors' | 'topics' | 'publishedAt' | 'language'
>;

/** An issue the public may read: mailed, or being mailed. */
export interface PublishedIssue {
  /** `edition/date`. */
  id: string;
  edition: string;
  /** `YYYY-MM-DD` in the edition's zone. */
  date: string;
  subject: string;
  preheader: string;
  sentAt: EpochMs;
}

export interface Archive {
  /** Newest first, only those sent before `before` where it is given. */
  list(page: { limit: number; before?: EpochMs }): Promise<PublishedIssue[]>;
  find(issueId: string): Promise<PublishedIssue | undefined>;
  /** The issues of the same edition sent just before and just after. */
  neighbours(issueId: string): Promise<{ previous: PublishedIssue | null; next: PublishedIssue | null }>;
  /** The frozen HTML as mailed, with neutral words in the personal slots; undefined where there is none. */
  html(issueId: string): Promise<string | undefined>;
}

/** Everything the public pages ask of the rest of the program. */
export interface PagesDeps extends Omit<SignUpDeps, 'wordingOf'> {
  newsroom: Newsroom;
  editions: EditionConfig[];
  /** Public address of this server, without a trailing slash. */
  baseUrl: string;
  /** Newest first, published at or after `since`. */
  recentArticles(since: EpochMs, limit: number): Promise<ListedArticle[]>;
  archive: Archive;
  /** IP address of the visitor: see `client-address.ts`. */
  clientAddress(c: Context): string;
}

/** `PagesDeps` with what `createPages` works out itself. */
export interface PageContext extends PagesDeps {
  words: PageWords;
  wordingOf(edition: string): string;
}
