import { expect, test } from 'vitest';
import { startNewsroom } from '../../support/newsroom-here.ts';
import { NEWS, rssOf } from '../../support/own-newsroom.ts';

test('“lint --links” asks for each linked page and names those that cannot be had', async () => {
  await using here = await startNewsroom();
  const page = (place: number) => `/${NEWS[place]?.slug}`;
  const body = rssOf(NEWS, here.clock.at).replaceAll('https://news.brinmouth.example/', here.feeds.url('/'));
  here.feeds.set('/post.xml', { body });
  for (let place = 0; place < NEWS.length; place++) here.feeds.set(page(place), { body: 'a page' });
  here.feeds.set(page(0), { status: 404 });
  here.feeds.set(page(1), { status: 403 });
  here.feeds.set(page(2), { status: 503 });
  await here.run(['poll']);
  await here.run(['compose', 'morning']);
  const without = await here.run(['lint', 'morning', '--json']);
  expect(without.stdout).not.toContain('dead-link');
  const ran = await here.run(['lint', 'morning', '--links', '--json']);
  const { findings } = JSON.parse(ran.stdout) as {
    findings: { rule: string; message: string; where?: string }[];
  };
  const ours = findings.filter(({ rule, where }) => rule === 'dead-link' && where !== undefined);
  expect(ours.map(({ message }) => message).toSorted()).toEqual(
    [
      `${here.feeds.url(page(0))}: There is no such page (404).`,
      `${here.feeds.url(page(2))}: Its server has trouble (503).`,
    ].toSorted(),
  );
  expect(ran.code).toBe(without.code);
  expect(ran.stderr).toMatch(/\d dead links?\./);
});
