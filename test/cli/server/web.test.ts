import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../../src/app/app.ts';
import {
  DRAFT_TIME,
  ISSUE_ID,
  type NewsroomHere,
  SEND_TIME,
  startNewsroom,
} from '../../support/newsroom-here.ts';
import { type NewsItem, rssOf } from '../../support/own-newsroom.ts';

/** One newsroom from the first visitor to the archive: each test goes on where the one before ended. */
let here: NewsroomHere;
let app: App;
beforeAll(async () => {
  here = await startNewsroom({ approval: 'hold' });
  app = await here.open();
  const { signal } = new AbortController();
  await app.tick({ signal });
  await app.tick({ signal });
});
afterAll(async () => {
  await app[Symbol.asyncDispose]();
  await here[Symbol.asyncDispose]();
});

const DAY = 86_400_000;
/** The same newspaper a day later, on other matters. */
const TOMORROW: NewsItem[] = [
  {
    slug: 'market-hall',
    title: 'Market hall sold to its stallholders for 3 million crowns',
    text: 'The stallholders of the market hall bought it from the county on Tuesday. They paid 3 million crowns. Rents will not rise before 2030, their chair promised.',
  },
  {
    slug: 'apple-frost',
    title: 'Frost ruins half of the cider apples in the Vellin valley',
    text: 'A night of frost ruined half of the cider apples still hanging in the Vellin valley. Growers put their loss at 900,000 crowns. The insurers meet them on Thursday.',
  },
  {
    slug: 'bus-drivers',
    title: 'Bus drivers call off their strike after a pay offer',
    text: 'Drivers of the county buses called off a strike planned for Friday. Their union accepted a rise of 4 per cent. All routes will run as usual.',
  },
];

const READER = 'nora@mail.example';
const LEAVER = 'otto@mail.example';
const EDITOR = 'desk@brinmouth.example';
let cookie = '';

const pathOf = (url: string) => url.replace(app.baseUrl, '');
const get = (path: string) => ask(path, { headers: { cookie } });
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  ask(path, {
    method: 'POST',
    headers: { origin: app.baseUrl, cookie, ...headers },
    body: new URLSearchParams(fields),
  });

/** As the server hands it over: with the socket's address beside the request. */
async function ask(path: string, init: RequestInit): Promise<Response> {
  const incoming = { socket: { remoteAddress: '127.0.0.1', remotePort: 40_000, remoteFamily: 'IPv4' } };
  return app.site.request(`${app.baseUrl}${path}`, init, { incoming });
}

/** The newest mail to an address, its soft line breaks undone. */
async function mailTo(address: string, count = 1): Promise<string> {
  const mails = () => here.smtp.accepted.filter(({ to }) => to === address);
  await expect.poll(() => mails().length, { timeout: 15_000 }).toBeGreaterThanOrEqual(count);
  return (mails().at(-1)?.raw ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=');
}

const linkIn = (mail: string, name: string) =>
  pathOf(new RegExp(`https://updates\\.brinmouth\\.example/${name}/[\\w.~-]+`).exec(mail)?.[0] ?? '');
const stateOf = async (address: string) => {
  const [found] = await app.effects.subscribers.list({ search: address }, { afterId: 0, limit: 1 });
  return found?.subscriptions[0]?.state;
};

test.for([READER, LEAVER])(
  '%s signs up, opens the mailed link, and is in only after the button',
  async (address) => {
    expect((await post('/sign-up', { address, edition: 'morning' })).status).toBe(303);
    const link = linkIn(await mailTo(address), 'confirm');
    for (const method of ['GET', 'HEAD', 'GET']) expect((await ask(link, { method })).status).toBe(200);
    expect(await stateOf(address)).not.toBe('active');
    for (const wrong of [`${link}x`, link.slice(0, -1), link.replace('/confirm/', '/unsubscribe/')])
      expect((await post(wrong, {})).status).toBe(404);
    expect(await stateOf(address)).not.toBe('active');
    for (const _twice of [1, 2]) expect((await post(link, {})).status).toBe(200);
    expect(await stateOf(address)).toBe('active');
  },
);

test('the editor signs in with the mailed code', async () => {
  expect((await get(`/desk/issues/${ISSUE_ID}`)).headers.get('location')).toBe('/desk/sign-in');
  await post('/desk/sign-in', { address: EDITOR });
  const code = /\b\d{6}\b/.exec((await mailTo(EDITOR)).replace(/^[\s\S]*?\r\n\r\n/, ''))?.[0] ?? '';
  const answer = await post('/desk/sign-in/code', { address: EDITOR, code });
  expect(answer.status).toBe(303);
  cookie = answer.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
  expect((await get(`/desk/issues/${ISSUE_ID}`)).status).toBe(200);
});

test('sending before approval, or from another site, is refused', async () => {
  const hash = (await app.issues.get(ISSUE_ID))?.contentHash ?? '';
  expect((await post(`/desk/issues/${ISSUE_ID}/send`, { hash })).status).toBe(422);
  const elsewhere = { origin: 'https://evil.example' };
  expect((await post(`/desk/issues/${ISSUE_ID}/approve`, { hash }, elsewhere)).status).toBe(403);
  expect((await post(`/desk/issues/${ISSUE_ID}/approve`, { hash: 'an older one' })).status).toBe(409);
  expect((await app.issues.get(ISSUE_ID))?.state).toBe('draft');
});

test('approved and sent at the desk: who confirmed has it, the archive shows it', async () => {
  expect((await get(`/archive/${ISSUE_ID}`)).status).toBe(404);
  here.clock.at = SEND_TIME;
  const hash = (await app.issues.get(ISSUE_ID))?.contentHash ?? '';
  expect((await post(`/desk/issues/${ISSUE_ID}/approve`, { hash })).status).toBe(303);
  for (const _twice of [1, 2]) await post(`/desk/issues/${ISSUE_ID}/send`, { hash });
  const state = async () => (await app.issues.get(ISSUE_ID))?.state;
  await expect.poll(state, { timeout: 15_000 }).toBe('finished');
  const issues = here.smtp.accepted.filter(({ raw }) => /^List-Unsubscribe-Post:/im.test(raw));
  expect(issues.map(({ to }) => to).toSorted()).toEqual([READER, LEAVER]);
  const page = await get(`/archive/${ISSUE_ID}`);
  expect(page.status).toBe(200);
  const mail = await (await get(`/archive/${ISSUE_ID}/mail`)).text();
  expect(mail).toContain('free lunches');
  expect(mail).not.toMatch(/unsubscribe\/[\w.~-]{20}|nora|otto/);
});

test('a one-click unsubscribe counts at once: the next day’s issue goes to the other alone', async () => {
  const header = /^List-Unsubscribe: ([\s\S]*?)\r\n\S/im.exec(await mailTo(LEAVER, 2))?.[1] ?? '';
  const link = linkIn(header, 'unsubscribe');
  await get(link);
  expect(await stateOf(LEAVER)).toBe('active');
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  const headers = { origin: 'https://webmail.example', 'sec-fetch-site': 'cross-site' };
  expect((await ask(link, { method: 'POST', headers, body })).status).toBe(200);
  expect(await stateOf(LEAVER)).toBe('unsubscribed');
  here.clock.at = DRAFT_TIME + DAY;
  here.feeds.set('/post.xml', { body: rssOf(TOMORROW, here.clock.at) });
  const before = here.smtp.accepted.length;
  const { signal } = new AbortController();
  await app.jobs.poll({ force: true });
  await app.tick({ signal });
  const next = await app.issues.get('morning/2026-11-24');
  await app.issues.approve('morning/2026-11-24', next?.contentHash ?? '', EDITOR);
  here.clock.at = SEND_TIME + DAY;
  await app.tick({ signal });
  expect(here.smtp.accepted.slice(before).map(({ to }) => to)).toEqual([READER]);
  const { exclusions } = await app.issues.outcomes('morning/2026-11-24');
  expect(exclusions.unsubscribed).toBe(1);
});
