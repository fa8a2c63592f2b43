import { type JsonFeed, parseJsonFeed } from 'feedsmith';
import type { FeedPhoto, FeedText, ReadFeed } from '../feed-item.ts';
import { parseDate } from '../fields/dates/parse-date.ts';

/** Reads JSON Feed 1.0 and 1.1 (jsonfeed.org), also where the version is missing. Throws on a value that is none. */
export function readWithFeedsmith(value: unknown): ReadFeed {
  const feed = parseJsonFeed(looksLikeFeed(value) ? asFeed(value) : value);
  return {
    format: 'json',
    title: text(feed.title, 'text'),
    language: feed.language ?? null,
    base: null,
    link: feed.home_page_url ?? feed.feed_url ?? null,
    items: (feed.items ?? []).map((item) => ({
      guid: item.id ?? null,
      link: item.url ?? item.external_url ?? null,
      base: null,
      title: text(item.title, 'text'),
      teaser: text(item.summary, 'text'),
      body: text(item.content_html, 'html') ?? text(item.content_text, 'text'),
      authors: present((item.authors ?? feed.authors ?? []).map((author) => author.name)),
      categories: item.tags ?? [],
      photos: photosOf(item),
      published: parseDate(item.date_published ?? null),
      updated: parseDate(item.date_modified ?? null),
      language: item.language ?? null,
      takenFrom: null,
    })),
  };
}

const VERSION = 'https://jsonfeed.org/version/1.1';

function looksLikeFeed(value: unknown): value is { items: unknown[] } {
  const items = (value as { items?: unknown } | null)?.items;
  if (!Array.isArray(items)) return false;
  return items.some((item) => isObject(item) && ('id' in item || 'url' in item));
}

function asFeed(value: { items: unknown[]; version?: unknown }): object {
  const isVersion = typeof value.version === 'string' && value.version.includes('jsonfeed.org');
  return { ...value, version: isVersion ? value.version : VERSION, items: value.items.filter(isObject) };
}

function isObject(item: unknown): item is object {
  return typeof item === 'object' && item !== null;
}

function photosOf(item: JsonFeed.Item<string>): FeedPhoto[] {
  const images = present([item.image, item.banner_image]).map((url) => photo(url, 'image', 'image'));
  const attached = (item.attachments ?? []).map((file) => photo(file.url, 'enclosure', file.mime_type));
  return [...images, ...attached.filter(({ url }) => url !== '')];
}

function photo(url: string | undefined, from: FeedPhoto['from'], type: string | undefined): FeedPhoto {
  return {
    url: url ?? '',
    from,
    type: type ?? null,
    width: null,
    height: null,
    alt: '',
    caption: '',
    credit: '',
  };
}

function text(value: string | undefined, kind: FeedText['kind']): FeedText | null {
  return value?.trim() ? { value: value.trim(), kind } : null;
}

function present(values: (string | undefined)[]): string[] {
  return values.filter((value) => value !== undefined && value.trim() !== '').map((value) => value as string);
}
