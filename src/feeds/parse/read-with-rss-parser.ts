import RssParser from 'rss-parser';
import type { EpochMs } from '../../lib/clock.ts';
import type { FeedItem, FeedText, ReadFeed, XmlFormat } from '../feed-item.ts';
import { parseDate } from '../fields/dates/parse-date.ts';
import { attributeOf, childrenNamed, type FeedNode, textOfNode, textsNamed } from './feed-node.ts';
import { BODIES, elementNames } from './feed-vocabulary.ts';
import { readPhotos } from './read-photos.ts';

const STRUCTURE = new Set(['rss', 'channel', 'item', 'feed', 'entry']);

/**
 * rss-parser finds the feed and its items; their elements come to us whole and under names it does not know, because its
 * own reading drops attributes and repeats, throws on bad dates and links, and takes quadratic time to strip markup.
 */
const parser = new RssParser<FeedNode & object, FeedNode & object>({
  xml2js: { tagNameProcessors: [(name: string) => (STRUCTURE.has(name) ? name : `raw ${name}`)] },
  customFields: { feed: wholeElements() as never[], item: wholeElements() as never[] },
});

function wholeElements(): unknown[] {
  return ['$', ...elementNames().map((name) => `raw ${name}`)].map((name) => [
    name,
    name,
    { keepArray: true },
  ]);
}

/** Reads what `tidyXml` wrote. */
export async function readWithRssParser(xml: string, format: XmlFormat): Promise<ReadFeed> {
  const feed = await parser.parseString(xml);
  const language = attributeOf(feed, 'xml:lang');
  const authors = format === 'atom' ? readAuthors(feed) : [];
  return {
    format,
    title: readText(feed, 'title', 'dc:title', 'atom:title'),
    language: textsNamed(feed, 'language', 'dc:language')[0] ?? language,
    base: attributeOf(feed, 'xml:base'),
    link: readLink(feed),
    items: feed.items.map((item) => readItem(item, { language, authors })),
  };
}

/** What holds for every item of which neither it nor its source says otherwise (RFC 4287 4.2.1, XML 1.0 2.12). */
interface Inherited {
  language: string | null;
  authors: string[];
}

function readItem(item: FeedNode, inherited: Inherited): FeedItem {
  const [id] = textsNamed(item, 'guid', 'id', 'atom:id');
  const [taken] = [...childrenNamed(item, 'source'), ...childrenNamed(item, 'atom:source')];
  const authors = [item, taken]
    .map((node) => (node ? readAuthors(node) : []))
    .find(({ length }) => length > 0);
  const language = attributeOf(item, 'xml:lang');
  const first = (...names: string[]) => textsNamed(item, ...names)[0] ?? null;
  const date = (...names: string[]) => firstDate(textsNamed(item, ...names));
  return {
    guid: id ?? attributeOf(item, 'rdf:about'),
    link: readLink(item) ?? permalinkOf(item),
    base: attributeOf(item, 'xml:base'),
    title: readText(item, 'title', 'dc:title', 'media:title', 'atom:title'),
    ...readTexts(item),
    authors: authors ?? inherited.authors,
    categories: readCategories(item),
    photos: readPhotos(item),
    published: date(
      'pubdate',
      'published',
      'atom:published',
      'issued',
      'dc:date',
      'dcterms:issued',
      'dcterms:created',
      'prism:publicationdate',
      'created',
    ),
    updated: date('updated', 'atom:updated', 'modified', 'dcterms:modified'),
    language: first('dc:language', 'language') ?? (language === inherited.language ? null : language),
    takenFrom: taken ? titleOf(taken) : null,
  };
}

/** RSS 2.0 writes the name itself into `<source>`, Atom a title among others (RFC 4287 4.2.11). */
function titleOf(taken: FeedNode): FeedText | null {
  const name = textOfNode(taken);
  return readText(taken, 'title', 'atom:title') ?? (name === null ? null : { value: name, kind: 'html' });
}

function firstDate(texts: string[]): EpochMs | null {
  for (const text of texts) {
    const date = parseDate(text);
    if (date !== null) return date;
  }
  return null;
}

const TEASERS = ['summary', 'description', 'abstract', 'dc:description', 'atom:summary', 'media:description'];

/** Where an item has both a summary and a description, the description is the longer text. */
function readTexts(item: FeedNode): Pick<FeedItem, 'teaser' | 'body'> {
  const teaser = readText(item, ...TEASERS);
  const body = readText(item, ...BODIES) ?? (readText(item, 'summary') && readText(item, 'description'));
  const [group] = childrenNamed(item, 'media:group');
  return {
    teaser: teaser ?? (group ? readText(group, 'media:description') : readText(item, 'itunes:summary')),
    body,
  };
}

function readText(item: FeedNode, ...names: string[]): FeedText | null {
  for (const node of names.flatMap((name) => childrenNamed(item, name))) {
    const value = textOfNode(node);
    if (value !== null) return { value, kind: attributeOf(node, 'type') === 'text' ? 'text' : 'html' };
  }
  return null;
}

function readAuthors(item: FeedNode): string[] {
  const people = [...childrenNamed(item, 'author'), ...childrenNamed(item, 'atom:author')];
  const named = people
    .map((node) => textsNamed(node, 'name', 'atom:name')[0] ?? textOfNode(node))
    .filter((name) => name !== null);
  const found = [...textsNamed(item, 'dc:creator'), ...named];
  return found.length > 0 ? found : textsNamed(item, 'itunes:author');
}

function readCategories(item: FeedNode): string[] {
  const nodes = ['category', 'dc:subject', 'media:category'].flatMap((name) => childrenNamed(item, name));
  const lists = textsNamed(item, 'tags', 'media:keywords')
    .flatMap((list) => list.slice(0, 5_000).split(/[,;]/))
    .map((word) => word.trim());
  const named = nodes.flatMap((node) => {
    const label = attributeOf(node, 'label') ?? textOfNode(node) ?? attributeOf(node, 'term');
    return label === null ? [] : [isPerson(node) ? givenNameFirst(label) : label];
  });
  return [...named, ...lists.filter((word) => word !== '')];
}

/** Some vocabularies keep people by themselves (`…/keywords/nyt_per`) and in the order of a card index. */
function isPerson(category: FeedNode): boolean {
  const vocabulary = attributeOf(category, 'domain') ?? attributeOf(category, 'scheme') ?? '';
  return /(?:^|[/#_:])(?:per|person|persons|people)$/i.test(vocabulary);
}

function givenNameFirst(name: string): string {
  return name.replace(/^([^,]{1,60}),\s*([^,]{1,60})$/, '$2 $1');
}

/** The page of an item: what a counting service put its own address before, RSS's text, then Atom's alternate link. */
function readLink(item: FeedNode): string | null {
  const [counted] = textsNamed(item, 'feedburner:origlink');
  if (counted !== undefined) return counted;
  const links = [...childrenNamed(item, 'link'), ...childrenNamed(item, 'atom:link')];
  const pages = links.filter((link) => relationOf(link) === 'alternate');
  const written = pages.map(textOfNode).find((text) => text !== null);
  if (written !== undefined) return written;
  const html = pages.filter((link) => /html|^$/.test(attributeOf(link, 'type') ?? ''));
  return [...html, ...pages].map(addressOf).find((address) => address !== null) ?? null;
}

/** A relation's registered name may be written as the address of its registration (RFC 4287 4.2.7.2). */
function relationOf(link: FeedNode): string {
  const relation = attributeOf(link, 'rel')?.toLowerCase() ?? 'alternate';
  return relation.replace(/^https?:\/\/www\.iana\.org\/assignments\/relation\//, '');
}

function addressOf(link: FeedNode): string | null {
  return attributeOf(link, 'href') ?? attributeOf(link, 'rdf:resource');
}

/** An RSS guid is the item's address unless it says otherwise. */
function permalinkOf(item: FeedNode): string | null {
  const [guid] = childrenNamed(item, 'guid');
  const text = textOfNode(guid);
  const says = attributeOf(guid, 'ispermalink')?.toLowerCase();
  if (says === 'false') return null;
  if (says === 'true' && text?.startsWith('/')) return text;
  return text !== null && /^https?:\/\//i.test(text) ? text : null;
}
