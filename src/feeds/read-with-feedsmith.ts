import { type AtomFeed, type JsonFeed, type MediaNs, parseFeed, type RdfFeed, type RssFeed } from 'feedsmith';
import type { FeedItem, FeedPhoto, FeedText, ParsedFeed } from './feed-item.ts';

type ReadFeed = Omit<ParsedFeed, 'base'> & { link: string | null };

/** Reads what rss-parser cannot: JSON Feed, RDF, Atom with XHTML, prefixed and broken XML. Throws on no feed. */
export function readWithFeedsmith(text: string): ReadFeed {
  const read = parseFeed(text);
  switch (read.format) {
    case 'json':
      return fromJson(read.feed);
    case 'atom':
      return fromAtom(read.feed);
    case 'rdf':
      return { ...fromRss(read.feed), format: 'rdf' };
    case 'rss':
      return fromRss(read.feed);
  }
}

function fromJson(feed: JsonFeed.Feed<string>): ReadFeed {
  return {
    format: 'json',
    title: feed.title ?? '',
    language: feed.language ?? null,
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
      photos: jsonPhotos(item),
      published: item.date_published ?? null,
      updated: item.date_modified ?? null,
      language: item.language ?? null,
    })),
  };
}

function jsonPhotos(item: JsonFeed.Item<string>): FeedPhoto[] {
  const images = present([item.image, item.banner_image]).map((url) => bare(url, 'image', 'image'));
  const attached = (item.attachments ?? []).map((file) => bare(file.url, 'enclosure', file.mime_type));
  return [...images, ...attached.filter((photo) => photo.url !== '')];
}

function fromAtom(feed: AtomFeed.Feed<string>): ReadFeed {
  const base = feed.xml?.base ?? null;
  return {
    format: 'atom',
    title: feed.title?.value ?? '',
    language: feed.xml?.lang ?? null,
    link: base ?? page(feed.links),
    items: (feed.entries ?? []).map((entry) => ({
      guid: entry.id ?? null,
      link: page(entry.links),
      base: joined(base, entry.xml?.base),
      title: atomText(entry.title) ?? text(entry.dc?.titles?.[0], 'text'),
      teaser: atomText(entry.summary),
      body:
        entry.content?.value === undefined
          ? null
          : atomText({ ...entry.content, value: entry.content.value }),
      authors: present([
        ...(entry.authors ?? []).map((author) => author.name),
        ...(entry.dc?.creators ?? []),
      ]),
      categories: present((entry.categories ?? []).map((category) => category.label ?? category.term)),
      photos: [...mediaPhotos(entry.media), ...enclosures(entry.links)],
      published: entry.published ?? entry.dc?.dates?.[0] ?? null,
      updated: entry.updated ?? null,
      language: entry.xml?.lang ?? null,
    })),
  };
}

function fromRss(feed: RssFeed.Feed<string> | RdfFeed.Feed<string>): ReadFeed {
  const language = 'language' in feed ? feed.language : undefined;
  return {
    format: 'rss',
    title: feed.title ?? '',
    language: language ?? feed.dc?.languages?.[0] ?? feed.xml?.lang ?? null,
    link: feed.xml?.base ?? feed.link ?? null,
    items: (feed.items ?? []).map((item) => fromRssItem(item, feed.xml?.base ?? null)),
  };
}

function fromRssItem(item: RssFeed.Item<string> & RdfFeed.Item<string>, base: string | null): FeedItem {
  const guid = item.guid?.value ?? item.rdf?.about ?? null;
  const permalink = item.guid?.isPermaLink !== false && guid?.startsWith('http') ? guid : null;
  const written = (item.authors ?? []).map((author) => author.name ?? author.email);
  return {
    guid,
    link: item.link ?? page(item.atom?.links) ?? permalink,
    base: joined(base, item.xml?.base),
    title:
      text(item.title, 'html') ??
      text(item.dc?.titles?.[0], 'html') ??
      text(item.media?.title?.value, 'text'),
    teaser:
      text(item.description, 'html') ??
      text(item.dc?.descriptions?.[0], 'html') ??
      atomText(item.atom?.summary),
    body: text(item.content?.encoded, 'html'),
    authors: present([...(item.dc?.creators ?? []), ...written]),
    categories: present([...(item.categories ?? []).map(({ name }) => name), ...(item.dc?.subjects ?? [])]),
    photos: [
      ...mediaPhotos(item.media),
      ...(item.enclosures ?? []).map((file) => bare(file.url, 'enclosure', file.type)),
      ...present([item.itunes?.image]).map((url) => bare(url, 'itunes', 'image')),
    ],
    published:
      item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.created?.[0] ?? item.atom?.published ?? null,
    updated: item.atom?.updated ?? item.dcterms?.modified?.[0] ?? null,
    language: item.dc?.languages?.[0] ?? null,
  };
}

function mediaPhotos(media: MediaNs.ItemOrFeed | undefined): FeedPhoto[] {
  if (!media) return [];
  const groups = [media, ...(media.groups ?? [])];
  return groups.flatMap((group) => {
    const shared = { caption: group.description?.value ?? '', credit: group.credits?.[0]?.value ?? '' };
    const contents = (group.contents ?? []).map((content) => ({
      ...bare(content.url, 'media', content.medium ?? content.type),
      width: content.width ?? null,
      height: content.height ?? null,
      alt: content.title?.value ?? '',
      caption: content.description?.value ?? content.texts?.[0]?.value ?? shared.caption,
      credit: content.credits?.[0]?.value ?? shared.credit,
    }));
    const nested = (group.contents ?? []).flatMap((content) => content.thumbnails ?? []);
    const thumbnails = [...(group.thumbnails ?? []), ...nested].map((thumbnail) => ({
      ...bare(thumbnail.url, 'thumbnail', 'image'),
      ...shared,
      width: thumbnail.width ?? null,
      height: thumbnail.height ?? null,
    }));
    return [...contents, ...thumbnails].filter((photo) => photo.url !== '');
  });
}

function enclosures(links: AtomFeed.Link<string>[] | undefined): FeedPhoto[] {
  const attached = (links ?? []).filter((link) => link.rel === 'enclosure' && link.href);
  return attached.map((link) => bare(link.href, 'enclosure', link.type));
}

function bare(url: string | undefined, from: FeedPhoto['from'], type: string | undefined): FeedPhoto {
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

function page(links: { href?: string; rel?: string }[] | undefined): string | null {
  return (links ?? []).find((link) => (link.rel ?? 'alternate') === 'alternate')?.href ?? null;
}

/** A nested xml:base is itself relative to the one around it. */
function joined(outer: string | null, inner: string | undefined): string | null {
  if (!inner) return outer;
  return outer && URL.canParse(inner, outer) ? new URL(inner, outer).href : inner;
}

function atomText(value: AtomFeed.Text | undefined): FeedText | null {
  const literal = value?.type === undefined || /^text(\/plain)?$/i.test(value.type);
  return text(value?.value, literal ? 'text' : 'html');
}

function text(value: string | undefined, kind: FeedText['kind']): FeedText | null {
  return value?.trim() ? { value: value.trim(), kind } : null;
}

function present(values: (string | undefined)[]): string[] {
  return values.filter((value) => value !== undefined && value.trim() !== '').map((value) => value as string);
}
