import { expect, test } from 'vitest';
import { type NewsroomHere, startNewsroom } from '../../support/newsroom-here.ts';
import { NEWS, rssOf } from '../../support/own-newsroom.ts';

const page = (place: number) => `/${NEWS[place]?.slug}`;

/** An issue that links to pages of the feeds' own server, all there. */
async function withPages(here: NewsroomHere, changed: (body: string) => string = (body) => body) {
  const body = rssOf(NEWS, here.clock.at).replaceAll('https://news.brinmouth.example/', here.feeds.url('/'));
  here.feeds.set('/post.xml', { body: changed(body) });
  here.feeds.set('/', { body: 'a page' });
  for (let place = 0; place < NEWS.length; place++) here.feeds.set(page(place), { body: 'a page' });
  await here.run(['poll']);
  await here.run(['compose', 'morning']);
}

test('“lint --links” asks for each linked page and names those that cannot be had', async () => {
  await using here = await startNewsroom();
  await withPages(here);
  here.feeds.set(page(0), { status: 404 });
  here.feeds.set(page(1), { status: 403 });
  here.feeds.set(page(2), { status: 503 });
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
  const { links } = JSON.parse(ran.stdout) as { links: { found: number; asked: number } };
  expect(links.asked).toBe(links.found);
  expect(ran.stderr).toMatch(/\d links? could not be opened\./);
});

const deadOf = (stdout: string) =>
  (JSON.parse(stdout) as { findings: { rule: string; message: string }[] }).findings
    .filter(({ rule }) => rule === 'dead-link')
    .map(({ message }) => message);

test('a page is there by its headers, however long its body takes', { timeout: 12_000 }, async () => {
  await using here = await startNewsroom();
  await withPages(here);
  here.feeds.set(page(0), { body: 'the first minute', endless: true });
  const { stdout } = await here.run(['lint', 'morning', '--links', '--json']);
  expect(deadOf(stdout).filter((message) => message.includes(here.feeds.url('/')))).toEqual([]);
});

test('what a rule of ours keeps us from is no dead page, an address inside somebody’s network is', async () => {
  await using here = await startNewsroom();
  await withPages(here, (body) =>
    body
      .replaceAll(here.feeds.url(page(0)), 'https://news.brinmouth.example:8181/canal-lock')
      .replaceAll(here.feeds.url(page(1)), 'http://192.168.7.7/school-meals'),
  );
  here.feeds.set(page(2), { status: 302, headers: { location: 'https://ann@news.brinmouth.example/' } });
  const { stdout } = await here.run(['lint', 'morning', '--links', '--json']);
  const dead = deadOf(stdout).filter((message) => /:8181|192\.168|127\.0\.0\.1/.test(message));
  expect(dead).toEqual(['http://192.168.7.7/school-meals: 192.168.7.7 is not a public address.']);
});

test('stopped half-way, it says what it left out and that it is to be run again', async () => {
  await using here = await startNewsroom();
  await withPages(here);
  const stop = new AbortController();
  here.feeds.set(page(2), { body: 'a page', asked: () => stop.abort() });
  const ran = await here.run(['lint', 'morning', '--links', '--json'], {}, stop.signal);
  expect(ran.code).toBe(75);
  const { links } = JSON.parse(ran.stdout) as { links: { found: number; asked: number } };
  expect(links.asked).toBeLessThan(links.found);
  expect(ran.stderr).toContain(`Stopped. `);
  expect(ran.stderr).toContain(`${links.found - links.asked} links of ${links.found} were not checked.`);
});
