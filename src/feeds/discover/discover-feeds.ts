import { setTimeout } from 'node:timers/promises';
import type { EpochMs } from '../../lib/clock.ts';
import { isLoopbackUrl } from '../../lib/is-loopback.ts';
import type { FeedItem, ParsedFeed } from '../feed-item.ts';
import type { FetchOutcome, GuardedFetch } from '../fetch/guarded-fetch.ts';
import { decodeBytes } from '../parse/decode-bytes.ts';
import { parseFeed } from '../parse/parse-feed.ts';
import { type FeedLink, findFeedLinks, usualFeedLinks } from './find-feed-links.ts';

/** A feed that was fetched and read. */
export interface FoundFeed {
  url: string;
  title: string;
  format: ParsedFeed['format'];
  items: number;
  /** Date of its newest item; null when it dates none. */
  newestAt: EpochMs | null;
  /** BCP 47 tag, null when the feed names none. */
  language: string | null;
  /** `itself`: the address asked for is a feed. */
  from: FeedLink['from'] | 'itself';
}

export interface Discovery {
  /** The address asked for, after redirects. */
  url: string;
  /** Declared ones first. */
  feeds: FoundFeed[];
  /** Addresses that turned out to be no feeds. */
  tried: { url: string; reason: string; from: FeedLink['from'] }[];
}

export type DiscoverOutcome =
  | ({ outcome: 'looked' } & Discovery)
  /** The address itself could not be read. */
  | { outcome: 'unreachable'; reason: string; why: Unreachable };

/** `refused`: it is not one we fetch. `answered`: its server says that there is nothing to read, and will again. */
export type Unreachable = 'refused' | 'answered' | 'passing';

/** What an HTTP status from 400 on says of the address (RFC 9110 15.5, 15.6). A firewall's 401 or 403 passes more often than not. */
export function whyOfStatus(status: number): Unreachable {
  return status >= 500 || [401, 403, 408, 425, 429].includes(status) ? 'passing' : 'answered';
}

export interface DiscoverOptions {
  fetch: GuardedFetch;
  signal?: AbortSignal;
  /** Between two requests, not to this machine. Half a second by default. */
  gapMs?: number;
  onProgress?: (done: number, total: number) => void;
}

/** A page that lists an outlet's feeds may have many; more than this are not looked at. */
const MOST_TRIED = 40;

/**
 * Finds the feeds behind an address: the address itself, those the page declares, links that look like feeds (and the
 * feeds of a page such a link leads to), else where sites usually have them. Each is fetched and read before it counts.
 */
export async function discoverFeeds(pageUrl: string, options: DiscoverOptions): Promise<DiscoverOutcome> {
  const { fetch, signal } = options;
  const page = await fetch(pageUrl, signal ? { signal } : {});
  if (page.outcome !== 'response') return { outcome: 'unreachable', reason: page.reason, why: whyOf(page) };
  const closed = page.status >= 400;
  const itself = closed ? '' : await readFound(page, 'itself');
  if (typeof itself !== 'string') return { outcome: 'looked', url: page.url, feeds: [itself], tried: [] };
  const search = new Search(page.url, options);
  if (!closed) await search.tryAll(findFeedLinks(textOf(page), page.url));
  // Some sites keep programs from their pages and not from their feeds.
  if (search.feeds.length === 0) await search.tryAll(usualFeedLinks(page.url));
  if (closed && search.feeds.length === 0)
    return {
      outcome: 'unreachable',
      reason: `The server answered ${page.status}.`,
      why: whyOfStatus(page.status),
    };
  return { outcome: 'looked', url: page.url, feeds: search.feeds, tried: search.tried };
}

function whyOf({ outcome }: FetchOutcome): Unreachable {
  return outcome === 'refused' ? 'refused' : 'passing';
}

type Response = Extract<FetchOutcome, { outcome: 'response' }>;

/** One look-round: what it has tried, and what it has found. */
class Search {
  readonly feeds: FoundFeed[] = [];
  readonly tried: Discovery['tried'] = [];
  readonly #seen: Set<string>;
  readonly #options: DiscoverOptions;
  #asked = 0;

  constructor(pageUrl: string, options: DiscoverOptions) {
    this.#seen = new Set([pageUrl]);
    this.#options = options;
  }

  /** In order, one at a time: they are mostly on one host. */
  async tryAll(links: FeedLink[]): Promise<void> {
    const queue = links.map((link) => ({ link, deeper: link.from === 'anchor' }));
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { link, deeper } = next;
      if (this.#options.signal?.aborted || this.#asked >= MOST_TRIED) return;
      if (this.#seen.has(link.url)) continue;
      const page = await this.#try(link);
      if (page && deeper)
        queue.push(...findFeedLinks(textOf(page), page.url).map((found) => ({ link: found, deeper: false })));
      this.#options.onProgress?.(this.#asked, Math.min(MOST_TRIED, this.#asked + queue.length));
    }
  }

  /** Gives the answer where it was a page. */
  async #try(link: FeedLink): Promise<Response | null> {
    const { fetch, gapMs = 500, signal } = this.#options;
    if (!isLoopbackUrl(link.url))
      await setTimeout(gapMs, undefined, signal ? { signal } : {}).catch(() => {});
    this.#asked += 1;
    this.#seen.add(link.url);
    const answer = await fetch(link.url, signal ? { signal } : {});
    if (answer.outcome !== 'response') return this.#failed(link, answer.reason);
    if (answer.status >= 400) return this.#failed(link, `The server answered ${answer.status}.`);
    const repeated = answer.url !== link.url && this.#seen.has(answer.url);
    this.#seen.add(answer.url);
    if (repeated) return null;
    const found = await readFound(answer, link.from);
    if (typeof found === 'string') {
      this.#failed(link, found);
      return answer;
    }
    this.feeds.push({ ...found, title: found.title || link.title });
    return null;
  }

  #failed({ url, from }: FeedLink, reason: string): null {
    this.tried.push({ url, reason, from });
    return null;
  }
}

/** Why it is none, where it is none. */
async function readFound(
  { body, headers, url }: Response,
  from: FoundFeed['from'],
): Promise<FoundFeed | string> {
  const read = await parseFeed(body, { contentType: headers['content-type'] ?? null, url });
  if (read.outcome === 'unreadable') return read.reason;
  const { title, format, language, items } = read.feed;
  return { url, title, format, language, items: items.length, newestAt: newestOf(items), from };
}

function newestOf(items: FeedItem[]): EpochMs | null {
  const dates = items.flatMap(({ published, updated }) => published ?? updated ?? []);
  return dates.length === 0 ? null : Math.max(...dates);
}

function textOf({ body, headers }: Response): string {
  return decodeBytes(body, headers['content-type'] ?? null).text;
}
