import { Parser } from 'htmlparser2';

export interface FeedLink {
  url: string;
  /** As the page calls it; '' where it has no words for it. */
  title: string;
  /** `link`: the page declares it; `anchor`: a link that reads like one; `usual`: where sites often have one. */
  from: 'link' | 'anchor' | 'usual';
}

const TYPES =
  /^(?:application\/(?:rss|atom|rdf|feed|x\.atom|x-rss)\+(?:xml|json)|application\/feed\+json|(?:text|application)\/xml)$/i;
/** Parts of an address that feeds have. */
const ADDRESS =
  /(?:^|[/._=-])(?:rss2?|atom|feeds?|rdf|syndication|outboundfeeds)(?:$|[/._=?&-])|\.(?:rss|atom|rdf)$|^feeds?\./i;
const WORDS = /\b(?:rss|atom|news ?feeds?|xml feeds?|json feed|flux)\b/i;
const MOST = 200;
/** Deeper than any page is, and not yet slow to read. */
const MAX_DEPTH = 2_000;

/**
 * The addresses at which a page seems to offer feeds, each once, declared ones first; nothing is fetched.
 * Addresses are absolute http(s), without fragment.
 */
export function findFeedLinks(html: string, pageUrl: string): FeedLink[] {
  const found: FeedLink[] = [];
  let base = pageUrl;
  let anchor: { url: string; title: string } | null = null;
  let depth = 0;
  const parser: Parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      if (depth > MAX_DEPTH) return parser.pause();
      if (name === 'base' && attributes.href) base = absolute(attributes.href, pageUrl) ?? base;
      const url = attributes.href === undefined ? null : absolute(attributes.href, base);
      if (url === null) return;
      if (name === 'link' && isDeclared(attributes))
        found.push({ url, title: attributes.title ?? '', from: 'link' });
      if (name === 'a') anchor = { url, title: attributes.title ?? '' };
    },
    ontext(text) {
      if (anchor && anchor.title.length < MOST) anchor.title += text;
    },
    onclosetag(name) {
      depth -= 1;
      if (name !== 'a' || !anchor) return;
      if (isLikely(anchor)) found.push({ ...anchor, from: 'anchor' });
      anchor = null;
    },
  });
  parser.write(html);
  if (depth <= MAX_DEPTH) parser.end();
  return distinct(found);
}

/** Where content systems put feeds: below the page itself, and below the site's root. */
export function usualFeedLinks(pageUrl: string): FeedLink[] {
  const page = new URL(pageUrl);
  page.search = '';
  page.hash = '';
  const below = page.pathname.length > 1 ? ['feed/', 'rss', 'rss.xml'] : [];
  const folder = page.href.replace(/\/?$/, '/');
  const site = [
    '/feed/',
    '/rss',
    '/rss.xml',
    '/feed.xml',
    '/atom.xml',
    '/index.xml',
    '/feed.json',
    '/feeds/',
  ];
  const arc = '/arc/outboundfeeds/rss/?outputType=xml';
  const urls = [
    ...below.map((path) => folder + path),
    ...[...site, arc].map((path) => new URL(path, page).href),
  ];
  return distinct(urls.map((url) => ({ url, title: '', from: 'usual' })));
}

/** A feed of readers' comments, which many sites declare beside that of the articles. */
export function isOfComments({ url, title }: { url: string; title: string }): boolean {
  return /\bcomment(?:s|aires)?\b/i.test(title) || /\/comments?\//i.test(url);
}

function isDeclared({ rel = '', type = '' }: Record<string, string>): boolean {
  const relations = rel.toLowerCase().split(/\s+/);
  return relations.includes('feed') || (relations.includes('alternate') && TYPES.test(type.trim()));
}

function isLikely({ url, title }: { url: string; title: string }): boolean {
  const { hostname, pathname, search } = new URL(url);
  return WORDS.test(title) || ADDRESS.test(hostname) || ADDRESS.test(pathname) || ADDRESS.test(search);
}

function absolute(href: string, base: string): string | null {
  const written = href
    .trim()
    .replace(/^feed:(?:\/\/)?(?!https?:)/i, 'http://')
    .replace(/^feed:/i, '');
  if (written.length > 4_000 || !URL.canParse(written, base)) return null;
  const url = new URL(written, base);
  url.hash = '';
  return /^https?:$/.test(url.protocol) ? url.href : null;
}

function distinct(links: FeedLink[]): FeedLink[] {
  const byUrl = new Map<string, FeedLink>();
  for (const link of links) {
    const title = link.title.replace(/\s+/g, ' ').trim().slice(0, MOST);
    if (!byUrl.has(link.url)) byUrl.set(link.url, { ...link, title });
  }
  const order = (link: FeedLink) => (link.from === 'link' ? 0 : 2) + (isOfComments(link) ? 1 : 0);
  return [...byUrl.values()].sort((a, b) => order(a) - order(b));
}
