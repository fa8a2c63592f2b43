import { mkdtemp, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FeedState } from '../../src/feeds/feed-state.ts';
import { createGuardedFetch } from '../../src/feeds/guarded-fetch.ts';
import { type PollOptions, pollFeeds } from '../../src/feeds/poll-feeds.ts';
import { fixedClock } from '../../src/lib/clock.ts';
import { silentLog } from '../../src/lib/log.ts';
import { createArticleRepository } from '../../src/store/article-repository.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { createFeedRepository } from '../../src/store/feed-repository.ts';
import { migrate } from '../../src/store/migrate.ts';
import { item, type LocalServer, NOW, rss, serve, source } from './feed-fixtures.ts';

const MINUTE = 60_000;
let folder: string;
let database: Database;
let server: LocalServer;
let answers: Record<string, (response: ServerResponse) => void>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twofold-poll-'));
  server = await serve((request, response) => {
    const answer = answers[request.url ?? ''];
    if (answer) answer(response);
    else response.writeHead(404).end();
  });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await database?.[Symbol.asyncDispose]();
  database = await openDatabase(join(folder, `${crypto.randomUUID()}.db`));
  await migrate(database);
  server.requests.length = 0;
  answers = { '/a': (response) => response.end(rss(item('One', 1) + item('Two', 2))) };
});
afterAll(() => database[Symbol.asyncDispose]());

function poll(at: number, over: Partial<PollOptions> = {}) {
  const { db } = database;
  return pollFeeds({
    sources: [source({ id: 'a', url: `${server.url}/a` })],
    store: { ...createFeedRepository(db), ...createArticleRepository(db) },
    fetch: createGuardedFetch({ userAgent: 'Twofold test', allowLoopback: true, timeoutMs: 5_000 }),
    clock: fixedClock(at),
    log: silentLog,
    ...over,
  });
}

async function row(id = 'a'): Promise<FeedState | undefined> {
  return (await createFeedRepository(database.db).feedStates()).find((state) => state.id === id);
}

const stored = () => createArticleRepository(database.db).articlesBetween(0, NOW * 2);

describe('a feed that is well', () => {
  test('is read, written down and left alone until it is due', async () => {
    expect(await poll(NOW)).toMatchObject({
      added: 2,
      updated: 0,
      failed: 0,
      feeds: [{ outcome: 'fetched', items: 2 }],
    });
    expect(await row()).toMatchObject({
      status: 'ok',
      itemCount: 2,
      nextCheckAt: NOW + 10 * MINUTE,
      succeededAt: NOW,
    });
    expect(await poll(NOW + MINUTE)).toMatchObject({ feeds: [{ outcome: 'not_due' }] });
    expect(server.requests).toHaveLength(1);
    expect(await poll(NOW + MINUTE, { force: true })).toMatchObject({ feeds: [{ outcome: 'not_modified' }] });
  });

  test('is asked conditionally, and 304 changes nothing', async () => {
    answers['/a'] = (response) =>
      response
        .writeHead(200, { etag: '"v1"', 'last-modified': 'Mon, 23 Nov 2026 08:00:00 GMT' })
        .end(rss(item('One')));
    await poll(NOW);
    answers['/a'] = (response) => response.writeHead(304).end();
    expect(await poll(NOW + 20 * MINUTE)).toMatchObject({ feeds: [{ outcome: 'not_modified', items: 1 }] });
    expect(server.requests[1]?.headers).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': 'Mon, 23 Nov 2026 08:00:00 GMT',
    });
    expect(await row()).toMatchObject({ etag: '"v1"', itemCount: 1, errorCount: 0 });
  });

  test('adds what is new and updates what was edited in place', async () => {
    await poll(NOW);
    answers['/a'] = (response) =>
      response.end(rss(item('One, corrected', 1) + item('Two', 2) + item('Three', 3)));
    expect(await poll(NOW + 20 * MINUTE)).toMatchObject({ added: 1, updated: 1 });
    const edited = (await stored()).find((article) => article.title === 'One, corrected');
    expect(edited).toMatchObject({ firstSeenAt: NOW, updatedAt: NOW + 20 * MINUTE });
  });

  test('that changes all its GUIDs brings nothing twice', async () => {
    await poll(NOW);
    answers['/a'] = (response) =>
      response.end(rss(item('One', 1) + item('Two', 2)).replace(/>g(\d)</g, '>new-$1<'));
    expect(await poll(NOW + 20 * MINUTE)).toMatchObject({ added: 0, updated: 0 });
    expect(await stored()).toHaveLength(2);
  });

  test('that moved for good is asked at its new address', async () => {
    answers['/b'] = answers['/a'] as (response: ServerResponse) => void;
    answers['/a'] = (response) => response.writeHead(301, { location: '/b' }).end();
    await poll(NOW);
    expect(await row()).toMatchObject({ movedTo: `${server.url}/b` });
    await poll(NOW + 20 * MINUTE);
    expect(server.requests.map((request) => request.url)).toEqual(['/a', '/b', '/b']);
  });
});

describe('a feed in trouble', () => {
  test.for([
    [
      '500',
      (response: ServerResponse) => response.writeHead(500).end(),
      10 * MINUTE,
      'The server answered 500.',
    ],
    [
      'Retry-After in seconds',
      (response: ServerResponse) => response.writeHead(429, { 'retry-after': '3600' }).end(),
      60 * MINUTE,
      'The server answered 429.',
    ],
    [
      'Retry-After as a date',
      (response: ServerResponse) =>
        response.writeHead(503, { 'retry-after': new Date(NOW + 120 * MINUTE).toUTCString() }).end(),
      120 * MINUTE,
      'The server answered 503.',
    ],
    [
      'Retry-After of a year',
      (response: ServerResponse) => response.writeHead(503, { 'retry-after': '31536000' }).end(),
      24 * 60 * MINUTE,
      'The server answered 503.',
    ],
    [
      'a web page',
      (response: ServerResponse) => response.end('<html></html>'),
      10 * MINUTE,
      'It is a web page, not a feed.',
    ],
  ] as const)('%s: noted on its row, asked again later', async ([, answer, wait, error]) => {
    answers['/a'] = (response) => void answer(response);
    expect(await poll(NOW)).toMatchObject({ failed: 1, feeds: [{ outcome: 'failed', error }] });
    expect(await row()).toMatchObject({ status: 'failing', error, errorCount: 1, nextCheckAt: NOW + wait });
  });

  test('backs off further each time, up to a day, and recovers at once', async () => {
    const good = answers['/a'] as (response: ServerResponse) => void;
    answers['/a'] = (response) => response.writeHead(500).end();
    const waits: number[] = [];
    for (let n = 0; n < 10; n += 1) {
      await poll(NOW, { force: true });
      waits.push((((await row())?.nextCheckAt ?? 0) - NOW) / MINUTE);
    }
    expect(waits).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440]);
    answers['/a'] = good;
    await poll(NOW, { force: true });
    expect(await row()).toMatchObject({ status: 'ok', errorCount: 0, error: null });
  });

  test('never affects another', async () => {
    answers['/bad'] = (response) => response.destroy();
    const bad = source({ id: 'bad', url: `${server.url}/bad` });
    const refused = source({ id: 'inward', url: 'http://10.0.0.1/feed' });
    const good = source({ id: 'a', url: `${server.url}/a` });
    const seen: number[] = [];
    const report = await poll(NOW, { sources: [bad, refused, good], onProgress: (done) => seen.push(done) });
    expect(report.feeds.map((feed) => feed.outcome)).toEqual(['failed', 'failed', 'fetched']);
    expect(report).toMatchObject({ added: 2, failed: 2 });
    expect(seen).toEqual([1, 2, 3]);
  });

  test('a store that fails for one feed leaves the rest', async () => {
    const store = { ...createFeedRepository(database.db), ...createArticleRepository(database.db) };
    const saveFeedState = (state: FeedState) => {
      if (state.id === 'x') throw new Error('disk full');
      return store.saveFeedState(state);
    };
    const sources = ['x', 'a'].map((id) => source({ id, url: `${server.url}/a` }));
    const report = await poll(NOW, { sources, store: { ...store, saveFeedState } });
    expect(report.feeds).toMatchObject([{ outcome: 'failed', error: 'disk full' }, { outcome: 'fetched' }]);
  });

  test('emptied: warned, last good kept, read again when it is back', async () => {
    await poll(NOW);
    const good = answers['/a'] as (response: ServerResponse) => void;
    answers['/a'] = (response) => response.end(rss(''));
    const report = await poll(NOW + 20 * MINUTE);
    expect(report.feeds[0]).toMatchObject({ warning: 'It has no items now; it had 2.' });
    expect(await stored()).toHaveLength(2);
    expect(await row()).toMatchObject({ itemCount: 2 });
    answers['/a'] = good;
    await poll(NOW + 40 * MINUTE);
    expect(await row()).toMatchObject({ status: 'ok', itemCount: 2, warning: null });
  });

  test('truncated: complete items kept, with a warning, and never confirmed by a 304', async () => {
    const whole = rss(item('One', 1) + item('Two', 2));
    answers['/a'] = (response) => response.setHeader('etag', '"v1"').end(whole.slice(0, -60));
    const { feeds } = await poll(NOW);
    expect(feeds[0]).toMatchObject({ added: 1, warning: 'It breaks off; its 1 complete items were read.' });
    expect(await row()).toMatchObject({ status: 'ok', etag: null });
  });

  test('410 pauses it until somebody asks for it', async () => {
    answers['/a'] = (response) => response.writeHead(410).end();
    expect((await poll(NOW)).feeds[0]).toMatchObject({ outcome: 'paused' });
    expect((await poll(NOW + 1e9)).feeds[0]).toMatchObject({ outcome: 'not_due' });
    expect(await row()).toMatchObject({ status: 'paused' });
    expect(
      (await poll(NOW + 1e9, { sources: [source({ id: 'a', url: `${server.url}/c` })] })).feeds[0],
    ).toMatchObject({ outcome: 'failed' });
  });

  test('an aborted poll stops and blames no feed', async () => {
    const report = await poll(NOW, { signal: AbortSignal.abort() });
    expect(report.feeds).toEqual([]);
    expect(await row()).toBeUndefined();
  });
});

test('one host is asked for one feed at a time', async () => {
  let open = 0;
  let most = 0;
  const slow = (response: ServerResponse) => {
    open += 1;
    most = Math.max(most, open);
    setTimeout(() => {
      open -= 1;
      response.end(rss(item('One')));
    }, 30);
  };
  const sources = [1, 2, 3, 4].map((n) => source({ id: `s${n}`, url: `${server.url}/s${n}` }));
  for (const n of [1, 2, 3, 4]) answers[`/s${n}`] = slow;
  expect((await poll(NOW, { sources })).feeds).toHaveLength(4);
  expect(most).toBe(1);
});
