import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadNewsroom, type NewsroomConfig } from '../config/newsroom.ts';
import type { FeedSource } from '../feeds/source.ts';
import type { Clock } from '../lib/clock.ts';
import { readSampleArticles } from './sample-articles.ts';
import { type Resource, sampleResources } from './sample-resources.ts';

/** Stands in feeds/sample/*.yaml where the server's address will be. */
const PLACEHOLDER_ORIGIN = 'http://sample.localhost';

export interface SampleFeedServer extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  url: string;
  /** The sample newsroom, its addresses leading here. */
  config: NewsroomConfig;
  /** `config.feeds`: what to poll. */
  sources: FeedSource[];
  close(): Promise<void>;
}

/**
 * Serves the sample newsroom of `dir` on 127.0.0.1: its feeds, the articles' pages and the photos.
 * Articles are dated back from the moment it starts, so feeds do not change while it runs.
 */
export async function startSampleFeedServer(options: {
  dir: string;
  clock: Clock;
  port?: number;
}): Promise<SampleFeedServer> {
  const written = await loadNewsroom(options.dir);
  const startedAt = options.clock.now();
  const zone = written.editions[0]?.zone ?? 'UTC';
  const articles = await readSampleArticles(options.dir, { now: startedAt, zone });

  let resources = new Map<string, Resource>();
  const server = createServer((request, response) => answer(resources, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  try {
    const config = leadTo(url, written);
    resources = await sampleResources(options.dir, config.feeds, articles, { startedAt, zone });
    return { url, config, sources: config.feeds, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The sample newsroom as a server that already runs at `url` publishes it. */
export async function sampleNewsroomAt(url: string, dir: string): Promise<NewsroomConfig> {
  return leadTo(url, await loadNewsroom(dir));
}

function leadTo(url: string, config: NewsroomConfig): NewsroomConfig {
  const here = (address: string) =>
    new URL(address).origin === PLACEHOLDER_ORIGIN ? url + address.slice(PLACEHOLDER_ORIGIN.length) : address;
  return {
    ...config,
    newsroom: { ...config.newsroom, url: here(config.newsroom.url) },
    feeds: config.feeds.map((feed) => ({ ...feed, url: here(feed.url) })),
  };
}

function answer(resources: Map<string, Resource>, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const found = resources.get((request.url ?? '/').split('?', 1)[0] ?? '/');
  if (!found) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('There is no such page.\n');
    return;
  }
  const validators = {
    ETag: found.etag,
    'Last-Modified': new Date(found.lastModified).toUTCString(),
    'Cache-Control': 'no-cache',
  };
  if (isUnchanged(found, request.headers)) {
    response.writeHead(304, validators).end();
    return;
  }
  response.writeHead(200, {
    ...validators,
    'Content-Type': found.type,
    'Content-Length': found.body.length,
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(request.method === 'HEAD' ? undefined : found.body);
}

/** RFC 9110, section 13.2.2: If-Modified-Since counts only where there is no If-None-Match. */
function isUnchanged(
  { etag, lastModified }: Resource,
  headers: { 'if-none-match'?: string | undefined; 'if-modified-since'?: string | undefined },
): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) {
    return tags.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
  }
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return Number.isFinite(since) && Math.floor(lastModified / 1000) * 1000 <= since;
}
