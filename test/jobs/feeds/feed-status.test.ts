import { expect, test } from 'vitest';
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
