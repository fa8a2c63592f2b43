import { expect, test } from 'vitest';
import { feedStatus, oldestFeedCheckAt } from '../../../src/jobs/feeds/feed-status.ts';
import { DRAFT_TIME, startNewsroom } from '../../support/newsroom-here.ts';
import { NEWS, rssOf, writeNewsroom } from '../../support/own-newsroom.ts';

test.each([
  ['wrong', 404],
  ['closed', 410],
])('an only feed whose address was %s is asked at its new one at the next wake-up', async (_what, status) => {
  await using here = await startNewsroom();
  here.feeds.set('/post.xml', { status });
  expect((await here.tickAt(DRAFT_TIME - 60_000))[0]).toContain('1 feed failing');
  here.feeds.set('/moved.xml', { body: rssOf(NEWS, DRAFT_TIME) });
  writeNewsroom(here.folder.path, { feeds: { post: here.feeds.url('/moved.xml') } });
  {
    await using app = await here.open();
    expect(await app.jobs.feedStatus()).toMatchObject([{ status: 'new', error: null }]);
  }
  expect((await here.tickAt(DRAFT_TIME - 30_000))[0]).toContain('6 new articles');
});

test('pages are counted for each feed, of the last day, read or not', async () => {
  await using here = await startNewsroom();
  await using app = await here.open();
  const day = 86_400_000;
  const pages = [
    ['post', 'read', 0],
    ['post', 'read', 1],
    ['post', 'failed', 2],
    ['post', 'failed', day - 1],
    ['post', 'read', day + 1],
    ['another', 'read', 0],
  ] as const;
  const counted: number[] = [];
  const effects = {
    ...app.effects,
    pages: {
      ...app.effects.pages,
      async countPages(since: number) {
        counted.push(here.clock.at - since);
        return pages
          .filter(([, , age]) => age <= here.clock.at - since)
          .map(([feedId, status]) => ({ feedId, status, count: 2 }));
      },
    },
  };
  expect(await feedStatus(effects)).toMatchObject([{ id: 'post', pages: { read: 4, unread: 4 } }]);
  expect(counted).toEqual([day]);
});

test('a feed that redirects for good says where it has moved, beside what else is odd', async () => {
  await using here = await startNewsroom();
  await here.run(['poll']);
  await using app = await here.open();
  const { effects } = app;
  const [state] = await effects.feeds.feedStates();
  if (!state) throw new Error('the feed was not polled');
  const movedTo = 'https://new.brinmouth.example/rss';
  const moved = { ...state, movedTo, movedSince: here.clock.at - 90 * 86_400_000, warning: 'It is slow.' };
  await effects.feeds.saveFeedState(moved);
  const warning = `It is slow. It has moved: put ${movedTo} in the source list.`;
  expect(await feedStatus(effects)).toMatchObject([{ warning }]);
  await effects.feeds.saveFeedState({ ...moved, movedSince: here.clock.at, warning: null });
  expect(await feedStatus(effects)).toMatchObject([{ warning: null }]);
});

test('a feed that is held is as fresh as when it was asked last, one that fails is not', async () => {
  await using here = await startNewsroom();
  await here.tickAt(DRAFT_TIME - 3_600_000);
  await using app = await here.open();
  const { feeds } = app.effects;
  const [state] = await feeds.feedStates();
  if (!state) throw new Error('it was not polled');
  await feeds.saveFeedState({ ...state, status: 'held', held: 'Odd.' });
  expect(await oldestFeedCheckAt(app.effects)).toBe(DRAFT_TIME - 3_600_000);
  await feeds.saveFeedState({ ...state, status: 'failing' });
  expect(await oldestFeedCheckAt(app.effects)).toBeNull();
});

test('a feed that its outlet has closed is not looked at every minute', async () => {
  await using here = await startNewsroom();
  here.feeds.set('/post.xml', { status: 410 });
  expect((await here.tickAt(DRAFT_TIME - 3_600_000))[0]).toContain('polled 1 feed');
  expect(await here.tickAt(DRAFT_TIME - 1_800_000)).toEqual([]);
});
