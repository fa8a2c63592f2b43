import type { ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Article } from '../../../src/feeds/article.ts';
import type { FeedState } from '../../../src/feeds/feed-state.ts';
import { createGuardedFetch, type GuardedFetch } from '../../../src/feeds/fetch/guarded-fetch.ts';
import { releasedState } from '../../../src/feeds/identify/settle-items.ts';
import { type Log, silentLog } from '../../../src/lib/log.ts';
import { item, NOW, rss, source } from '../feed-fixtures.ts';
import { type PollingHere, startPolling } from '../polling-here.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
let here: PollingHere;
let poll: PollingHere['poll'];
let row: PollingHere['row'];
let stored: PollingHere['stored'];
let server: PollingHere['server'];
let answers: PollingHere['answers'];

beforeEach(async () => {
  here = await startPolling();
  ({ poll, row, stored, server, answers } = here);
  answers['/a'] = (response) => response.end(rss(item('One', 1) + item('Two', 2)));
});
afterEach(() => here[Symbol.asyncDispose]());

/** In minutes; polling spreads times a little. */
async function waitOf(id = 'a'): Promise<number> {
  return (((await row(id))?.nextCheckAt ?? 0) - NOW) / MINUTE;
}

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
      succeededAt: NOW,
    });
    expect(await waitOf()).toBeCloseTo(10, -0.6);
    expect(await poll(NOW + MINUTE)).toMatchObject({ feeds: [{ outcome: 'not_due' }] });
    expect(server.requests).toHaveLength(1);
    expect(await poll(NOW + MINUTE, { force: true })).toMatchObject({ feeds: [{ outcome: 'not_modified' }] });
  });

  test('is asked conditionally, and 304 changes nothing', async () => {
    answers['/a'] = (response) =>
      response
        .writeHead(200, { etag: 'W/"v1"', 'last-modified': 'Mon, 23 Nov 2026 08:00:00 GMT' })
        .end(rss(item('One')));
    await poll(NOW);
    answers['/a'] = (response) => response.writeHead(304).end();
    expect(await poll(NOW + 20 * MINUTE)).toMatchObject({ feeds: [{ outcome: 'not_modified', items: 1 }] });
    expect(server.requests[1]?.headers).toMatchObject({
      'if-none-match': 'W/"v1"',
      'if-modified-since': 'Mon, 23 Nov 2026 08:00:00 GMT',
    });
    expect(await row()).toMatchObject({ etag: 'W/"v1"', itemCount: 1, errorCount: 0 });
  });

  test('that answers 304 to a request without a condition is failing, not well', async () => {
    answers['/a'] = (response) => response.writeHead(304).end();
    expect(await poll(NOW)).toMatchObject({ failed: 1, feeds: [{ outcome: 'failed' }] });
    expect(await row()).toMatchObject({
      status: 'failing',
      error: 'The server answered 304 (not modified), though it was not told what there was before.',
    });
  });

  test('whose text stays, with another ETag and another wish, is asked by these', async () => {
    const answer = (headers: Record<string, string>) => {
      answers['/a'] = (response) => response.writeHead(200, headers).end(rss(item('One')));
    };
    answer({ etag: '"v1"' });
    await poll(NOW);
    answer({ etag: '"v2"', 'cache-control': 'max-age=1800' });
    expect(await poll(NOW + 20 * MINUTE)).toMatchObject({ feeds: [{ outcome: 'not_modified' }] });
    expect(await row()).toMatchObject({ etag: '"v2"', hints: { atLeastMs: 30 * MINUTE } });
  });

  test('adds what is new and updates what was edited in place', async () => {
    await poll(NOW);
    answers['/a'] = (response) =>
      response.end(rss(item('One, corrected', 1) + item('Two', 2) + item('Three', 3)));
    expect(await poll(NOW + 20 * MINUTE)).toMatchObject({ added: 1, updated: 1 });
    const first = await row();
    answers['/a'] = (response) =>
      response.end(rss(item('One, corrected', 1) + item('Two, corrected', 2) + item('Three', 3)));
    expect(await poll(NOW + 40 * MINUTE)).toMatchObject({ added: 0, updated: 1 });
    expect((await row())?.intervalMs).toBeLessThan(first?.intervalMs ?? 0);
    const edited = (await stored()).find((article) => article.title === 'One, corrected');
    expect(edited).toMatchObject({ firstSeenAt: NOW, updatedAt: NOW + 20 * MINUTE });
  });

  test('that changes often is asked more often, and one that does not less', async () => {
    const waits: number[] = [];
    let at = NOW;
    for (let n = 0; n < 9; n += 1) {
      if (n < 4) answers['/a'] = (response) => response.end(rss(item(`New ${n}`, `n${n}`)));
      await poll(at);
      const next = (await row())?.nextCheckAt ?? 0;
      waits.push((next - at) / MINUTE);
      at = next;
    }
    expect(waits[2]).toBeLessThan(8);
    expect(waits[8]).toBeGreaterThan(11);
  });

  test('that asks for half an hour gets it, after a 304 too', async () => {
    answers['/a'] = (response) =>
      response.setHeader('etag', '"v1"').end(rss(item('One'), '<title>P</title><ttl>30</ttl>'));
    await poll(NOW);
    expect(await waitOf()).toBeGreaterThan(26);
    answers['/a'] = (response) => response.writeHead(304).end();
    await poll(NOW, { force: true });
    expect(await waitOf()).toBeGreaterThan(26);
  });

  test('that is not due is asked where fresh news is wanted, unless it was asked just now', async () => {
    await poll(NOW);
    expect(await poll(NOW + 4 * MINUTE, { olderThanMs: 5 * MINUTE })).toMatchObject({
      feeds: [{ outcome: 'not_due' }],
    });
    expect(await poll(NOW + 6 * MINUTE, { olderThanMs: 5 * MINUTE })).toMatchObject({
      feeds: [{ outcome: 'not_modified' }],
    });
    answers['/a'] = (response) => response.writeHead(503, { 'retry-after': '7200' }).end();
    await poll(NOW + 20 * MINUTE);
    expect(await poll(NOW + 60 * MINUTE, { olderThanMs: 5 * MINUTE })).toMatchObject({
      feeds: [{ outcome: 'not_due' }],
    });
  });

  test('that has moved is asked at its new address once it has said so for a day', async () => {
    answers['/b'] = answers['/a'] as (response: ServerResponse) => void;
    answers['/a'] = (response) => response.writeHead(301, { location: '/b' }).end();
    const asked = async (at: number) => {
      server.requests.length = 0;
      await poll(at, { force: true });
      return server.requests.map((request) => request.url);
    };
    expect(await asked(NOW)).toEqual(['/a', '/b']);
    expect(await asked(NOW + 23 * 60 * MINUTE)).toEqual(['/a', '/b']);
    expect(await asked(NOW + DAY)).toEqual(['/b']);
    expect(await row()).toMatchObject({ status: 'ok', movedTo: `${server.url}/b` });
    delete answers['/b'];
    expect(await asked(NOW + DAY + MINUTE)).toEqual(['/b']);
    answers['/a'] = (response) => response.end(rss(item('One')));
    expect(await asked(NOW + DAY + 60 * MINUTE)).toEqual(['/a']);
    expect(await row()).toMatchObject({ status: 'ok', movedTo: null });
  });

  test('that has moved to where it is closed is asked where the source list says, once it is let in', async () => {
    answers['/b'] = answers['/a'] as (response: ServerResponse) => void;
    answers['/a'] = (response) => response.writeHead(301, { location: '/b' }).end();
    await poll(NOW);
    await poll(NOW + DAY);
    answers['/b'] = (response) => response.writeHead(410).end();
    await poll(NOW + DAY + 120 * MINUTE);
    const closed = await row();
    expect(closed).toMatchObject({ status: 'paused' });
    if (closed) await here.store.saveFeedState(releasedState(closed, NOW + 2 * DAY));
    answers['/a'] = (response) => response.end(rss(item('Three', 3)));
    expect(await poll(NOW + 2 * DAY)).toMatchObject({ added: 1, feeds: [{ outcome: 'fetched' }] });
    expect(await row()).toMatchObject({ status: 'ok', guidsIgnored: false });
  });

  test('a move is told by a 304 behind the redirect, too', async () => {
    answers['/a'] = (response) => response.setHeader('etag', '"v1"').end(rss(item('One')));
    await poll(NOW);
    answers['/a'] = (response) => response.writeHead(301, { location: '/b' }).end();
    answers['/b'] = (response) => response.writeHead(304).end();
    const later = NOW + 20 * MINUTE;
    expect(await poll(later)).toMatchObject({ feeds: [{ outcome: 'not_modified' }] });
    expect(await row()).toMatchObject({ movedTo: `${server.url}/b`, movedSince: later });
  });

  test('a move goes on counting while its server is out of order', async () => {
    const moved = (response: ServerResponse) => response.writeHead(301, { location: '/b' }).end();
    answers['/b'] = answers['/a'] as (response: ServerResponse) => void;
    answers['/a'] = moved;
    await poll(NOW);
    answers['/a'] = (response) => response.writeHead(503).end();
    await poll(NOW + 60 * MINUTE, { force: true });
    answers['/a'] = moved;
    await poll(NOW + 120 * MINUTE, { force: true });
    expect(await row()).toMatchObject({ movedTo: `${server.url}/b`, movedSince: NOW });
  });

  test('a move taken back, or told otherwise within the day, is not believed', async () => {
    const good = answers['/a'] as (response: ServerResponse) => void;
    answers['/b'] = good;
    answers['/c'] = good;
    answers['/a'] = (response) => response.writeHead(301, { location: '/b' }).end();
    await poll(NOW);
    answers['/a'] = (response) => response.writeHead(308, { location: '/c' }).end();
    await poll(NOW + 60 * MINUTE);
    expect(await row()).toMatchObject({ movedTo: `${server.url}/c`, movedSince: NOW + 60 * MINUTE });
    answers['/a'] = good;
    await poll(NOW + DAY);
    expect(await row()).toMatchObject({ movedTo: null, movedSince: null });
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
      'a redirect that leads nowhere',
      (response: ServerResponse) => response.writeHead(302).end(),
      10 * MINUTE,
      'The server answered 302.',
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
    expect(await row()).toMatchObject({ status: 'failing', error, errorCount: 1 });
    expect(await waitOf()).toBeGreaterThanOrEqual(wait / MINUTE);
    expect(await waitOf()).toBeLessThanOrEqual((wait / MINUTE) * 1.1);
  });

  test('backs off further each time, up to a day, and recovers at once', async () => {
    const good = answers['/a'] as (response: ServerResponse) => void;
    answers['/a'] = (response) => response.writeHead(500).end();
    const waits: number[] = [];
    for (let n = 0; n < 10; n += 1) {
      await poll(NOW, { force: true });
      waits.push(await waitOf());
    }
    for (const [n, least] of [10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440].entries()) {
      expect(waits[n]).toBeGreaterThanOrEqual(least);
      expect(waits[n]).toBeLessThanOrEqual(least * 1.1);
    }
    answers['/a'] = good;
    await poll(NOW, { force: true });
    expect(await row()).toMatchObject({ status: 'ok', errorCount: 0, error: null });
  });

  test('never affects another', async () => {
    answers['/bad'] = (response) => response.destroy();
    const bad = source({ id: 'bad', url: `${server.url}/bad` });
    const refused = source({ id: 'inward', url: 'http://10.0.0.1/feed' });
    const good = source({ id: 'a', url: `${server.url}/a` });
    const seen: string[] = [];
    const report = await poll(NOW, {
      sources: [bad, refused, good],
      onProgress: (done, of) => seen.push(`${done} of ${of}`),
    });
    expect(report.feeds.map((feed) => feed.outcome)).toEqual(['failed', 'failed', 'fetched']);
    expect(report).toMatchObject({ added: 2, failed: 2 });
    expect(seen).toEqual(['1 of 3', '2 of 3', '3 of 3']);
  });

  test('that never answers, or whose name is unknown, is asked again and leaves the others alone', async () => {
    answers['/silent'] = () => {};
    const silent = source({ id: 'silent', url: `${server.url}/silent` });
    const nameless = source({ id: 'nameless', url: 'http://nowhere.example/rss' });
    const good = source({ id: 'a', url: `${server.url}/a` });
    const unknown = Object.assign(new Error('getaddrinfo ENOTFOUND nowhere.example'), { code: 'ENOTFOUND' });
    const fetch = createGuardedFetch({
      userAgent: 'Twofold test',
      allowLoopback: true,
      timeoutMs: 300,
      resolve: () => Promise.reject(unknown),
    });
    const sources = [silent, nameless, good];
    const report = await poll(NOW, { sources, fetch });
    expect(report.feeds).toMatchObject([
      { outcome: 'failed', error: 'It did not answer in time.' },
      { outcome: 'failed', error: 'DNS knows no nowhere.example.' },
      { outcome: 'fetched', added: 2 },
    ]);
    expect(await waitOf('nameless')).toBeLessThanOrEqual(11);
    answers['/silent'] = (response) => response.end(rss(item('Three', 3)));
    const again = await poll(NOW + 12 * MINUTE, { sources, fetch });
    expect(again.feeds.map(({ outcome }) => outcome)).toEqual(['fetched', 'failed', 'not_modified']);
    expect(await row('silent')).toMatchObject({ status: 'ok', error: null, errorCount: 0 });
  });

  test('in another charset than it says is read as what it is', async () => {
    const body = Buffer.from(rss(item('Café on the quay')), 'latin1');
    answers['/a'] = (response) => response.setHeader('content-type', 'text/xml; charset=utf-8').end(body);
    await poll(NOW);
    expect(await stored()).toMatchObject([{ title: 'Café on the quay' }]);
  });

  test('whose charset only its server knows is read by that', async () => {
    const koi8 = rss(item('XX'))
      .split('XX')
      .map((part) => Buffer.from(part));
    const title = Buffer.from([0xf0, 0xf2, 0xe9, 0xfe, 0xe1, 0xec]); // Причал, in capitals
    const body = Buffer.concat([koi8[0] ?? title, title, koi8[1] ?? title]);
    answers['/a'] = (response) => response.setHeader('content-type', 'text/xml; charset=koi8-r').end(body);
    await poll(NOW);
    expect(await stored()).toMatchObject([{ title: 'ПРИЧАЛ' }]);
  });

  test('whose links are relative has them where it was found in the end', async () => {
    const relative = '<item><title>One</title><link>one.html</link></item>';
    answers['/a'] = (response) => response.writeHead(302, { location: '/news/feed' }).end();
    answers['/news/feed'] = (response) => response.end(rss(relative, '<title>P</title>'));
    await poll(NOW);
    expect(await stored()).toMatchObject([{ url: `${server.url}/news/one.html` }]);
  });

  test('of whose items some cannot be used says so', async () => {
    answers['/a'] = (response) => response.end(rss(item('One') + item('', 2)));
    const { feeds } = await poll(NOW);
    expect(feeds).toMatchObject([{ added: 1, warning: '1 of 2 items has no title or no link.' }]);
  });

  test('without dates, or with dates to come, has articles of the moment they were first seen', async () => {
    const later = new Date(NOW + DAY).toUTCString();
    const dated = (date: string) => rss(item('One').replace(/<pubDate>.*<\/pubDate>/, date));
    for (const [n, date] of ['', `<pubDate>${later}</pubDate>`, '<pubDate>soon</pubDate>'].entries()) {
      answers['/a'] = (response) => response.end(dated(date));
      await poll(NOW + n * 60 * MINUTE, { force: true });
      expect(await stored()).toMatchObject([{ publishedAt: NOW, firstSeenAt: NOW, updatedAt: null }]);
    }
  });

  test('a store that fails for one feed leaves the rest', async () => {
    const { store } = here;
    const saveFeedState = (state: FeedState) => {
      if (state.id === 'x') throw new Error('disk full');
      return store.saveFeedState(state);
    };
    const sources = ['x', 'a'].map((id) => source({ id, url: `${server.url}/a` }));
    const report = await poll(NOW, { sources, store: { ...store, saveFeedState } });
    expect(report.feeds).toMatchObject([{ outcome: 'failed', error: 'disk full' }, { outcome: 'fetched' }]);
  });

  test('whose articles could not be saved is read again, and keeps no other from being saved', async () => {
    const { store } = here;
    const failing = {
      ...store,
      saveArticles: async (articles: Article[]) => {
        if (articles.some(({ feedId }) => feedId === 'x')) throw new Error('disk full');
        return store.saveArticles(articles);
      },
    };
    answers['/x'] = (response) => response.setHeader('etag', '"v1"').end(rss(item('Three', 3)));
    const sources = ['x', 'a'].map((id) => source({ id, url: `${server.url}/${id}` }));
    const first = await poll(NOW, { sources, store: failing });
    expect(first.feeds).toMatchObject([{ outcome: 'failed', error: 'disk full' }, { added: 2 }]);
    const second = await poll(NOW + MINUTE, { sources });
    expect(second.feeds).toMatchObject([{ outcome: 'fetched', added: 1 }, { outcome: 'not_due' }]);
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

  test('that never had an item says so, and nothing of those it had', async () => {
    answers['/a'] = (response) => response.setHeader('etag', '"v1"').end(rss(''));
    expect((await poll(NOW)).feeds[0]).toMatchObject({
      outcome: 'fetched',
      items: 0,
      warning: 'It has no items.',
    });
    expect(await row()).toMatchObject({ status: 'ok', etag: '"v1"' });
  });

  test('truncated: complete items kept, with a warning, and never confirmed by a 304', async () => {
    const whole = rss(item('One', 1) + item('Two', 2));
    answers['/a'] = (response) => response.setHeader('etag', '"v1"').end(whole.slice(0, -60));
    const { feeds } = await poll(NOW);
    expect(feeds[0]).toMatchObject({ added: 1, warning: 'It breaks off; its 1 complete item was read.' });
    expect(await row()).toMatchObject({ status: 'ok', etag: null, listedAt: NOW });
    const again = await poll(NOW + 20 * MINUTE);
    expect(again.feeds[0]).toMatchObject({ outcome: 'not_modified', warning: feeds[0]?.warning });
  });

  test('truncated after a whole answer: what is behind the break counts as listed', async () => {
    await poll(NOW);
    const whole = rss(item('One', 1) + item('Two', 2));
    answers['/a'] = (response) => response.end(whole.slice(0, -60));
    await poll(NOW + 20 * MINUTE);
    expect(await row()).toMatchObject({ itemCount: 1, listedAt: NOW });
  });

  test('repaired: well, and asked conditionally like any other', async () => {
    const bare = rss(item('One', 1)).replace('One', 'One & Two');
    answers['/a'] = (response) => response.setHeader('etag', '"v1"').end(bare);
    const { feeds } = await poll(NOW);
    expect(feeds[0]).toMatchObject({
      added: 1,
      warning: null,
    });
    expect(await row()).toMatchObject({ status: 'ok', etag: '"v1"' });
  });

  test('410 pauses it until somebody asks for it', async () => {
    answers['/a'] = (response) => response.writeHead(410).end();
    expect(await poll(NOW)).toMatchObject({ failed: 1, feeds: [{ outcome: 'paused' }] });
    expect((await poll(NOW + 1e9)).feeds[0]).toMatchObject({ outcome: 'not_due' });
    expect(await row()).toMatchObject({ status: 'paused', errorCount: 1 });
    expect(
      (await poll(NOW + 1e9, { sources: [source({ id: 'a', url: `${server.url}/c` })] })).feeds[0],
    ).toMatchObject({ outcome: 'failed' });
  });

  test('an aborted poll stops and blames no feed', async () => {
    const report = await poll(NOW, { signal: AbortSignal.abort() });
    expect(report.feeds).toEqual([]);
    expect(await row()).toBeUndefined();
  });

  test('nor does one that is ended while a feed is asked', async () => {
    const ended = new AbortController();
    answers['/a'] = () => ended.abort();
    const fetch = createGuardedFetch({
      userAgent: 'Twofold test',
      allowLoopback: true,
      timeoutMs: 60_000,
    });
    const report = await poll(NOW, { signal: ended.signal, fetch });
    expect(report).toMatchObject({ failed: 0, feeds: [{ outcome: 'not_due' }] });
    expect(await row()).toBeUndefined();
  });
});

test('one host is asked for one feed at a time', async () => {
  let open = 0;
  let most = 0;
  const slow = (response: ServerResponse) => {
    open += 1;
    most = Math.max(most, open);
    void setTimeout(30).then(() => {
      open -= 1;
      response.end(rss(item('One')));
    });
  };
  const sources = [1, 2, 3, 4].map((n) => source({ id: `s${n}`, url: `${server.url}/s${n}` }));
  for (const n of [1, 2, 3, 4]) answers[`/s${n}`] = slow;
  expect((await poll(NOW, { sources })).feeds).toHaveLength(4);
  expect(most).toBe(1);
});

test('two hosts whose feeds bring one article at once bring it once', async () => {
  await using other = await startPolling();
  for (const each of [here, other]) each.answers['/a'] = (response) => response.end(rss(item('One')));
  const sources = [here, other].map((each, n) => source({ id: `s${n}`, url: `${each.server.url}/a` }));
  const { store } = here;
  const slow = {
    ...store,
    knownArticles: async (query: Parameters<typeof store.knownArticles>[0]) => {
      const known = await store.knownArticles(query);
      await setTimeout(50);
      return known;
    },
  };
  expect(await poll(NOW, { sources, store: slow })).toMatchObject({ added: 1, failed: 0 });
});

test('a held feed is asked where fresh news is wanted, and the log tells once that it is held', async () => {
  const told: unknown[] = [];
  const log = { ...silentLog, warn: (...words: unknown[]) => void told.push(words.at(-1)) } as Log;
  const four = [1, 2, 3, 4].map((n) => item(`Title ${n}`, n)).join('');
  const churned = (mark: string) => rss(four.replaceAll('>g', `>${mark}-`));
  const again = `${churned('b')}<!-- again -->`;
  const outcomes: string[] = [];
  for (const [n, body] of [rss(four), churned('b'), again, again].entries()) {
    answers['/a'] = (response) => response.end(body);
    const { feeds } = await poll(NOW + 6 * n * MINUTE, { olderThanMs: 5 * MINUTE, log });
    outcomes.push(feeds[0]?.outcome ?? '');
  }
  expect(outcomes).toEqual(['fetched', 'fetched', 'fetched', 'not_modified']);
  expect(await row()).toMatchObject({ status: 'held' });
  expect(told).toEqual(['feed held']);
  // Under another address in the source list it is a new feed, which nobody holds.
  answers['/c'] = (response) => response.end(rss(item('Elsewhere', 9)));
  const moved = source({ id: 'a', url: `${server.url}/c` });
  expect(await poll(NOW + DAY, { sources: [moved] })).toMatchObject({ added: 1 });
  expect(await row()).toMatchObject({ url: moved.url, status: 'ok', held: null });
});

test('a feed that leads to another site at once is held, and the poll says so', async () => {
  const titles = ['Quay', 'Lock', 'Ferry', 'Crane'].map((title, n) => item(title, n)).join('');
  answers['/a'] = (response) => response.end(rss(titles));
  await poll(NOW);
  const others = ['Bonus', 'Jackpot', 'Odds', 'Tips'].map((title, n) => item(title, `x${n}`)).join('');
  answers['/a'] = (response) => response.end(rss(others.replaceAll('harbour.example', 'wagers.example')));
  const { feeds } = await poll(NOW + DAY);
  expect(feeds[0]).toMatchObject({
    added: 0,
    warning: expect.stringMatching(/^All 4 items are new at once/),
  });
  expect(await row()).toMatchObject({ status: 'held' });
});

describe('a held feed that an editor lets in at that very moment stays let in', () => {
  const held = (state: FeedState): FeedState => ({ ...state, status: 'held', held: 'Odd.' });

  test('while it is asked', async () => {
    await poll(NOW);
    await here.store.saveFeedState(held((await row()) as FeedState));
    answers['/a'] = async (response) => {
      await here.store.saveFeedState(releasedState((await row()) as FeedState, NOW + DAY));
      response.end(rss(item('Three', 3)));
    };
    await poll(NOW + DAY);
    expect(await row()).toMatchObject({ status: 'ok', held: null, guidsIgnored: true });
  });

  test('while another one’s answer puts it off', async () => {
    const [first, second] = ['a', 'b'].map((id) => source({ id, url: `${server.url}/${id}` }));
    if (!first || !second) throw new Error('two feeds');
    answers['/b'] = (response) => response.end(rss(item('Two', 2)));
    await poll(NOW, { sources: [second] });
    await here.store.saveFeedState(held((await row('b')) as FeedState));
    answers['/a'] = async (response) => {
      await here.store.saveFeedState(releasedState((await row('b')) as FeedState, NOW + DAY));
      response.writeHead(429, { 'retry-after': '1800' }).end();
    };
    const { feeds } = await poll(NOW + DAY, { sources: [first, second] });
    expect(feeds.map(({ outcome }) => outcome)).toEqual(['failed', 'put_off']);
    expect(await row('b')).toMatchObject({ status: 'ok', held: null, guidsIgnored: true });
  });
});

describe('a host of several feeds', () => {
  const sources = [1, 2, 3].map((n) => source({ id: `s${n}`, url: `https://news.example/${n}` }));
  const read = rss(item('One'));

  test('is given a pause between two requests', async () => {
    const at: number[] = [];
    const fetch: GuardedFetch = async (url) => {
      at.push(Date.now());
      return answered(url, 200, read);
    };
    await poll(NOW, { sources, fetch, hostGapMs: 60 });
    const pauses = at.slice(1).map((time, n) => time - (at[n] ?? 0));
    expect(pauses).toHaveLength(2);
    for (const pause of pauses) expect(pause).toBeGreaterThanOrEqual(55);
  });

  test('is asked for the first without a pause, and whoever is told to stop ends the next pause', async () => {
    const ended = new AbortController();
    const fetch: GuardedFetch = async (url, { signal } = {}) =>
      signal?.aborted
        ? { outcome: 'failed', kind: 'aborted', reason: 'The request was given up.' }
        : answered(url, 200, read);
    const stopSoon = async () => {
      await setTimeout(50);
      ended.abort();
    };
    const report = await poll(NOW, {
      sources,
      fetch,
      hostGapMs: 600_000,
      signal: ended.signal,
      onProgress: () => void stopSoon(),
    });
    expect(report.feeds.map(({ outcome }) => outcome)).toEqual(['fetched', 'not_due']);
  });

  test('that asks to be left alone is, also where that cannot be written down', async () => {
    const fetch: GuardedFetch = async (url) => answered(url, 429, '', { 'retry-after': '1800' });
    const { store } = here;
    const saveFeedState = async (state: FeedState, before?: FeedState) => {
      if (state.id === 's2') throw new Error('disk full');
      return store.saveFeedState(state, before);
    };
    const failing = { ...store, saveFeedState };
    const report = await poll(NOW, { sources, fetch, hostGapMs: 0, store: failing });
    expect(report.feeds.map(({ outcome }) => outcome)).toEqual(['failed', 'put_off', 'put_off']);
    expect(await row('s3')).toMatchObject({ status: 'new', error: null });
  });

  test('that asks to be left alone is, for all of them', async () => {
    const asked: string[] = [];
    const fetch: GuardedFetch = async (url) => {
      asked.push(url);
      return answered(url, 429, '', { 'retry-after': '1800' });
    };
    const report = await poll(NOW, { sources, fetch, hostGapMs: 0 });
    expect(report.feeds.map(({ outcome }) => outcome)).toEqual(['failed', 'put_off', 'put_off']);
    await poll(NOW + 29 * MINUTE, { sources, fetch, hostGapMs: 0 });
    expect(asked).toHaveLength(1);
    expect(await row('s3')).toMatchObject({ status: 'new', error: null });
  });

  test.for(['dns', 'connect', 'tls', 'timeout'] as const)(
    'that is down (%s) costs a poll two tries, not one a feed; the rest is asked at the next',
    async (kind) => {
      let down = true;
      const asked: string[] = [];
      const fetch: GuardedFetch = async (url) => {
        asked.push(url);
        if (down) return { outcome: 'failed', kind, reason: 'It cannot be reached.' };
        return answered(url, 200, read);
      };
      const outcomes = async (at: number) =>
        (await poll(at, { sources, fetch, hostGapMs: 0 })).feeds.map(({ outcome }) => outcome);
      expect(await outcomes(NOW)).toEqual(['failed', 'failed', 'put_off']);
      down = false;
      expect(await outcomes(NOW + MINUTE)).toEqual(['not_due', 'not_due', 'fetched']);
      expect(asked).toHaveLength(3);
    },
  );

  test('of which every other feed cannot be reached is not down', async () => {
    const fetch: GuardedFetch = async (url) =>
      url.endsWith('2')
        ? answered(url, 200, read)
        : { outcome: 'failed', kind: 'timeout', reason: 'It did not answer in time.' };
    const four = [...sources, source({ id: 's4', url: 'https://news.example/4' })];
    const report = await poll(NOW, { sources: four, fetch, hostGapMs: 0 });
    expect(report.feeds.map(({ outcome }) => outcome)).toEqual(['failed', 'fetched', 'failed', 'failed']);
  });

  test('whose feed fails otherwise is asked for the others', async () => {
    const fetch: GuardedFetch = async (url) => answered(url, url.endsWith('1') ? 500 : 200, read);
    const report = await poll(NOW, { sources, fetch, hostGapMs: 0 });
    expect(report.feeds.map(({ outcome }) => outcome)).toEqual(['failed', 'fetched', 'fetched']);
  });
});

function answered(url: string, status: number, body: string, headers: Record<string, string> = {}) {
  return { outcome: 'response' as const, status, headers, body: Buffer.from(body), url, permanentUrl: null };
}
