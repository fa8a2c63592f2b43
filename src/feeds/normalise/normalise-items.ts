import { createHash } from 'node:crypto';
import type { EpochMs } from '../../lib/clock.ts';
import { countOf } from '../../lib/in-words.ts';
import type { Article } from '../article.ts';
import type { FeedItem, FeedPhoto, ParsedFeed } from '../feed-item.ts';
import { languageOf } from '../fields/language-of.ts';
import { cleanUrl } from '../fields/links/clean-url.ts';
import { splitAuthors } from '../fields/names/split-authors.ts';
import { pickPhoto } from '../fields/pick-photo.ts';
import { squash } from '../fields/text/tidy-line.ts';
import type { FeedSource } from '../source.ts';
import { articleLanguage } from './article-language.ts';
import { cleanTexts } from './clean-texts.ts';
import { cleanTitle, commonEnding } from './clean-title.ts';
import { cleanTopics } from './clean-topics.ts';
import { dropSharedPhotos } from './drop-shared-photos.ts';

/** Nothing on the web is older: an earlier date is a default, not a date. */
const OLDEST = Date.UTC(1995, 0, 1);

/** Turns a feed's items into articles first seen at `now`; says which it could not use. */
export function normaliseItems(
  feed: ParsedFeed,
  source: FeedSource,
  now: EpochMs,
): { articles: Article[]; warnings: string[] } {
  const { shared, links } = sharedMarks(feed);
  const ending = commonEnding(feed.items.map(({ title }) => cleanTitle(title)));
  const outlets = [source.outlet, ...(ending === null ? [] : [ending])];
  const articles = new Map<string, Article>();
  let skipped = 0;
  for (const [position, item] of feed.items.entries()) {
    const article = normaliseItem(item, { feed, source, now, position, shared, links, outlets });
    if (!article) skipped += 1;
    else articles.set(article.id, newerOf(articles.get(article.id), article));
  }
  const warnings = [];
  if (feed.items.length === 0) warnings.push('It has no items.');
  if (skipped > 0)
    warnings.push(
      `${skipped} of ${countOf(feed.items.length, 'item')} ${skipped === 1 ? 'has' : 'have'} no title or no link.`,
    );
  return { articles: dropSharedPhotos([...articles.values()]), warnings };
}

interface Context {
  feed: ParsedFeed;
  source: FeedSource;
  now: EpochMs;
  position: number;
  shared: ReadonlySet<string>;
  links: ReadonlySet<string>;
  /** What this feed calls itself at the end of its titles. */
  outlets: string[];
}

function normaliseItem(item: FeedItem, context: Context): Article | null {
  const { feed, source, now, position } = context;
  const takenFrom = cleanTitle(item.takenFrom);
  const outlets = takenFrom === '' ? context.outlets : [...context.outlets, takenFrom];
  const base = baseOf(item, feed);
  const url = addressOf(item, base);
  const named = cleanTitle(item.title, outlets);
  const { teaser, body, authors, photos } = cleanTexts(item, {
    title: named,
    authors: splitAuthors(item.authors, [source.outlet, feed.title]).filter(isSigned),
    language: source.language,
    sites: new Set([...outlets, source.outlet, feed.title].map(squash)),
  });
  const title = named || openingOf(teaser || body);
  if (title === '' || url === null) return null;
  const guid = guidOf(item);
  const publishedAt = clampDate(item.published ?? item.updated, now);
  return {
    id: hash([source.id, ...identityOf(guid, url, title, context)]),
    feedId: source.id,
    outlet: source.outlet,
    guid,
    url,
    title,
    teaser: teaser === title || squash(teaser) === squash(title + takenFrom) ? '' : teaser,
    body,
    authors,
    topics: cleanTopics(item.categories, source.topics),
    section: source.section,
    language: articleLanguage(
      `${title}\n${body || teaser}`,
      [languageOf(item.language), languageOf(feed.language)],
      source.language,
    ),
    image: pickPhoto(
      [...item.photos, ...photos].map((photo) => withoutTitle(photo, title)),
      base,
    ),
    publishedAt,
    updatedAt: laterDate(item.updated, publishedAt, now),
    firstSeenAt: now,
    position,
    contentHash: hash([title, teaser, body]),
  };
}

/** A caption that only repeats the title describes no picture. */
function withoutTitle(photo: FeedPhoto, title: string): FeedPhoto {
  return photo.caption === title ? { ...photo, caption: '' } : photo;
}

/** "ann.lee" signs in to a publishing system, and no article; "quay.de" is an outlet's name. */
function isSigned(name: string): boolean {
  return !/^[a-z]+[._](?!(?:com|org|net|info|tv|co|eu|uk|ca|de|fr|es|it|nl|be|ch|at|io)$)[a-z]+\d*$/.test(
    name,
  );
}

/** By its GUID; by its address where that GUID is missing or shared; by address and title where that is shared, too. */
function identityOf(
  guid: string | null,
  url: string,
  title: string,
  { shared, links }: Pick<Context, 'shared' | 'links'>,
): string[] {
  if (guid !== null && !shared.has(guid)) return [guid];
  return links.has(url) ? [url, title] : [url];
}

function guidOf({ guid }: FeedItem): string | null {
  return guid?.trim().slice(0, 1_000) || null;
}

/** What stands on several items that differ identifies none of them. */
function sharedMarks(feed: ParsedFeed): { shared: Set<string>; links: Set<string> } {
  const titled = (items: FeedItem[]) => distinct(items, ({ title }) => title?.value.trim());
  // Two of one address may be two versions of one item (RFC 4287 4.2.6); more than that are not.
  const shared = namesWhere(
    Map.groupBy(feed.items, guidOf),
    (items) => distinct(items, ({ link }) => link) > 1 || (items.length > 2 && titled(items) > 1),
  );
  const links = namesWhere(
    Map.groupBy(feed.items, (item) => addressOf(item, baseOf(item, feed))),
    (items) => titled(items) > 1,
  );
  return { shared, links };
}

function namesWhere(
  groups: Map<string | null, FeedItem[]>,
  holds: (items: FeedItem[]) => boolean,
): Set<string> {
  return new Set([...groups].flatMap(([name, items]) => (name !== null && holds(items) ? [name] : [])));
}

function distinct(items: FeedItem[], of: (item: FeedItem) => unknown): number {
  return new Set(items.map(of)).size;
}

/** Of two versions of one item the later; the first listed where their dates do not say. */
function newerOf(listed: Article | undefined, other: Article): Article {
  if (!listed) return other;
  const at = ({ updatedAt, publishedAt }: Article) => updatedAt ?? publishedAt;
  return at(other) > at(listed) ? { ...other, position: listed.position } : listed;
}

function baseOf(item: FeedItem, feed: ParsedFeed): string {
  return item.base && URL.canParse(item.base, feed.base) ? new URL(item.base, feed.base).href : feed.base;
}

function addressOf(item: FeedItem, base: string): string | null {
  const linked = item.link === null ? null : cleanUrl(item.link, base);
  if (linked !== null || item.guid === null || !/^https?:\/\//i.test(item.guid)) return linked;
  return cleanUrl(item.guid, base);
}

/** A short post without a title is known by its opening words. */
function openingOf(text: string): string {
  const [line = ''] = text.split('\n', 1);
  const sentence = line.match(/^.{20,120}?[.!?…](?=\s|$)/su)?.[0] ?? line;
  if (sentence.length <= 120) return sentence;
  return `${sentence.slice(0, Math.max(sentence.lastIndexOf(' ', 110), 60))}…`;
}

function clampDate(date: EpochMs | null, now: EpochMs): EpochMs {
  return date === null || date < OLDEST || date > now ? now : date;
}

function laterDate(date: EpochMs | null, after: EpochMs, now: EpochMs): EpochMs | null {
  return date !== null && date > after && date <= now ? date : null;
}

function hash(parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
