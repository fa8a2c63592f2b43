import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type DeskServer,
  deskContent,
  EDITOR,
  ISSUE_PATH,
  postForm,
  startDesk,
} from '../../support/desk-server.ts';

let desk: DeskServer;
let cookie: string;
beforeEach(async () => {
  desk = await startDesk();
  cookie = await desk.signIn();
});
afterEach(() => desk[Symbol.asyncDispose]());

test('a held feed says why, and a button lets it in; only a held one has it', async () => {
  const page = await (await fetch(`${desk.baseUrl}/desk`, { headers: { cookie } })).text();
  expect(page).toContain('3 feeds, 1 failing, 1 held.');
  expect(page).toContain('The GUIDs of 9 items changed at once');
  expect(page).toContain('2 unknown items wait');
  expect(page.match(/action="\/desk\/feeds\/[^"]*"/g)).toEqual(['action="/desk/feeds/ridge/release"']);
  const pressed = await postForm(`${desk.baseUrl}/desk/feeds/ridge/release`, {}, cookie);
  expect([pressed.status, pressed.headers.get('location')]).toEqual([303, '/desk#feeds']);
  expect(desk.book.asked).toEqual([`release ridge ${EDITOR}`]);
});

test('a feed nobody has, and nobody signed in', async () => {
  expect((await postForm(`${desk.baseUrl}/desk/feeds/nowhere/release`, {}, cookie)).status).toBe(404);
  expect((await postForm(`${desk.baseUrl}/desk/feeds/ridge/release`, {}, '')).headers.get('location')).toBe(
    '/desk/sign-in',
  );
  expect(desk.book.asked).toEqual([]);
});

test('a report that its publisher edited later says so on its story; one mended at once does not', async () => {
  await desk[Symbol.asyncDispose]();
  const content = deskContent();
  const [first, second] = content.stories.map(({ articles }) => articles[0]);
  if (!first || !second) throw new Error('The sample has too few stories.');
  first.updatedAt = first.publishedAt + 40 * 60_000;
  second.updatedAt = second.publishedAt + 60_000;
  desk = await startDesk(content);
  cookie = await desk.signIn();
  const page = await (await fetch(`${desk.baseUrl}${ISSUE_PATH}`, { headers: { cookie } })).text();
  expect(
    load(page)('.story-head')
      .text()
      .match(/Source edited/g),
  ).toHaveLength(1);
  expect(page.match(/, edited (?:[^<—]*)/g)).toHaveLength(1);
});
