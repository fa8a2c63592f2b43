import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DeskServer, ISSUE_ID, ISSUE_PATH, postForm, startDesk } from '../../../support/desk-server.ts';

let desk: DeskServer;
let cookie: string;
beforeEach(async () => {
  desk = await startDesk();
  cookie = await desk.signIn();
  desk.deps.editions.splice(0, 1); // somebody took the Morning Update out of the source list
});
afterEach(async () => {
  await desk[Symbol.asyncDispose]();
});

const get = (path: string) => fetch(`${desk.baseUrl}${path}`, { redirect: 'manual', headers: { cookie } });
const post = (verb: string) => postForm(`${desk.baseUrl}${ISSUE_PATH}/${verb}`, { hash: 'any' }, cookie);
const MISSING =
  'The source list has no edition “morning”: put it back for the issue to go on, or cancel the issue.';

test.for(['', '/send', '/outcomes', '/versions', '/versions/1', '/cancel', '/preview/html', '/standing'])(
  'an issue whose edition is gone says so instead of %s',
  async (path) => {
    const answer = await get(`${ISSUE_PATH}${path}`);
    expect(answer.status).toBe(404);
    expect(load(await answer.text())('main').text()).toContain(`The issue is a draft. ${MISSING}`);
  },
);

test.for(['edit', 'approve', 'withdraw', 'pause', 'resume', 'send', 'resolve', 'restore', 'test-send'])(
  'nor can anybody %s it',
  async (verb) => {
    const answer = await post(verb);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain(MISSING);
    expect((await desk.deps.issues.get(ISSUE_ID))?.state).toBe('draft');
  },
);

test('the list says it, and the issue can be cancelled', async () => {
  expect(load(await (await get('/desk')).text())('main').text()).toContain(MISSING);
  const page = load(await (await get(ISSUE_PATH)).text());
  expect(page('form[action$="/cancel"]').attr('action')).toBe(`${ISSUE_PATH}/cancel`);
  expect((await post('cancel')).status).toBe(303);
  expect((await desk.deps.issues.get(ISSUE_ID))?.state).toBe('cancelled');
  const over = load(await (await get(ISSUE_PATH)).text());
  expect(over('main').text()).toContain(
    'The issue is cancelled. The source list has no edition “morning” any',
  );
  expect(over('form[action$="/cancel"]').length).toBe(0);
  expect(load(await (await get('/desk')).text())('main').text()).not.toContain(MISSING);
});

test('what never was is not there, whatever its edition', async () => {
  const answer = await get('/desk/issues/midday/2026-11-23');
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain('There is no such page');
});
