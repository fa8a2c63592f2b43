import type { EpochMs } from '../lib/clock.ts';

/** A picture as its outlet described it. `url` is absolute and http(s). */
export interface Photo {
  url: string;
  alt: string;
  caption: string;
  credit: string;
  width: number | null;
  height: number | null;
}

/** One normalised feed item. Every text is plain text: no markup, entities decoded, whitespace collapsed. */
export interface Article {
  /** Stable across polls: made of what its first item was known by, feed id and GUID, else feed id and address. */
  id: string;
  /** The feed that brought it; others of the outlet may show it, too. */
  feedId: string;
  outlet: string;
  guid: string | null;
  /** Absolute http(s) address, trackers removed. */
  url: string;
  title: string;
  /** The feed's own description as plain text, a line for what ends no sentence; '' when it has none. */
  teaser: string;
  /** Full text when the feed carries it, paragraphs separated by a blank line; else ''. */
  body: string;
  /** Set where `body` comes from the article's own page instead of the feed. */
  textFrom?: 'page';
  authors: string[];
  topics: string[];
  /** Section id from the source list, else null. */
  section: string | null;
  /** BCP 47 tag. */
  language: string;
  image: Photo | null;
  /** Clamped: never after `firstSeenAt`; `firstSeenAt` when the feed gives no usable date. */
  publishedAt: EpochMs;
  updatedAt: EpochMs | null;
  firstSeenAt: EpochMs;
  /** 0-based place in the feed at the last poll: the outlet's own editors' order. */
  position: number;
  /** Hash of title, teaser and body: changes when the outlet edits the article. */
  contentHash: string;
}
