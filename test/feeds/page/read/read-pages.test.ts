import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Article } from '../../../../src/feeds/article.ts';
import { createGuardedFetch } from '../../../../src/feeds/fetch/guarded-fetch.ts';
import { createPageExtractor } from '../../../../src/feeds/page/extract-in-worker.ts';
import type { PageState } from '../../../../src/feeds/page/page-state.ts';
import { type ReadPagesOptions, readPages } from '../../../../src/feeds/page/read/read-pages.ts';
import { silentLog } from '../../../../src/lib/log.ts';
import { createArticleRepository } from '../../../../src/store/articles/article-repository.ts';
import { createPageRepository } from '../../../../src/store/articles/page-repository.ts';
import { type Database, openDatabase } from '../../../../src/store/database.ts';
import { migrate } from '../../../../src/store/migrate.ts';
import { fixedClock } from '../../../support/fixed-clock.ts';
import { type LocalServer, NOW, serve, source } from '../../feed-fixtures.ts';
import { PARAGRAPHS, SITE_PAGES, TITLE } from '../site-pages.ts';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const BODY = PARAGRAPHS.join('\n\n');
const HTML = { 'content-type': 'text/html; charset=utf-8' };
const PAGE = SITE_PAGES['Arc with promotions between the paragraphs']?.html ?? '';

let folder: string;
let database: Database;
let server: LocalServer;
let answers: Record<string, Answer>;
const extractor = createPageExtractor({ timeoutMs: 20_000 });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twofold-pages-'));
  server = await serve((request, response) => {
    const answer = answers[request.url ?? ''];
    if (answer) answer(response, request);
    else response.writeHead(404).end();
  });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await extractor[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await database?.[Symbol.asyncDispose]();
  database = await openDatabase(join(folder, `${crypto.randomUUID()}.db`));
  await migrate(database);
  server.requests.length = 0;
  answers = { '/ferry': (response) => response.writeHead(200, HTML).end(PAGE) };
});

function article(over: Partial<Article> & { path?: string } = {}): Article {
  const { path = '/ferry', ...fields } = over;
  return {
    id: path,
    feedId: 'harbour',
    outlet: 'Harbour Post',
    guid: path,
    url: server.url + path,
    title: TITLE,
    teaser: 'What the panel was told on its first day.',
    body: '',
    authors: [],
    topics: [],
    section: null,
    language: 'en',
    image: null,
    publishedAt: NOW - HOUR,
    updatedAt: null,
    firstSeenAt: NOW - HOUR,
    position: 0,
    contentHash: 'first',
    ...fields,
  };
}

async function run(articles: Article[], over: Partial<ReadPagesOptions> & { at?: number } = {}) {
  const { at = NOW, ...options } = over;
  if (articles.length > 0) await createArticleRepository(database.db).saveArticles(articles);
  return readPages({
    sources: [source()],
    store: createPageRepository(database.db),
    fetch: createGuardedFetch({ userAgent: 'Twofold test', allowLoopback: true, timeoutMs: 20_000 }),
    extract: extractor.extract,
    clock: fixedClock(at),
    log: silentLog,
    ...options,
  });
}

const stored = async (path = '/ferry') =>
  (await createArticleRepository(database.db).articlesByIds([path]))[0] as Article;
async function state(path = '/ferry'): Promise<PageState | null> {
  const all = await createPageRepository(database.db).pageCandidates({ since: 0, limit: 100 });
  return all.find(({ article }) => article.id === path)?.page ?? null;
}
const asked = () => server.requests.map(({ url }) => url);
const pages = () => createPageRepository(database.db);
const all: ReadPagesOptions['store']['pageCandidates'] = () => pages().pageCandidates({ since: 0, limit: 9 });

describe('a page adds what its feed lacks', () => {
  test('text, byline and picture with caption and credit', async () => {
    const report = await run([article()]);
    expect(report).toEqual({ asked: 1, read: 1, failed: 0 });
    expect(await stored()).toMatchObject({
      body: BODY,
      textFrom: 'page',
      teaser: 'What the panel was told on its first day.',
      authors: ['Ann Lee', 'Bo Cruz'],
      image: { caption: 'The ferry under tow off Halvora Point.', credit: 'Cy Dee/The Harbour Ledger' },
    });
  });

  test.for(['Le Phare', 'Phare', 'La rédaction', 'Rédaction du Phare'])(
    'no byline where its writer is the outlet: %s',
    async (author) => {
      const text = PARAGRAPHS.map((line) => `<p>${line}</p>`).join('');
      const page = `<html lang="en"><head><meta name="author" content="${author}"></head><body><main><h1>${TITLE}</h1><div class="story-text">${text}</div></main></body></html>`;
      answers['/ferry'] = (response) => response.writeHead(200, HTML).end(page);
      await run([article({ outlet: 'Le Phare' })]);
      expect(await stored()).toMatchObject({ textFrom: 'page', authors: [] });
    },
  );

  test('the standfirst, in front of the text', async () => {
    const summed = 'The light came on eleven times, and nobody went aboard to look at it.';
    const text = PARAGRAPHS.map((line) => `<p>${line}</p>`).join('');
    const page = `<html lang="en"><body><main><div><div><h1>${TITLE}</h1></div><p class="unterzeile">${summed}</p></div><img src="/a.jpg" width="800" height="600"><div class="story-text">${text}</div></main></body></html>`;
    answers['/ferry'] = (response) => response.writeHead(200, HTML).end(page);
    await run([article()]);
    expect((await stored())?.body).toBe(`${summed}\n\n${BODY}`);
  });

  test('the feed’s own byline and picture stay, and a poll of the feed does not undo the text', async () => {
    const image = {
      url: 'https://a.example/p.jpg',
      alt: '',
      caption: 'Ours',
      credit: '',
      width: null,
      height: null,
    };
    const own = article({ authors: ['Di Moss'], image });
    await run([own]);
    await run([{ ...own, position: 3 }]);
    expect(await stored()).toMatchObject({ body: BODY, authors: ['Di Moss'], image, position: 3 });
  });

  test('updated only where the page says so, and not in the future', async () => {
    const html = SITE_PAGES['WordPress with an SEO graph']?.html ?? '';
    answers['/ferry'] = (response) => response.writeHead(200, HTML).end(html);
    const updatedAt = Date.parse('2026-11-23T15:10:00Z');
    const published = { publishedAt: updatedAt - HOUR, firstSeenAt: updatedAt - HOUR };
    await run([article(published)], { at: updatedAt + HOUR });
    expect((await stored()).updatedAt).toBe(updatedAt);
    await run([article({ ...published, path: '/future' })], { at: updatedAt - MINUTE });
    expect((await stored('/future')).updatedAt).toBeNull();
  });

  test('the charset of the page counts', async () => {
    const html = PAGE.replace('<meta charset="utf-8">', '<meta charset="windows-1252">').replace(
      'alarm eleven',
      'alarm “à Corvane” eleven',
    );
    const bytes = Buffer.from(
      html.replaceAll('“', '\x93').replaceAll('”', '\x94').replaceAll('’', '\x92'),
      'latin1',
    );
    answers['/ferry'] = (response) => response.writeHead(200, { 'content-type': 'text/html' }).end(bytes);
    await run([article()]);
    expect((await stored()).body).toContain('alarm “à Corvane” eleven');
  });
});

describe('whose page is asked for', () => {
  const full = { body: 'A full paragraph of the feed’s own text. '.repeat(30) };
  test.for([
    ['auto', 'a teaser', {}, 1],
    ['auto', 'a full text', full, 0],
    ['never', 'a teaser', {}, 0],
    ['always', 'a full text', full, 1],
  ] as const)('%s, where the feed has %s', async ([pages, , fields, count]) => {
    const report = await run([article(fields)], { sources: [source({ pages })] });
    expect(report.asked).toBe(count);
  });

  test('yesterday’s articles and other feeds’ are left alone', async () => {
    const report = await run([
      article({ publishedAt: NOW - 25 * HOUR }),
      article({ path: '/b', feedId: 'other' }),
    ]);
    expect(report.asked).toBe(0);
    expect(server.requests).toHaveLength(0);
  });

  test('the newest first, so many at most', async () => {
    const paths = ['/1', '/2', '/3', '/4'];
    const articles = paths.map((path, n) => article({ path, publishedAt: NOW - (4 - n) * MINUTE }));
    await run(articles, { limit: 3, limitPerHost: 2 });
    expect(asked()).toEqual(['/robots.txt', '/4', '/3']);
  });

  test('one host’s many leave room for another’s', async () => {
    await using other = await serve((_, response) => response.writeHead(404).end());
    const paths = ['/1', '/2', '/3', '/4'];
    const articles = paths.map((path, n) => article({ path, publishedAt: NOW - n * MINUTE }));
    const older = article({ path: '/5', url: `${other.url}/5`, publishedAt: NOW - HOUR });
    await run([...articles, older], { limit: 3, limitPerHost: 2 });
    expect(asked()).toEqual(['/robots.txt', '/1', '/2']);
    expect(other.requests.map(({ url }) => url)).toEqual(['/robots.txt', '/5']);
  });
});

describe('manners', () => {
  const robots = (text: string) => (response: ServerResponse) =>
    response.writeHead(200, { 'content-type': 'text/plain' }).end(text);

  test.for([
    ['what it forbids is not asked for', 'User-agent: *\nDisallow: /ferry', false],
    [
      'a rule for us goes before one for all',
      'User-agent: twofold\nAllow: /ferry\n\nUser-agent: *\nDisallow: /',
      true,
    ],
    ['the longest rule decides', 'User-agent: *\nDisallow: /\nAllow: /ferry$', true],
    ['nonsense forbids nothing', '<html>no robots here</html>', true],
  ] as const)('robots.txt: %s', async ([, text, allowed]) => {
    answers['/robots.txt'] = robots(text);
    await run([article()]);
    expect(asked()).toEqual(allowed ? ['/robots.txt', '/ferry'] : ['/robots.txt']);
    expect((await state())?.status).toBe(allowed ? 'read' : 'disallowed');
  });

  test.for([
    [404, true],
    [403, true],
    [500, false],
    [503, false],
    [429, false],
  ] as const)('robots.txt answered %i: allowed is %s', async ([status, allowed]) => {
    answers['/robots.txt'] = (response) => response.writeHead(status).end();
    expect((await run([article()])).read).toBe(allowed ? 1 : 0);
  });

  test('robots.txt is asked for once a day; after an outage sooner, and then the page is read', async () => {
    answers['/robots.txt'] = (response) => response.writeHead(503).end();
    await run([article()]);
    await run([], { at: NOW + 30 * MINUTE });
    expect(asked()).toEqual(['/robots.txt']);
    answers['/robots.txt'] = robots('User-agent: *\nDisallow:');
    await run([], { at: NOW + 61 * MINUTE });
    expect((await stored()).body).toBe(BODY);
    await run([article({ path: '/two' })], { at: NOW + 5 * HOUR });
    expect(asked()).toEqual(['/robots.txt', '/robots.txt', '/ferry', '/two']);
  });

  test('robots.txt that a clock far ahead wrote down is asked for again', async () => {
    await run([article()], { at: NOW + 40 * 24 * HOUR, store: { ...pages(), pageCandidates: all } });
    await run([article({ path: '/two' })]);
    expect(asked()).toEqual(['/robots.txt', '/ferry', '/robots.txt', '/two']);
  });

  test('one at a time, with the pause the site asks for between two', async () => {
    answers['/robots.txt'] = robots('User-agent: *\nCrawl-delay: 2.5');
    let open = 0;
    let most = 0;
    for (const path of ['/1', '/2', '/3']) {
      answers[path] = (response) => {
        open += 1;
        most = Math.max(most, open);
        setImmediate(() => {
          open -= 1;
          response.writeHead(200, HTML).end(PAGE);
        });
      };
    }
    const pauses: number[] = [];
    const pause = async (ms: number) => void pauses.push(ms, server.requests.length);
    await run(
      ['/1', '/2', '/3'].map((path) => article({ path })),
      { pause },
    );
    expect(pauses).toEqual([2_500, 2, 2_500, 3]);
    expect(most).toBe(1);
  });

  test('a site that asks for minutes gets one request a poll', async () => {
    answers['/robots.txt'] = robots('User-agent: *\nCrawl-delay: 300');
    await run(['/1', '/2', '/3'].map((path) => article({ path })));
    expect(asked()).toEqual(['/robots.txt', '/1']);
  });
});

describe('the cache', () => {
  test('a page that was read is not asked for again while the feed says the same', async () => {
    await run([article()]);
    await run([], { at: NOW + 12 * HOUR });
    expect(asked()).toEqual(['/robots.txt', '/ferry']);
  });

  test('an edited item asks again after three hours, with the validators; 304 keeps the text', async () => {
    answers['/ferry'] = (response, request) => {
      if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end();
      else response.writeHead(200, { ...HTML, etag: '"v1"' }).end(PAGE);
    };
    await run([article()]);
    const edited = article({ contentHash: 'second', teaser: 'What the panel was told.' });
    await run([edited], { at: NOW + HOUR });
    expect(asked()).toEqual(['/robots.txt', '/ferry']);
    await run([], { at: NOW + 3 * HOUR });
    expect(asked()).toEqual(['/robots.txt', '/ferry', '/ferry']);
    expect(await state()).toMatchObject({ status: 'read', etag: '"v1"', contentHash: 'second' });
    expect((await stored()).body).toBe(BODY);
  });

  test('an address that changed is asked without the validators of the one before, and has none of its text', async () => {
    answers['/ferry'] = (response) => response.writeHead(200, { ...HTML, etag: '"v1"' }).end(PAGE);
    await run([article()]);
    answers['/pier'] = (response) => response.writeHead(500).end();
    await run([article({ url: `${server.url}/pier`, contentHash: 'second' })], { at: NOW + HOUR });
    expect(server.requests.at(-1)).toMatchObject({ url: '/pier' });
    expect(server.requests.at(-1)?.headers).not.toHaveProperty('if-none-match');
    expect(await state()).toMatchObject({ status: 'failed', url: `${server.url}/pier` });
    expect(await stored()).toMatchObject({ url: `${server.url}/pier`, body: '' });
  });
});

describe('what fails keeps the teaser and is written down', () => {
  test('a 304 to a page that was never read is a failure', async () => {
    answers['/ferry'] = (response) => response.writeHead(500).end();
    await run([article()]);
    answers['/ferry'] = (response) => response.writeHead(304).end();
    await run([], { at: NOW + HOUR });
    expect(await state()).toMatchObject({ status: 'failed', reason: 'It answers 304.', errorCount: 2 });
  });

  test('a host about which nothing can be written down keeps no other from being read', async () => {
    await using other = await serve((_, response) => response.writeHead(200, HTML).end(PAGE));
    const saveRobots: ReadPagesOptions['store']['saveRobots'] = async (robots) => {
      if (robots.origin === other.url) throw new Error('disk full');
      return pages().saveRobots(robots);
    };
    const elsewhere = article({ path: '/elsewhere', url: `${other.url}/elsewhere` });
    const store = { ...pages(), saveRobots };
    const report = await run([elsewhere, article()], { store, concurrency: 1 });
    expect(report).toMatchObject({ read: 1, asked: 1 });
  });

  const wall = `<html><head><title>Before you continue</title></head><body><main>${'<p>We and our 812 partners store and access information on a device, such as unique identifiers, for the purposes below.</p>'.repeat(6)}</main></body></html>`;
  const stub = PAGE.replace('"@type":"NewsArticle"', '"@type":"NewsArticle","isAccessibleForFree":false')
    .replace(/<p class="c-article-body__text">Transport.*?<\/p>/s, '')
    .replace(/<p class="c-article-body__text">Sign-offs.*?<\/p>/s, '');
  test.for([
    ['404', (response) => response.writeHead(404).end('gone'), 'gone', 'It answers 404.'],
    ['410', (response) => response.writeHead(410).end(), 'gone', 'It answers 410.'],
    ['500', (response) => response.writeHead(500).end(), 'failed', 'It answers 500.'],
    [
      'a PDF',
      (response) => response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF'),
      'unusable',
      'no web page',
    ],
    ['an empty page', (response) => response.writeHead(200, HTML).end(''), 'unusable', 'no text'],
    ['a consent wall', (response) => response.writeHead(200, HTML).end(wall), 'unusable', 'something else'],
    [
      'a paywall’s stub',
      (response) => response.writeHead(200, HTML).end(stub),
      'paywalled',
      'subscribers only',
    ],
    ['a broken connection', (response) => response.destroy(), 'failed', ''],
    [
      'a page beyond all bounds',
      (response) =>
        void response.writeHead(200, { ...HTML, 'content-length': 20 * 1024 * 1024 }).write('<p>'),
      'gone',
      'larger than',
    ],
    [
      'a redirect inward',
      (response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
      'gone',
      'not a public address',
    ],
  ] as [string, Answer, string, string][])('%s', async ([, answer, status, reason]) => {
    answers['/ferry'] = answer;
    answers['/other'] = (response) => response.writeHead(200, HTML).end(PAGE);
    const report = await run([article(), article({ path: '/other', publishedAt: NOW - 2 * HOUR })]);
    expect(report).toEqual({ asked: 2, read: 1, failed: 1 });
    expect(await state()).toMatchObject({ status, reason: expect.stringContaining(reason) });
    const kept = await stored();
    expect(kept).toMatchObject({ body: '', teaser: 'What the panel was told on its first day.' });
    expect(kept.textFrom).toBeUndefined();
  });

  test('a server out of order is asked again, later each time, and when it says', async () => {
    answers['/ferry'] = (response) => response.writeHead(503, { 'retry-after': '7200' }).end();
    await run([article()]);
    expect((await state())?.nextCheckAt).toBe(NOW + 2 * HOUR);
    answers['/ferry'] = (response) => response.writeHead(503).end();
    await run([], { at: NOW + 2 * HOUR });
    expect(await state()).toMatchObject({ errorCount: 2, nextCheckAt: NOW + 3 * HOUR });
    answers['/ferry'] = (response) => response.writeHead(200, HTML).end(PAGE);
    await run([], { at: NOW + 3 * HOUR });
    expect(await state()).toMatchObject({ status: 'read', errorCount: 0 });
  });

  test('a page that does not come is given up with the budget, and nothing is written of it', async () => {
    answers['/ferry'] = () => {};
    await run([article()], { budgetMs: 300 });
    expect(await state()).toBeNull();
  });

  test('pages that wait for their reader are let go with the budget', async () => {
    await using slow = createPageExtractor({ timeoutMs: 20_000 });
    const over = AbortSignal.abort();
    const bytes = Buffer.from(PAGE);
    const from = { url: `${server.url}/ferry`, contentType: null };
    const [read, left] = await Promise.all([
      slow.extract(bytes, from),
      slow.extract(bytes, { ...from, signal: over }),
    ]);
    expect(read.outcome).toBe('extracted');
    expect(left).toEqual({ outcome: 'failed', reason: 'There was no time left to read it.' });
  });

  test('a page that breaks its reader costs that page only', async () => {
    const broken = createPageExtractor({ timeoutMs: 1 });
    await run([article()], { extract: broken.extract });
    expect(await state()).toMatchObject({ status: 'unusable', reason: 'Reading the page took too long.' });
    await broken[Symbol.asyncDispose]();
  });
});

test('pages are counted by feed', async () => {
  await run([article(), article({ path: '/gone' })]);
  const counts = await createPageRepository(database.db).countPages(NOW - 24 * HOUR);
  expect(counts).toEqual([
    { feedId: 'harbour', status: 'gone', count: 1 },
    { feedId: 'harbour', status: 'read', count: 1 },
  ]);
});
