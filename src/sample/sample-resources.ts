import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeedSource } from '../feeds/source.ts';
import type { EpochMs } from '../lib/clock.ts';
import type { SampleArticle } from './sample-articles.ts';
import { newestAt, type SampleFeed } from './sample-feed.ts';
import { writeAtom } from './write-atom.ts';
import { writeJsonFeed } from './write-json-feed.ts';
import { writeArticlePage, writeFrontPage } from './write-pages.ts';
import { writeRss } from './write-rss.ts';

/** One answer of the sample feed server. */
export interface Resource {
  type: string;
  body: Buffer;
  /** Strong, with its quotes. */
  etag: string;
  lastModified: EpochMs;
}

const FORMATS: Record<string, { type: string; write: (feed: SampleFeed) => string }> = {
  rss: { type: 'application/rss+xml; charset=utf-8', write: writeRss },
  atom: { type: 'application/atom+xml; charset=utf-8', write: writeAtom },
  json: { type: 'application/feed+json; charset=utf-8', write: writeJsonFeed },
};
const HTML = 'text/html; charset=utf-8';

/** Everything the server answers, by path: feeds, article pages, front pages and photos. */
export async function sampleResources(
  dir: string,
  sources: FeedSource[],
  articles: Map<string, SampleArticle[]>,
  options: { startedAt: EpochMs; zone: string },
): Promise<Map<string, Resource>> {
  const feeds = sources.map((source) => toFeed(source, articles.get(source.id) ?? []));
  const resources = new Map<string, Resource>(await photos(dir, options.startedAt));
  for (const [path, feed] of frontPages(feeds)) {
    resources.set(path, resource(HTML, writeFrontPage(feed), newestAt(feed.articles)));
  }
  for (const feed of feeds) addFeed(resources, feed, options.zone);
  return resources;
}

function toFeed({ id, outlet, language, url }: FeedSource, articles: SampleArticle[]): SampleFeed {
  return { id, title: outlet, language, url, homeUrl: new URL('./', url).href, articles };
}

function addFeed(resources: Map<string, Resource>, feed: SampleFeed, zone: string): void {
  const { pathname } = new URL(feed.url);
  const format = FORMATS[pathname.split('.').at(-1) ?? ''];
  if (!format) throw new Error(`${feed.id}: the path of a sample feed ends in .rss, .atom or .json`);
  resources.set(pathname, resource(format.type, format.write(feed), newestAt(feed.articles)));
  for (const article of feed.articles) {
    const path = new URL(article.slug, feed.homeUrl).pathname;
    if (resources.has(path)) throw new Error(`${feed.id}: two pages have the path ${path}`);
    resources.set(path, resource(HTML, writeArticlePage(feed, article, zone), article.publishedAt));
  }
}

/** Feeds in one folder are one outlet, and share its front page. */
function frontPages(feeds: SampleFeed[]): Map<string, SampleFeed> {
  const pages = new Map<string, SampleFeed>();
  for (const feed of feeds) {
    const path = new URL(feed.homeUrl).pathname;
    const known = pages.get(path);
    pages.set(path, known ? { ...known, articles: [...known.articles, ...feed.articles] } : feed);
  }
  return pages;
}

async function photos(dir: string, startedAt: EpochMs): Promise<[string, Resource][]> {
  const names = (await readdir(join(dir, 'photos'))).filter((name) => name.endsWith('.jpg'));
  return Promise.all(
    names.map(
      async (name): Promise<[string, Resource]> => [
        `/photos/${name}`,
        resource('image/jpeg', await readFile(join(dir, 'photos', name)), startedAt),
      ],
    ),
  );
}

function resource(type: string, content: string | Buffer, lastModified: EpochMs): Resource {
  const body = Buffer.from(content);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { type, body, etag, lastModified };
}
