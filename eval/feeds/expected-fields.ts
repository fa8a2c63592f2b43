import { cleanTitle } from '../../src/feeds/clean-title.ts';
import { cleanPhotoUrl } from '../../src/feeds/clean-url.ts';
import type { FeedItem, FeedText, ParsedFeed } from '../../src/feeds/feed-item.ts';
import { toPlainText } from '../../src/feeds/html-to-text.ts';
import { languageOf } from '../../src/feeds/normalise-items.ts';
import { parseDate } from '../../src/feeds/parse-date.ts';
import { looksLikeHtml } from '../../src/feeds/resolve-text.ts';
import { splitAuthors } from '../../src/feeds/split-authors.ts';
import type { Value } from './python-expression.ts';

export type Subject =
  | 'title'
  | 'link'
  | 'id'
  | 'date'
  | 'author'
  | 'content'
  | 'category'
  | 'photo'
  | 'language'
  | 'charset';

/** One thing we read, and how it is held against what a case expects of it. */
export interface Field {
  subject: Subject;
  /** Null when the case expects something of it that we do not keep. */
  isRight: (expected: Value) => boolean | null;
  count: number;
}

/** What a path such as `entries[0].title` means in our model; null when we do not model it. */
export function fieldAt(feed: ParsedFeed, name: string, steps: (string | number)[]): Field | null {
  const path = steps.map((step) => (typeof step === 'number' ? 'n' : step)).join('.');
  if (name === 'feed') return feedField(feed, path);
  if (name !== 'entries' || typeof steps[0] !== 'number') return null;
  const item = feed.items[steps[0]];
  const make = ITEM_FIELDS[path.replace(/^n\./, '')];
  if (!make) return null;
  return item ? make(item, feed) : { ...make(NOTHING, feed), isRight: () => false };
}

function feedField(feed: ParsedFeed, path: string): Field | null {
  switch (path) {
    case 'title':
    case 'title_detail.value':
      return titled({ value: feed.title, kind: 'text' });
    case 'link':
      return linked(feed.link, feed.base);
    case 'language':
      return spoken(feed.language);
    default:
      return null;
  }
}

type Make = (item: FeedItem, feed: ParsedFeed) => Field;

const title: Make = (item) => titled(item.title);
const link: Make = (item, feed) => linked(item.link ?? item.guid, feed.base);
const id: Make = (item, feed) => ({ ...linked(item.guid, feed.base), subject: 'id' });
const teaser: Make = (item, feed) => written([item.teaser, item.body], item.base ?? feed.base);
const body: Make = (item, feed) => written([item.body, item.teaser], item.base ?? feed.base);
const author: Make = (item) => signed(item.authors);
const published: Make = (item) => dated([item.published]);
const updated: Make = (item) => dated([item.updated, item.published]);
const category: Make = (item) => filed(item.categories);
const photo: Make = (item, feed) =>
  shown(
    item.photos.map(({ url }) => url),
    feed.base,
  );
const credit: Make = (item) =>
  oneOf(
    'photo',
    item.photos.map((one) => one.credit),
  );
const type: Make = (item) =>
  oneOf(
    'photo',
    item.photos.map((one) => one.type ?? ''),
  );
const language: Make = (item, feed) => spoken(item.language ?? feed.language);

const ITEM_FIELDS: Record<string, Make> = {
  title,
  'title_detail.value': title,
  link,
  id,
  guid: id,
  summary: teaser,
  description: teaser,
  'summary_detail.value': teaser,
  'content.n.value': body,
  author,
  'author_detail.name': author,
  authors: author,
  'authors.n.name': author,
  published,
  published_parsed: published,
  updated,
  updated_parsed: updated,
  category,
  tags: category,
  'tags.n.term': category,
  'tags.n.label': category,
  'enclosures.n': photo,
  'enclosures.n.href': photo,
  'enclosures.n.url': photo,
  'enclosures.n.type': type,
  'image.href': photo,
  'media_content.n.url': photo,
  'media_thumbnail.n.url': photo,
  'media_credit.n.content': credit,
  language,
  'content.n.language': language,
};

const NOTHING: FeedItem = {
  guid: null,
  link: null,
  base: null,
  title: null,
  teaser: null,
  body: null,
  authors: [],
  categories: [],
  photos: [],
  published: null,
  updated: null,
  language: null,
};

function titled(text: FeedText | null): Field {
  const ours = cleanTitle(text);
  return {
    subject: 'title',
    isRight: (expected) => ours === cleanTitle({ value: String(expected ?? ''), kind: 'html' }),
    count: ours === '' ? 0 : 1,
  };
}

function linked(link: string | null, base: string): Field {
  const absolute = (text: string) => (URL.canParse(text, base) ? new URL(text, base).href : text);
  return {
    subject: 'link',
    isRight: (expected) =>
      expected === null ? link === null : link !== null && absolute(link) === absolute(String(expected)),
    count: link === null ? 0 : 1,
  };
}

/** Words and pictures have to be the same; either of the item's texts may be the one that is meant. */
function written(texts: (FeedText | null)[], base: string): Field {
  const ours = texts.filter((text) => text !== null).map((text) => essence(text, base));
  return {
    subject: 'content',
    isRight(expected) {
      const value = String(expected ?? '');
      if (texts.some((text) => text?.kind === 'text' && squeeze(text.value) === squeeze(value)))
        return !looksLikeHtml(value);
      const wanted = essence({ value, kind: 'html' }, base);
      return ours.length === 0 ? wanted === essence(null, base) : ours.includes(wanted);
    },
    count: ours.length,
  };
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function essence(text: FeedText | null, base: string): string {
  const { paragraphs, photos } = toPlainText(text);
  const addresses = photos.map(({ url }) => cleanPhotoUrl(url, base)).filter((url) => url !== null);
  return [paragraphs.join(' '), ...addresses].join('\n');
}

/** Names only: an author of whom just an address is known is nobody to us. */
function signed(authors: string[]): Field {
  const ours = splitAuthors(authors);
  return {
    subject: 'author',
    isRight(expected) {
      const names = splitAuthors([String(expected ?? '')]);
      return names.length === 0 ? null : names.every((name) => ours.includes(name));
    },
    count: ours.length,
  };
}

function dated(texts: (string | null)[]): Field {
  const ours = texts.map(parseDate);
  return {
    subject: 'date',
    isRight(expected) {
      const at = Array.isArray(expected) ? fromTuple(expected) : parseDate(String(expected ?? ''));
      if (at === null) return ours.every((one) => one === null);
      return ours.includes(at);
    },
    count: ours.filter((one) => one !== null).length,
  };
}

/** Python's time tuple: year, month, day, hour, minute, second. */
function fromTuple(tuple: Value[]): number {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = tuple.map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function filed(categories: string[]): Field {
  return oneOf('category', categories);
}

function oneOf(subject: Subject, ours: string[]): Field {
  return {
    subject,
    isRight: (expected) => ours.some((one) => plain(one) === plain(String(expected))),
    count: ours.length,
  };
}

function plain(text: string): string {
  return toPlainText({ value: text, kind: 'html' }).paragraphs.join(' ');
}

function shown(urls: string[], base: string): Field {
  const absolute = (url: string) => cleanPhotoUrl(url, base) ?? url;
  return {
    subject: 'photo',
    isRight(expected) {
      const wanted =
        expected !== null && typeof expected === 'object' && !Array.isArray(expected)
          ? (expected.href ?? expected.url)
          : expected;
      return urls.some((url) => absolute(url) === absolute(String(wanted)));
    },
    count: urls.length,
  };
}

function spoken(language: string | null): Field {
  return {
    subject: 'language',
    isRight: (expected) => languageOf(language) === languageOf(expected === null ? null : String(expected)),
    count: language === null ? 0 : 1,
  };
}
