import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DRAFT_TIME, type NewsroomHere, startNewsroom } from '../../support/newsroom-here.ts';
import { NEWS, rssOf, writeNewsroom } from '../../support/own-newsroom.ts';

const HOUR = 3_600_000;

/** Two feeds of one host. */
async function startTwo(): Promise<NewsroomHere> {
  const here = await startNewsroom();
  const feeds = ['post', 'town'].map((id) => [id, here.feeds.url(`/${id}.xml`)]);
  writeNewsroom(here.folder.path, { feeds: Object.fromEntries(feeds) });
  return here;
}

test('a feed that is put off for another of its host is not counted as asked', async () => {
  await using here = await startTwo();
  here.feeds.set('/post.xml', { status: 429, headers: { 'retry-after': '1800' } });
  expect((await here.tickAt(DRAFT_TIME - HOUR))[0]).toBe(
    'polled 1 feed: 0 new articles, 0 updated, 1 feed failing',
  );
});

test('one feed can be asked alone; another that failed before and was not asked is named', async () => {
  await using here = await startTwo();
  await using app = await here.open();
  const town = await app.jobs.poll({ feedId: 'town', force: true });
  expect(town).toMatchObject({ failed: 1, failingUnasked: [], feeds: [{ feedId: 'town' }] });
  const post = await app.jobs.poll({ feedId: 'post', force: true });
  expect(post).toMatchObject({ failed: 0, failingUnasked: ['town'], feeds: [{ feedId: 'post' }] });
  expect(await app.jobs.poll({})).toMatchObject({ failed: 0, failingUnasked: ['town'] });
});

test('a poll that is stopped while a page is read ends, and the page is asked for again', async () => {
  await using here = await startNewsroom();
  const list = `${here.env.NEWSROOM_DIR}/newsroom.yaml`;
  writeFileSync(list, readFileSync(list, 'utf8').replace('pages: never', 'pages: always'));
  const body = rssOf(NEWS.slice(0, 1), DRAFT_TIME).replaceAll(
    'https://news.brinmouth.example/canal-lock',
    here.feeds.url('/lock'),
  );
  here.feeds.set('/post.xml', { body });
  const stop = new AbortController();
  here.feeds.set('/lock', { endless: true, asked: () => stop.abort() });
  await using app = await here.open();
  expect(await app.jobs.poll({ force: true, signal: stop.signal })).toMatchObject({ added: 1 });
  expect(stop.signal.aborted).toBe(true);
  expect(await app.effects.pages.countPages(0)).toEqual([]);
});
