import RssParser from 'rss-parser';
import type { FeedItem, FeedPhoto, FeedText, ParsedFeed } from './feed-item.ts';

/** An element as rss-parser's XML reader leaves it: text alone, or text `_`, attributes `$` and children. */
type XmlNode = string | { [name: string]: unknown };

const ITEM_ELEMENTS = [
  'title',
  'link',
  'guid',
  'id',
  'description',
  'summary',
  'content',
  'content:encoded',
  'author',
  'dc:creator',
  'itunes:author',
  'category',
  'dc:subject',
  'media:content',
  'media:thumbnail',
  'media:group',
  'media:description',
  'media:credit',
  'media:title',
  'enclosure',
  'itunes:image',
  'pubDate',
  'dc:date',
  'published',
  'issued',
  'updated',
  'modified',
  'atom:updated',
  'dcterms:modified',
  'dc:language',
] as const;
type ItemElement = (typeof ITEM_ELEMENTS)[number];

const FEED_ELEMENTS = ['title', 'link', 'language', 'dc:language'];
const STRUCTURE = new Set(['rss', 'channel', 'item', 'feed', 'entry', 'rdf:RDF']);

/**
 * rss-parser finds the feed and its items; their elements come to us whole and under names it does not know,
 * because its own reading drops attributes and repeats, throws on bad dates and links, and takes
 * quadratic time to strip markup.
 */
const parser = new RssParser<Record<string, unknown>, Record<string, unknown>>({
  xml2js: { tagNameProcessors: [(name: string) => (STRUCTURE.has(name) ? name : `raw ${name}`)] },
  customFields: { feed: keep(FEED_ELEMENTS) as never[], item: keep(ITEM_ELEMENTS) as never[] },
});

function keep(names: readonly string[]): unknown[] {
  return names.map((name) => [`raw ${name}`, `raw ${name}`, { keepArray: true }]);
}

/** Reads RSS 0.9x, RSS 2.0 and Atom; throws on what rss-parser does not accept. */
export async function readWithRssParser(
  xml: string,
  isAtom: boolean,
): Promise<Omit<ParsedFeed, 'base'> & { link: string | null }> {
  const feed = await parser.parseString(xml);
  const raw = (name: string) => nodes(feed, `raw ${name}`);
  return {
    format: isAtom ? 'atom' : 'rss',
    title: textOf(raw('title')[0]) ?? '',
    language: textOf(raw('language')[0]) ?? textOf(raw('dc:language')[0]),
    link: isAtom ? atomLink(raw('link')) : textOf(raw('link')[0]),
    items: feed.items.map((item) => readItem(item, isAtom)),
  };
}

function readItem(item: Record<string, unknown>, isAtom: boolean): FeedItem {
  const raw = (name: ItemElement) => nodes(item, `raw ${name}`);
  const first = (...names: ItemElement[]) =>
    names.map((name) => textOf(raw(name)[0])).find((text) => text !== null) ?? null;
  return {
    guid: first('guid', 'id'),
    link: isAtom ? atomLink(raw('link')) : (first('link') ?? permalink(raw('guid')[0])),
    base: null,
    title: feedText(raw('title')[0] ?? raw('media:title')[0], isAtom),
    teaser: feedText(raw('description')[0] ?? raw('summary')[0] ?? raw('media:description')[0], isAtom),
    body: feedText(raw('content:encoded')[0] ?? raw('content')[0], isAtom),
    authors: authorsOf(raw),
    categories: [...raw('category'), ...raw('dc:subject')].map(categoryOf).filter((text) => text !== null),
    photos: photosOf(raw),
    published: first('pubDate', 'published', 'issued', 'dc:date'),
    updated: first('updated', 'modified', 'atom:updated', 'dcterms:modified'),
    language: first('dc:language'),
  };
}

function authorsOf(raw: (name: ItemElement) => XmlNode[]): string[] {
  const named = raw('author').map((node) => textOf(children(node, 'name')[0]) ?? textOf(node));
  const all = [...raw('dc:creator').map(textOf), ...named];
  const found = all.filter((text) => text !== null);
  return found.length > 0
    ? found
    : raw('itunes:author')
        .map(textOf)
        .filter((text) => text !== null);
}

function categoryOf(node: XmlNode): string | null {
  return textOf(node) ?? attribute(node, 'label') ?? attribute(node, 'term');
}

function photosOf(raw: (name: ItemElement) => XmlNode[]): FeedPhoto[] {
  const grouped = (name: string) => raw('media:group').flatMap((group) => children(group, name));
  const media = [...raw('media:content'), ...grouped('media:content')];
  const nested = media.flatMap((node) => children(node, 'media:thumbnail'));
  const thumbnails = [...raw('media:thumbnail'), ...grouped('media:thumbnail'), ...nested];
  const shared = {
    caption: textOf(raw('media:description')[0] ?? grouped('media:description')[0]) ?? '',
    credit: textOf(raw('media:credit')[0] ?? grouped('media:credit')[0]) ?? '',
  };
  return [
    ...media.map((node) => photo(node, 'media', shared)),
    ...raw('enclosure').map((node) => photo(node, 'enclosure', shared)),
    ...thumbnails.map((node) => photo(node, 'thumbnail', shared)),
    ...raw('itunes:image').map((node) => photo(node, 'itunes', shared)),
  ].filter((found) => found.url !== '');
}

function photo(
  node: XmlNode,
  from: FeedPhoto['from'],
  shared: { caption: string; credit: string },
): FeedPhoto {
  return {
    url: attribute(node, 'url') ?? attribute(node, 'href') ?? '',
    from,
    type: attribute(node, 'medium') ?? attribute(node, 'type'),
    width: size(attribute(node, 'width')),
    height: size(attribute(node, 'height')),
    alt: textOf(children(node, 'media:title')[0]) ?? '',
    caption:
      textOf(children(node, 'media:description')[0] ?? children(node, 'media:text')[0]) ?? shared.caption,
    credit: textOf(children(node, 'media:credit')[0]) ?? shared.credit,
  };
}

function size(text: string | null): number | null {
  const value = Number.parseInt(text ?? '', 10);
  return value > 0 ? value : null;
}

/** RFC 4287 3.1: Atom text says what it is and is literal by default; RSS text is HTML by custom. */
function feedText(node: XmlNode | undefined, isAtom: boolean): FeedText | null {
  const value = textOf(node);
  if (value === null) return null;
  const type = node === undefined ? null : attribute(node, 'type');
  return { value, kind: isAtom && (type === null || /^text(\/plain)?$/i.test(type)) ? 'text' : 'html' };
}

function atomLink(links: XmlNode[]): string | null {
  const page = links.find((link) => (attribute(link, 'rel') ?? 'alternate') === 'alternate');
  return page === undefined ? null : attribute(page, 'href');
}

/** An RSS guid is the item's address unless it says otherwise. */
function permalink(guid: XmlNode | undefined): string | null {
  if (guid === undefined || attribute(guid, 'isPermaLink') === 'false') return null;
  const text = textOf(guid);
  return text !== null && /^https?:\/\//i.test(text) ? text : null;
}

function nodes(from: Record<string, unknown>, name: string): XmlNode[] {
  const value = from[name];
  return Array.isArray(value) ? value : [];
}

function children(node: XmlNode, name: string): XmlNode[] {
  return typeof node === 'string' ? [] : nodes(node, `raw ${name}`);
}

function textOf(node: XmlNode | undefined): string | null {
  const text = typeof node === 'string' ? node : node?._;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null;
}

function attribute(node: XmlNode, name: string): string | null {
  if (typeof node === 'string') return null;
  const value = (node.$ as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value : null;
}
