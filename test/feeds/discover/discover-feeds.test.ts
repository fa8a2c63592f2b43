import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { discoverFeeds } from '../../../src/feeds/discover/discover-feeds.ts';
import { findFeedLinks, usualFeedLinks } from '../../../src/feeds/discover/find-feed-links.ts';
import { createGuardedFetch } from '../../../src/feeds/fetch/guarded-fetch.ts';
import { item, type LocalServer, rss, serve } from '../feed-fixtures.ts';

const PAGE = 'https://paper.example/news/';
const links = (html: string) => findFeedLinks(html, PAGE).map(({ url }) => url);

describe('a page’s links', () => {
  test.for([
    ['<link rel="alternate" type="application/rss+xml" href="/rss">', ['https://paper.example/rss']],
    [
      '<LINK REL="alternate home" TYPE="application/atom+xml" HREF="atom.xml">',
      ['https://paper.example/news/atom.xml'],
    ],
    [
      '<link rel=alternate type=application/feed+json href=//cdn.paper.example/f.json>',
      ['https://cdn.paper.example/f.json'],
    ],
    [
      '<base href="https://other.example/x/"><link rel="alternate" type="application/rss+xml" href="rss">',
      ['https://other.example/x/rss'],
    ],
    ['<link rel="feed" href="feed://paper.example/f">', ['http://paper.example/f']],
    [
      '<link rel="alternate" hreflang="fr" href="/fr"><link rel="stylesheet" type="text/css" href="/feed.css">',
      [],
    ],
    ['<link rel="alternate" type="application/json" href="/wp-json/posts/1">', []],
    ['<a href="/world/index.rss">World</a>', ['https://paper.example/world/index.rss']],
    ['<a href="/subscribe"><img alt=""> Our <b>RSS</b> feeds</a>', ['https://paper.example/subscribe']],
    ['<a href="http://feeds.paper.example/top">Top</a>', ['http://feeds.paper.example/top']],
    ['<a href="/?format=feed&type=rss">x</a>', ['https://paper.example/?format=feed&type=rss']],
    [
      '<a href="/feedback">Feedback</a><a href="/atomic-power">Atomic power</a><a href="/press">Press</a>',
      [],
    ],
    ['<a href="javascript:rss()">RSS</a><a href="mailto:rss@paper.example">RSS</a><a>RSS</a>', []],
    ['<a href="/rss#top">1</a><a href="/rss">2</a>', ['https://paper.example/rss']],
  ] as const)('%s', ([html, found]) => {
    expect(links(html)).toEqual(found);
  });

  test('declared ones come first, comments last', () => {
    const page = `<a href="/all.rss">All</a>
      <link rel="alternate" type="application/rss+xml" title="Paper » Comments Feed" href="/comments/feed/">
      <link rel="alternate" type="application/rss+xml" title="Paper » Feed" href="/feed/">`;
    expect(findFeedLinks(page, PAGE)).toEqual([
      { url: 'https://paper.example/feed/', title: 'Paper » Feed', from: 'link' },
      { url: 'https://paper.example/comments/feed/', title: 'Paper » Comments Feed', from: 'link' },
      { url: 'https://paper.example/all.rss', title: 'All', from: 'anchor' },
    ]);
  });

  test('a page that is nested without end is read as far as it makes sense', () => {
    const page = `<link rel="alternate" type="application/rss+xml" href="/rss">${'<a href="/feed">'.repeat(1_000_000)}`;
    expect(findFeedLinks(page, 'https://harbour.example/').map(({ url }) => url)).toEqual([
      'https://harbour.example/rss',
    ]);
  });

  test('usual places are below the page and the site', () => {
    const usual = usualFeedLinks('https://paper.example/world?page=2#top').map(({ url }) => url);
    expect(usual).toContain('https://paper.example/world/feed/');
    expect(usual).toContain('https://paper.example/rss.xml');
    expect(usualFeedLinks('https://paper.example/').map(({ url }) => url)).toContain(
      'https://paper.example/feed/',
    );
  });
});

describe('looking', () => {
  let server: LocalServer;
  let answers: Record<string, string | ((response: ServerResponse) => void)>;
  beforeEach(async () => {
    answers = {};
    server = await serve((request, response) => {
      const answer = answers[request.url ?? ''];
      if (typeof answer === 'function') answer(response);
      else response.writeHead(answer === undefined ? 404 : 200).end(answer);
    });
  });
  afterEach(() => server[Symbol.asyncDispose]());

  const fetch = createGuardedFetch({ userAgent: 'Twofold test', allowLoopback: true, timeoutMs: 4_000 });
  const look = (path: string) => discoverFeeds(`${server.url}${path}`, { fetch });
  const page = (body: string) =>
    `<!doctype html><html><head><title>P</title></head><body>${body}</body></html>`;
  const declared = (href: string) => `<link rel="alternate" type="application/rss+xml" href="${href}">`;

  test('each is read before it counts, and the others are told', async () => {
    answers['/'] = page(
      `${declared('/good')}${declared('/gone')}${declared('/page')}${declared('http://10.0.0.1/rss')}`,
    );
    answers['/good'] = rss(item('One', 1) + item('Two', 2).replace('09:00:00', '10:00:00'));
    answers['/page'] = page('nothing');
    expect(await look('/')).toEqual({
      outcome: 'looked',
      url: `${server.url}/`,
      feeds: [
        {
          url: `${server.url}/good`,
          title: 'Harbour Post',
          format: 'rss',
          items: 2,
          newestAt: Date.UTC(2026, 10, 23, 10),
          language: null,
          from: 'link',
        },
      ],
      tried: [
        { url: `${server.url}/gone`, reason: 'The server answered 404.', from: 'link' },
        { url: `${server.url}/page`, reason: 'It is a web page, not a feed.', from: 'link' },
        { url: 'http://10.0.0.1/rss', reason: '10.0.0.1 is not a public address.', from: 'link' },
      ],
    });
  });

  test('an address that is a feed is its own find', async () => {
    answers['/feed'] = rss(item('One'));
    expect(await look('/feed')).toMatchObject({ feeds: [{ from: 'itself', items: 1 }] });
    expect(server.requests).toHaveLength(1);
  });

  test('a link to a page of feeds is followed once, and what leads back is not asked again', async () => {
    answers['/'] = page('<a href="/rss-feeds">RSS</a><a href="/">Home of RSS</a>');
    answers['/rss-feeds'] = page(
      '<a href="/world.rss">World</a><a href="/more-rss">More</a><a href="/rss-feeds">RSS</a>',
    );
    answers['/more-rss'] = page('<a href="/deep.rss">Deep</a>');
    answers['/world.rss'] = rss(item('One'));
    expect(await look('/')).toMatchObject({ feeds: [{ url: `${server.url}/world.rss`, from: 'anchor' }] });
    expect(server.requests.map(({ url }) => url)).toEqual(['/', '/rss-feeds', '/world.rss', '/more-rss']);
  });

  test('where a page offers none, the usual places are tried', async () => {
    answers['/'] = page('Welcome');
    answers['/atom.xml'] = rss(item('One'));
    const looked = await look('/');
    expect(looked).toMatchObject({ feeds: [{ url: `${server.url}/atom.xml`, from: 'usual' }] });
  });

  test('a page that is kept from programs may have a feed that is not', async () => {
    answers['/'] = (response) => response.writeHead(403).end('No');
    answers['/feed/'] = rss(item('One'));
    expect(await look('/')).toMatchObject({ feeds: [{ url: `${server.url}/feed/` }] });
  });

  test('two addresses of one feed are one', async () => {
    answers['/'] = page(`${declared('/good')}${declared('/old')}`);
    answers['/good'] = rss(item('One'));
    answers['/old'] = (response) => response.writeHead(301, { location: '/good' }).end();
    expect(await look('/')).toMatchObject({ feeds: [{ url: `${server.url}/good` }], tried: [] });
  });

  test('a page of thousands of links is not asked thousands of times', async () => {
    answers['/'] = page(Array.from({ length: 3_000 }, (_, n) => `<a href="/${n}.rss">x</a>`).join(''));
    await look('/');
    expect(server.requests.length).toBeLessThan(60);
  });

  test('an address that cannot be read says why', async () => {
    expect(await look('/nothing')).toEqual({
      outcome: 'unreachable',
      reason: 'The server answered 404.',
      why: 'answered',
    });
    expect(await discoverFeeds('http://192.168.0.1/', { fetch })).toMatchObject({
      outcome: 'unreachable',
      why: 'refused',
    });
  });
});
