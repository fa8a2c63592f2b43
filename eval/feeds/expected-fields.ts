import type { FeedItem, ParsedFeed } from '../../src/feeds/feed-item.ts';
import {
  dated,
  type Field,
  filed,
  linked,
  oneOf,
  shown,
  signed,
  spoken,
  titled,
  written,
} from './compare-field.ts';

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
  takenFrom: null,
  published: null,
  updated: null,
  language: null,
};
