import type { EpochMs } from '../lib/clock.ts';

/** A piece of feed text before it becomes plain text: `html` may hold markup and entities, `text` is literal. */
export interface FeedText {
  value: string;
  kind: 'html' | 'text';
}

/** A picture as the feed offers it: nothing resolved, nothing checked. */
export interface FeedPhoto {
  url: string;
  from: 'media' | 'enclosure' | 'thumbnail' | 'itunes' | 'image';
  /** MIME type or medium, as written. */
  type: string | null;
  width: number | null;
  height: number | null;
  alt: string;
  caption: string;
  credit: string;
}

/** One item as its feed wrote it, the same shape for RSS, Atom, RDF and JSON Feed. */
export interface FeedItem {
  guid: string | null;
  /** May be relative to the feed's `base`. */
  link: string | null;
  /** What addresses in the texts are relative to, where xml:base says; else the feed's `base`. */
  base: string | null;
  title: FeedText | null;
  teaser: FeedText | null;
  body: FeedText | null;
  authors: string[];
  categories: string[];
  photos: FeedPhoto[];
  /** The first of its dates that can be read; null where none can. */
  published: EpochMs | null;
  updated: EpochMs | null;
  language: string | null;
  /** The title of the feed that an aggregator took it from. */
  takenFrom: FeedText | null;
}

/** CDF counts as RSS. */
export type XmlFormat = 'rss' | 'atom' | 'rdf';
type FeedFormat = XmlFormat | 'json';

/** A feed as its reader leaves it: addresses as written, the title as it stands. */
export interface ReadFeed {
  format: FeedFormat;
  title: FeedText | null;
  language: string | null;
  /** xml:base of the whole feed. */
  base: string | null;
  link: string | null;
  items: FeedItem[];
}

export interface ParsedFeed {
  format: FeedFormat;
  /** Plain text, `''` when it has none. */
  title: string;
  /** The feed's own page, absolute. */
  link: string | null;
  /** BCP 47 tag, null when the feed names none. */
  language: string | null;
  /** What relative links are resolved against: xml:base, else the feed's own page, else its address. */
  base: string;
  items: FeedItem[];
}

export type ParseOutcome =
  | {
      outcome: 'parsed';
      feed: ParsedFeed;
      warnings: string[];
      /** Its XML is not well formed, which kept nothing of it from being read. */
      repaired: boolean;
      /** False where it broke off: there is more of it than was read. */
      whole: boolean;
    }
  | { outcome: 'unreadable'; reason: string };
