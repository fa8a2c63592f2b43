import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Article } from '../../src/feeds/article.ts';
import { normaliseItems } from '../../src/feeds/normalise/normalise-items.ts';
import { parseFeed } from '../../src/feeds/parse/parse-feed.ts';
import { type SampleFeedServer, startSampleFeedServer } from '../../src/sample/feed-server.ts';
import { fixedClock } from '../support/fixed-clock.ts';

const dir = fileURLToPath(new URL('../../feeds/sample', import.meta.url));
const NOW = Date.UTC(2026, 10, 23, 21);
const HOUR = 3_600_000;

let server: SampleFeedServer;
const articles: Article[] = [];
const formats = new Map<string, string>();

beforeAll(async () => {
  server = await startSampleFeedServer({ dir, clock: fixedClock(NOW) });
  for (const source of server.sources) {
    const response = await fetch(source.url);
    const parsed = await parseFeed(Buffer.from(await response.arrayBuffer()), {
      contentType: response.headers.get('content-type'),
      url: source.url,
    });
    if (parsed.outcome !== 'parsed') throw new Error(`${source.id}: ${parsed.reason}`);
    expect(parsed.warnings, source.id).toEqual([]);
    formats.set(source.id, parsed.feed.format);
    articles.push(...normaliseItems(parsed.feed, source, NOW).articles);
  }
});
afterAll(() => server.close());

const bySlug = (slug: string) => {
  const found = articles.find(({ url }) => url.endsWith(`/${slug}`));
  if (!found) throw new Error(`no article ${slug}`);
  return found;
};

describe('the sample newsroom', () => {
  test('has feeds of every kind, from at least three outlets', () => {
    expect([...formats.values()].sort()).toEqual(['atom', 'atom', 'json', 'rss', 'rss', 'rss']);
    expect(new Set(articles.map(({ outlet }) => outlet)).size).toBeGreaterThanOrEqual(3);
  });

  test('has at least sixty articles over two days, all of them in the past', () => {
    expect(articles.length).toBeGreaterThanOrEqual(60);
    expect(new Set(articles.map(({ id }) => id)).size).toBe(articles.length);
    const ages = articles.map(({ publishedAt }) => (NOW - publishedAt) / HOUR);
    expect(Math.min(...ages)).toBeGreaterThan(0);
    expect(Math.max(...ages)).toBeGreaterThan(36);
    expect(Math.max(...ages)).toBeLessThan(48);
  });

  test.for([0, 3, 6, 9, 12, 15, 18, 21])('has news enough for an evening %i hours ago', (ago) => {
    const inWindow = articles.filter(({ publishedAt }) => {
      const age = (NOW - publishedAt) / HOUR;
      return age > ago && age <= ago + 12;
    });
    expect(inWindow.length).toBeGreaterThanOrEqual(12);
  });

  test('every photo is there, described and credited', async () => {
    const photos = articles.flatMap(({ image }) => (image ? [image] : []));
    expect(photos.length).toBeGreaterThanOrEqual(10);
    for (const photo of photos) {
      expect(photo.alt).not.toBe('');
      expect(photo.caption).not.toBe('');
      expect(photo.credit).not.toBe('');
      const response = await fetch(photo.url);
      expect(response.headers.get('content-type')).toBe('image/jpeg');
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes.length).toBeLessThanOrEqual(60_000);
      expect(jpegSize(bytes)).toEqual({ width: photo.width, height: photo.height });
    }
  });

  test('full text, several authors and topics come through; the wire has teasers only', () => {
    const bridge = bySlug('tain-bridge-six-weeks');
    expect(bridge.authors).toEqual(['Ines Calloway', 'Joss Harrowgate']);
    expect(bridge.topics).toContain('Tain Bridge');
    expect(bridge.body.split('\n\n').length).toBeGreaterThanOrEqual(4);
    expect(bySlug('coastal-act-passes').authors).toHaveLength(2);
    const wire = articles.filter(({ feedId }) => feedId === 'halvora-press');
    expect(wire.every(({ body, teaser }) => body === '' && teaser.length > 80)).toBe(true);
  });

  test('days are named as at the place and time of publication', () => {
    // 21:00 UTC on a Monday; 1.1 hours before, in Toronto.
    expect(bySlug('teachers-strike-off-merrowport').body).toContain('as usual on Tuesday');
    expect(articles.filter(({ body, teaser }) => /\[\w+\]/.test(body + teaser))).toEqual([]);
  });

  test('the subscribers’ follows occur in the articles', async () => {
    const lines = (await readFile(`${dir}/subscribers.csv`, 'utf8')).trim().split('\n').slice(1);
    expect(lines).toHaveLength(6);
    const authors = new Set(articles.flatMap((article) => article.authors));
    const topics = new Set(articles.flatMap((article) => article.topics));
    for (const line of lines) {
      const [email = '', , , followedAuthors = '', followedTopics = ''] = line.split(',');
      expect(email).toMatch(/@example\.(com|test)$/);
      for (const author of followedAuthors.split(';').filter(Boolean)) expect(authors).toContain(author);
      for (const topic of followedTopics.split(';').filter(Boolean)) expect(topics).toContain(topic);
    }
  });
});

describe('the server', () => {
  test('an unchanged feed is answered with 304, by tag and by date', async () => {
    const url = server.sources[0]?.url ?? '';
    const first = await fetch(url);
    const etag = first.headers.get('etag') ?? '';
    const modified = first.headers.get('last-modified') ?? '';
    const answers = await Promise.all(
      [
        { 'If-None-Match': etag },
        { 'If-None-Match': `"other", W/${etag}` },
        { 'If-Modified-Since': modified },
        { 'If-None-Match': '"other"' },
        { 'If-None-Match': '"other"', 'If-Modified-Since': modified },
        { 'If-Modified-Since': new Date(Date.parse(modified) - 1000).toUTCString() },
      ].map((headers) => fetch(url, { headers: new Headers(Object.entries(headers)) })),
    );
    expect(answers.map(({ status }) => status)).toEqual([304, 304, 304, 200, 200, 200]);
    expect(answers[0]?.headers.get('etag')).toBe(etag);
    expect(await answers[0]?.text()).toBe('');
  });

  test('every article’s page opens, and the front page the newsroom names', async () => {
    for (const { url, title } of articles) {
      const response = await fetch(url);
      expect(response.status, url).toBe(200);
      expect(await response.text()).toContain(title.replaceAll('&', '&amp;').replaceAll("'", '&#39;'));
    }
    const { newsroom } = server.config;
    expect(newsroom.url).toBe(`${server.url}/harbour-ledger/`);
    expect((await fetch(newsroom.url)).status).toBe(200);
  });

  test('other paths and methods are refused', async () => {
    expect((await fetch(`${server.url}/photos/../../package.json`)).status).toBe(404);
    expect((await fetch(`${server.url}/photos/%2e%2e%2fnewsroom.yaml`)).status).toBe(404);
    expect((await fetch(server.sources[0]?.url ?? '', { method: 'POST' })).status).toBe(405);
  });
});

/** Of a baseline or progressive JPEG (ITU T.81, B.2.2). */
function jpegSize(bytes: Buffer): { width: number; height: number } | null {
  let at = 2;
  while (at < bytes.length) {
    const marker = bytes.readUInt16BE(at);
    if (marker === 0xffc0 || marker === 0xffc2) {
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}
