import { expect, test } from 'vitest';
import { DRAFT_TIME, startNewsroom } from '../support/newsroom-here.ts';
import { NEWS, rssOf } from '../support/own-newsroom.ts';

const DAY = 86_400_000;
const EXTRA = {
  slug: 'lock-fair',
  title: 'Lock fair draws a thousand',
  text: 'The fair filled the quay on Saturday.',
};

test('after 90 days what no issue tells of and no feed lists is deleted, once a day', async () => {
  await using here = await startNewsroom({ minStories: 1 });
  here.feeds.set('/post.xml', { body: rssOf(NEWS, DRAFT_TIME) });
  await here.tickAt(DRAFT_TIME);
  // After the draft of that day: in no issue, and off the list by the next day.
  here.feeds.set('/post.xml', { body: rssOf([EXTRA], DRAFT_TIME + 2 * 3_600_000) });
  await here.tickAt(DRAFT_TIME + 3 * 3_600_000);
  const listed = { slug: 'always', title: 'Opening hours of the lock', text: 'From six to six.' };
  here.feeds.set('/post.xml', { body: rssOf([listed], DRAFT_TIME + 20 * 3_600_000) });
  await here.tickAt(DRAFT_TIME + 20 * 3_600_000);
  await using app = await here.open();
  const titles = async () =>
    (await app.effects.articles.articlesBetween(0, DRAFT_TIME * 2)).map(({ title }) => title).sort();
  const before = await titles();
  expect(before).toContain(EXTRA.title);

  const early = await here.tickAt(DRAFT_TIME + 80 * DAY);
  expect(early).toContain('deleted 0 old articles');
  const late = await here.tickAt(DRAFT_TIME + 92 * DAY);
  expect(late).toContain('deleted 1 old article');
  expect(await titles()).toEqual(before.filter((title) => title !== EXTRA.title));
  expect((await here.tickAt(DRAFT_TIME + 92 * DAY + 60_000)).join(' ')).not.toContain('deleted');
  // What issues told of is still there, and what the feed lists does not come in again.
  expect(await here.tickAt(DRAFT_TIME + 94 * DAY)).toContain('deleted 0 old articles');
  const polled = await app.jobs.poll({ force: true });
  expect(polled).toMatchObject({ added: 0 });
  expect(await titles()).toHaveLength(before.length - 1);
});

test('0 keeps them for good', async () => {
  await using here = await startNewsroom({ minStories: 1 });
  here.feeds.set('/post.xml', { body: rssOf([EXTRA], DRAFT_TIME) });
  await here.tickAt(DRAFT_TIME - 60_000);
  here.feeds.set('/post.xml', { body: rssOf(NEWS, DRAFT_TIME + DAY) });
  await here.tickAt(DRAFT_TIME + DAY);
  const done = await here.tickAt(DRAFT_TIME + 400 * DAY, { KEEP_ARTICLES_DAYS: '0' });
  expect(done).toContain('deleted 0 old articles');
  await using app = await here.open();
  const articles = await app.effects.articles.articlesBetween(0, DRAFT_TIME * 2);
  expect(articles.map(({ title }) => title)).toContain(EXTRA.title);
  await expect(here.open({ KEEP_ARTICLES_DAYS: '7' })).rejects.toThrow('KEEP_ARTICLES_DAYS: is less than 30');
});
