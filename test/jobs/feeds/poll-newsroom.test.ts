import { expect, test } from 'vitest';
import { DRAFT_TIME, startNewsroom } from '../../support/newsroom-here.ts';
import { writeNewsroom } from '../../support/own-newsroom.ts';

test('a feed that is put off for another of its host is not counted as asked', async () => {
  await using here = await startNewsroom();
  const feeds = ['post', 'town'].map((id) => [id, here.feeds.url(`/${id}.xml`)]);
  writeNewsroom(here.folder.path, { feeds: Object.fromEntries(feeds) });
  here.feeds.set('/post.xml', { status: 429, headers: { 'retry-after': '1800' } });
  expect((await here.tickAt(DRAFT_TIME - 3_600_000))[0]).toBe(
    'polled 1 feed: 0 new articles, 0 updated, 1 feed failing',
  );
});
