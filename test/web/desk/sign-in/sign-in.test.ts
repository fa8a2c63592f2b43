import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CODE_MINUTES } from '../../../../src/web/desk/sign-in/desk-auth.ts';
import { type DeskServer, EDITOR, postForm, startDesk } from '../../../support/desk-server.ts';

let desk: DeskServer;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(async () => {
  await desk[Symbol.asyncDispose]();
});

const get = (path: string, cookie = '') =>
  fetch(`${desk.baseUrl}${path}`, { redirect: 'manual', headers: { cookie } });
const post = (path: string, fields: Record<string, string>, cookie = '') =>
  postForm(`${desk.baseUrl}${path}`, fields, cookie);

async function mailedCode(): Promise<string> {
  const before = desk.codes.length;
  await post('/desk/sign-in', { address: EDITOR });
  await expect.poll(() => desk.codes.length).toBeGreaterThan(before);
  return desk.codes.at(-1)?.code ?? '';
}

describe('signing in', () => {
  test.for(['/desk', '/desk/issues/morning/2026-11-23', '/desk/issues/morning/2026-11-23/preview/desktop'])(
    '%s sends a stranger to the sign-in page',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toBe('/desk/sign-in');
    },
  );

  test('the right code opens the desk, once, and signing out closes it', async () => {
    const code = await mailedCode();
    expect(code).toMatch(/^\d{6}$/);
    const answer = await post('/desk/sign-in/code', {
      address: `  ${EDITOR.toUpperCase()}`,
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
    });
    expect(answer.status).toBe(303);
    const [set = ''] = answer.headers.getSetCookie();
    expect(set).toMatch(/HttpOnly/);
    expect(set).toMatch(/SameSite=Lax/i);
    expect(set).toMatch(/Path=\/desk/);
    const cookie = set.split(';')[0] ?? '';
    const page = await get('/desk', cookie);
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(await page.text()).toContain(`Signed in as ${EDITOR}`);

    expect((await post('/desk/sign-in/code', { address: EDITOR, code })).status).toBe(422);

    await post('/desk/sign-out', {}, cookie);
    expect((await get('/desk', cookie)).status).toBe(303);
  });

  test('an address that is no editor’s gets the same page and no mail', async () => {
    const before = desk.codes.length;
    const stranger = 'somebody@elsewhere.example';
    const theirs = await (await post('/desk/sign-in', { address: stranger })).text();
    await mailedCode();
    const ours = await (await post('/desk/sign-in', { address: EDITOR })).text();
    expect(theirs.replaceAll(stranger, EDITOR)).toBe(ours);
    await expect.poll(() => desk.codes.length).toBe(before + 2);
    expect(desk.codes.every(({ address }) => address === EDITOR)).toBe(true);
  });

  test('a wrong code, and a code tried too often, say so', async () => {
    const code = await mailedCode();
    const wrong = code === '000000' ? '111111' : '000000';
    for (let n = 0; n < 3; n++) {
      const answer = await post('/desk/sign-in/code', { address: EDITOR, code: wrong });
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('That code is not right');
    }
    const answer = await post('/desk/sign-in/code', { address: EDITOR, code });
    expect(await answer.text()).toContain('tried too often');
  });

  test('an expired code says so', async () => {
    const code = await mailedCode();
    const past = '2020-01-01T00:00:00.000Z';
    await sql`update desk_codes set expires_at = ${past}`.execute(desk.deps.database.db);
    const answer = await post('/desk/sign-in/code', { address: EDITOR, code });
    expect(await answer.text()).toContain('That code is too old');
  });

  test('the library’s own endpoints are not served', async () => {
    const answer = await post('/desk/auth/sign-in/email-otp', { email: EDITOR, otp: '000000' });
    expect(answer.headers.get('location')).toBe('/desk/sign-in');
  });
});

test('codes are not kept in the clear, nor good for longer than the mail says', async () => {
  await using other = await startDesk(null);
  await postForm(`${other.baseUrl}/desk/sign-in`, { address: EDITOR });
  await expect.poll(() => other.codes.length).toBe(1);
  const { rows } = await sql<{ expires_at: string }>`select * from desk_codes`.execute(
    other.deps.database.db,
  );
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(other.codes[0]?.code);
  const goodFor = Date.parse(rows[0]?.expires_at ?? '') - Date.now();
  expect(goodFor).toBeGreaterThan(0);
  expect(goodFor).toBeLessThanOrEqual(CODE_MINUTES * 60_000);
});

test('five codes in a quarter of an hour, then a pause', async () => {
  await using other = await startDesk(null);
  const ask = () => postForm(`${other.baseUrl}/desk/sign-in`, { address: EDITOR });
  const statuses = [];
  for (let n = 0; n < 6; n++) statuses.push((await ask()).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
});

test('somebody taken off the list is out at once', async () => {
  await using other = await startDesk(null);
  const cookie = await other.signIn();
  const { createDesk } = await import('../../../../src/web/desk/create-desk.ts');
  const without = createDesk({ ...other.deps, editors: { emails: ['else@chronicle.example'] } });
  expect((await without.request('/', { headers: { cookie } })).status).toBe(303);
});

test('where no editor is configured the page says so, and which variable to set, and takes no address', async () => {
  await using other = await startDesk(null);
  const { createDesk } = await import('../../../../src/web/desk/create-desk.ts');
  const nobodys = createDesk({ ...other.deps, editors: { emails: [] } });
  const form = { method: 'POST', body: new URLSearchParams({ address: EDITOR }) };
  for (const answer of [await nobodys.request('/sign-in'), await nobodys.request('/sign-in', form)]) {
    expect(answer.status).toBe(503);
    const page = await answer.text();
    expect(page).toContain('Nobody can sign in yet');
    expect(page).toContain('<code>DESK_EDITORS</code>');
    expect(page).not.toContain('<form');
  }
  expect(other.codes).toEqual([]);
});

test('a stranger cannot post a page of a megabyte', async () => {
  await using other = await startDesk(null);
  const { createDesk } = await import('../../../../src/web/desk/create-desk.ts');
  const body = new URLSearchParams({ address: `${'a'.repeat(1_000_000)}@news.example` });
  const answer = await createDesk(other.deps).request('/sign-in', { method: 'POST', body });
  expect(answer.status).toBe(413);
  expect(await answer.text()).toContain('That is too much at once');
});

test('a code cannot be guessed at for long, however many codes are asked for', async () => {
  await using other = await startDesk(null);
  const { createDesk } = await import('../../../../src/web/desk/create-desk.ts');
  const app = createDesk(other.deps);
  const statuses = [];
  for (let n = 0; n < 16; n++) {
    const body = new URLSearchParams({ address: EDITOR, code: '000000' });
    statuses.push((await app.request('/sign-in/code', { method: 'POST', body })).status);
  }
  expect(statuses).toEqual([...Array(15).fill(422), 429]);
});
