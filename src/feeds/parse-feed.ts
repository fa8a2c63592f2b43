import { messageOf } from '../lib/errors.ts';
import { decodeBytes } from './decode-bytes.ts';
import type { ParsedFeed, ParseOutcome } from './feed-item.ts';
import { prepareJson } from './prepare-json.ts';
import { prepareXml, repairXml } from './prepare-xml.ts';
import { readWithFeedsmith } from './read-with-feedsmith.ts';
import { readWithRssParser } from './read-with-rss-parser.ts';
import type { XmlScan } from './scan-xml.ts';

type ReadFeed = Omit<ParsedFeed, 'base'> & { link: string | null };

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
  const read = start.startsWith('{') ? readJson(start) : await readXml(start);
  if (read.outcome === 'unreadable') return read;
  const { link, items, ...feed } = read.feed;
  const base = link && URL.canParse(link, url) ? new URL(link, url).href : url;
  const warnings = warning ? [warning, ...read.warnings] : read.warnings;
  return { outcome: 'parsed', feed: { ...feed, base, items: items.slice(0, MAX_ITEMS) }, warnings };
}

type ReadOutcome =
  | { outcome: 'read'; feed: ReadFeed; warnings: string[] }
  | { outcome: 'unreadable'; reason: string };

function readJson(text: string): ReadOutcome {
  const prepared = prepareJson(text);
  if (prepared.outcome === 'unreadable') return prepared;
  try {
    return { outcome: 'read', feed: readWithFeedsmith(prepared.text), warnings: prepared.warnings };
  } catch {
    return { outcome: 'unreadable', reason: 'It is JSON, but not a JSON Feed.' };
  }
}

async function readXml(text: string): Promise<ReadOutcome> {
  const prepared = prepareXml(text);
  if (prepared.outcome === 'unreadable') return prepared;
  const { scan, warnings } = prepared;
  if (isPlainRssOrAtom(prepared.text, scan)) {
    const feed = await tryRssParser(prepared.text, scan);
    if (feed) return { outcome: 'read', feed, warnings };
  }
  const repaired = repairXml(prepared.text);
  const repair = repaired === prepared.text ? [] : ['Its XML is not well formed and was repaired.'];
  try {
    return { outcome: 'read', feed: readWithFeedsmith(repaired), warnings: [...warnings, ...repair] };
  } catch (error) {
    if (scan.items === 0 && ROOTS.has(scan.root)) return { outcome: 'read', feed: EMPTY, warnings };
    return {
      outcome: 'unreadable',
      reason: `It is XML (<${scan.root}>), but not a feed: ${messageOf(error)}`,
    };
  }
}

/** A feed's root with nothing in it is a feed of no items, whatever a reader thinks of its missing title. */
const ROOTS = new Set(['rss', 'feed', 'rdf']);
const EMPTY: ReadFeed = { format: 'rss', title: '', language: null, link: null, items: [] };

async function tryRssParser(text: string, scan: XmlScan): Promise<ReadFeed | null> {
  try {
    const feed = await readWithRssParser(text, scan.root === 'feed');
    return feed.items.length === 0 && scan.items > 0 ? null : feed;
  } catch {
    return null;
  }
}

/** Prefixes that rss-parser knows only by their customary spelling. */
const CUSTOMARY: Record<string, string> = {
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://search.yahoo.com/mrss/': 'media',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
};

/** Whether rss-parser reads it without loss: no RDF, XHTML content, xml:base or unusual prefixes. */
function isPlainRssOrAtom(text: string, scan: XmlScan): boolean {
  if (scan.root !== 'rss' && scan.root !== 'feed') return false;
  if (/type\s*=\s*["'](?:xhtml|application\/xhtml\+xml)["']|xml:base\s*=/i.test(text)) return false;
  const declared = scan.rootTag.matchAll(/xmlns:([\w-]{1,40})\s*=\s*["']([^"']{1,200})["']/g);
  return [...declared].every(([, prefix, uri]) => (CUSTOMARY[uri ?? ''] ?? prefix) === prefix);
}
