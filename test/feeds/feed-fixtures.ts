import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ParsedFeed } from '../../src/feeds/feed-item.ts';
import { parseFeed } from '../../src/feeds/parse/parse-feed.ts';
import type { FeedSource } from '../../src/feeds/source.ts';

export const NOW = Date.UTC(2026, 10, 23, 12, 0);

export function source(over: Partial<FeedSource> = {}): FeedSource {
  return {
    id: 'harbour',
    url: 'https://harbour.example/feed',
    outlet: 'Harbour Post',
    family: 'Harbour Post',
    section: null,
    topics: [],
    weight: 1,
    language: 'en',
    ...over,
  };
}

/** An RSS 2.0 document around the given items, with the namespaces feeds use. */
export function rss(
  items: string,
  channel = '<title>Harbour Post</title><link>https://harbour.example/</link>',
): string {
  return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>${channel}${items}</channel></rss>`;
}

export function item(title: string, n: number | string = 1, more = ''): string {
  return `<item><title>${title}</title><link>https://harbour.example/${n}</link><guid isPermaLink="false">g${n}</guid><pubDate>Mon, 23 Nov 2026 09:00:00 GMT</pubDate>${more}</item>`;
}

/** The feed, or a failed test. */
export async function read(text: string | Buffer, contentType: string | null = null): Promise<ParsedFeed> {
  const outcome = await parseFeed(Buffer.from(text), { contentType, url: 'https://harbour.example/feed' });
  if (outcome.outcome !== 'parsed') throw new Error(`unreadable: ${outcome.reason}`);
  return outcome.feed;
}

export interface LocalServer extends AsyncDisposable {
  url: string;
  requests: IncomingMessage[];
}

/** A real HTTP server on loopback. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<LocalServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
