import type { ParsedFeed, ParseOutcome, ReadFeed } from '../feed-item.ts';
import { cleanTitle } from '../normalise/clean-title.ts';
import { decodeBytes } from './decode-bytes.ts';
import { mendJson, prepareJson } from './prepare-json.ts';
import { readWithFeedsmith } from './read-with-feedsmith.ts';
import { readWithRssParser } from './read-with-rss-parser.ts';
import { tidyXml } from './tidy-xml.ts';

/** Decoded text beyond this is not parsed, wherever it came from. */
const MAX_BYTES = 16 * 1024 * 1024;
const MAX_ITEMS = 2_000;

/**
 * Reads RSS, Atom, RDF or JSON Feed from the bytes of one response. `url` is where it came from,
 * `contentType` its HTTP header. Never throws on bad input; takes time linear in its length.
 */
export async function parseFeed(
  bytes: Buffer,
  { contentType, url }: { contentType: string | null; url: string },
): Promise<ParseOutcome> {
  if (bytes.length > MAX_BYTES)
    return { outcome: 'unreadable', reason: `It is larger than ${MAX_BYTES} bytes.` };
  const { text, warning } = decodeBytes(bytes, contentType);
  const start = text.replace(/^[\s\ufeff]+/, '');
  if (start === '') return { outcome: 'unreadable', reason: 'It is empty.' };
  const read = start.startsWith('{') ? readJson(start) : await readXml(start, url);
  if (read.outcome === 'unreadable') return read;
  const warnings = warning ? [warning, ...read.warnings] : read.warnings;
  const { repaired, whole } = read;
  return { outcome: 'parsed', feed: settle(read.feed, url), warnings, repaired, whole };
}

function settle(feed: ReadFeed, url: string): ParsedFeed {
  const link = feed.link !== null && URL.canParse(feed.link, url) ? new URL(feed.link, url).href : null;
  const title = cleanTitle(feed.title);
  return { ...feed, title, link, base: feed.base ?? link ?? url, items: feed.items.slice(0, MAX_ITEMS) };
}

type ReadOutcome =
  | { outcome: 'read'; feed: ReadFeed; warnings: string[]; repaired: boolean; whole: boolean }
  | { outcome: 'unreadable'; reason: string };

function readJson(text: string): ReadOutcome {
  const prepared = prepareJson(text);
  if (prepared.outcome === 'unreadable') return prepared;
  const { warnings, whole } = prepared;
  try {
    const feed = readWithFeedsmith(parseJson(prepared.text));
    return { outcome: 'read', feed, warnings, repaired: false, whole };
  } catch {
    return { outcome: 'unreadable', reason: 'It is JSON, but not a JSON Feed.' };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse(mendJson(text));
  }
}

async function readXml(text: string, url: string): Promise<ReadOutcome> {
  const tidied = tidyXml(text, url);
  if (tidied.outcome === 'unreadable') return tidied;
  const { warnings, repaired, whole } = tidied;
  const feed = await readWithRssParser(tidied.text, tidied.format);
  return { outcome: 'read', feed, warnings, repaired, whole };
}
