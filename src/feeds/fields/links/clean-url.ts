import { linkWithin } from './link-within.ts';
import { isTracker } from './trackers.ts';

/**
 * The address under which one article is linked: absolute http(s), without trackers, fragment,
 * credentials, AMP or mobile variant, and not behind a service that counts clicks. Null when the link is no web address.
 */
export function cleanUrl(link: string, base: string): string | null {
  const text = link
    .trim()
    .replaceAll('&amp;', '&')
    .replace(/^(?=www\.[\w-]+\.\w)/i, 'https://');
  if (text.length > 4_000 || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  if (!/^https?:$/.test(url.protocol) || !url.hostname) return null;
  const original = unwrapAmp(url) ?? linkWithin(url);
  if (original !== null) return cleanUrl(original, base);
  url.hash = '';
  url.username = '';
  url.password = '';
  url.hostname = plainHost(url.hostname);
  url.pathname = url.pathname.replace(/(.)\/amp(\/?)$/, '$1$2').replace(/\.amp(\.html?)?$/, '$1');
  url.search = withoutTrackers(url.search);
  return url.href;
}

/**
 * A key that is equal for the addresses of one article: what `cleanUrl` leaves, without scheme, `www.`, an `/amp/`
 * in front, a closing slash or index page, and with its query in order. Not an address to open.
 */
export function urlKey(cleaned: string): string {
  const { host, pathname, search } = new URL(cleaned);
  const path = pathname
    .replace(/^\/amp(?=\/.)/, '')
    .replace(/\/{2,}/g, '/')
    .replace(/\/(?:index|default)\.(?:s?html?|php|aspx?)$/i, '/')
    .replace(/\/$/, '');
  const query = search.slice(1).split('&').filter(Boolean).sort().join('&');
  return `${host.replace(VARIANTS, '')}${path}${query && `?${query}`}`;
}

/** In front of a site's own name; a two-label host is left alone. */
const VARIANTS = /^(?:www\d?|m|amp|mobile|mobi|touch|wap)\.(?=[^.]+\.[^.])/;

/** The address inside those of the AMP caches: google.com/amp/s/…, bing.com/amp/s/…, ….cdn.ampproject.org/c/s/…. */
function unwrapAmp({ hostname, pathname, search }: URL): string | null {
  const cached = /(?:^|\.)ampproject\.(?:org|net)$/.test(hostname);
  if (!cached && !/(?:^|\.)(?:google|bing)\.[a-z.]+$/.test(hostname)) return null;
  const inside = cached ? /^\/[a-z]{1,3}\/(s\/)?([^/]+\.[^/]+.*)$/ : /^\/amp\/(s\/)?([^/]+\.[^/]+.*)$/;
  const [, secure, address] = inside.exec(pathname) ?? [];
  return address === undefined ? null : `${secure ? 'https' : 'http'}://${address}${search}`;
}

/** Hosts for telephones give way to the site's main one. */
function plainHost(host: string): string {
  const wiki = host.replace(/^([a-z-]+)\.m\.(wiki[a-z]+\.org)$/, '$1.$2');
  return wiki.replace(/^(?:m|amp|mobile|mobi|touch|wap)\.([^.]+\.[^.].*)$/, 'www.$1');
}

/** What stays keeps its exact spelling: some sites are particular about encoding and order. */
function withoutTrackers(search: string): string {
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => {
      const [[name, value] = ['', '']] = new URLSearchParams(pair);
      return name !== '' && !isTracker(name, value);
    });
  return kept.join('&');
}

/** A picture's absolute address, its query untouched (it often holds the size and a signature); else null. */
export function cleanPhotoUrl(link: string, base: string): string | null {
  const text = link.trim();
  if (text === '' || text.length > 4_000 || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) return null;
  return url.href;
}
