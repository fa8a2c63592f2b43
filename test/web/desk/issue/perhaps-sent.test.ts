import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { App } from '../../../../src/app/app.ts';
import {
  EDITOR,
  ISSUE_ID,
  type NewsroomHere,
  readersMailed,
  startNewsroom,
} from '../../../support/newsroom-here.ts';

const READER = 'ada@mail.example';
const PATH = `/desk/issues/${ISSUE_ID}`;

/** A newsroom restored from before its one issue was sent, whose operator has allowed sending again. */
async function restoredNewsroom(): Promise<NewsroomHere> {
  const here = await startNewsroom();
  await here.run(['subscribers', 'add', READER]);
  for (const verb of [['poll'], ['compose', 'morning'], ['approve', 'morning']]) await here.run(verb);
  const file = join(here.env.DATA_DIR ?? '', 'twofold.db');
  copyFileSync(file, `${here.folder.path}/backup`);
  await here.run(['send', 'morning']);
  copyFileSync(`${here.folder.path}/backup`, file);
  rmSync(join(here.env.DATA_DIR ?? '', 'send-journal-twofold-db'));
  return here;
}

/** The desk as a signed-in editor asks it. */
async function openDesk(app: App, { smtp }: NewsroomHere) {
  let cookie = '';
  const ask = (path: string, init: RequestInit = {}) => {
    const incoming = { socket: { remoteAddress: '127.0.0.1', remotePort: 40_000, remoteFamily: 'IPv4' } };
    const headers = { origin: app.baseUrl, cookie };
    return Promise.resolve(app.site.request(`${app.baseUrl}${path}`, { ...init, headers }, { incoming }));
  };
  const post = (path: string, fields: Record<string, string>) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields) });
  await post('/desk/sign-in', { address: EDITOR });
  const codes = () => smtp.accepted.filter(({ to }) => to === EDITOR);
  await expect.poll(() => codes().length, { timeout: 15_000 }).toBe(1);
  const code = /\b\d{6}\b/.exec(codes()[0]?.raw.replace(/^[\s\S]*?\r\n\r\n/, '') ?? '')?.[0] ?? '';
  const answer = await post('/desk/sign-in/code', { address: EDITOR, code });
  cookie = answer.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
  const read = async (path: string) => (await ask(path)).text();
  return { post, read };
}

test('an issue that readers may have is approved only by an editor who says that they have not, and told of again before it is sent', async () => {
  await using here = await restoredNewsroom();
  await using app = await here.open();
  const { post, read } = await openDesk(app, here);

  // Nothing has held it yet; the approval from before the send counts no more.
  const page = await read(PATH);
  expect(page).toContain('Held: This issue was begun to be sent before');
  expect(page).not.toContain('id="send"');
  expect(await read('/desk')).toContain('This issue was begun to be sent before');
  expect(await read(`${PATH}/send`)).not.toContain('<button>Send to');

  const hash = (await app.issues.get(ISSUE_ID))?.contentHash ?? '';
  const asked = await post(`${PATH}/approve`, { hash });
  expect(asked.status).toBe(409);
  expect(await asked.text()).toMatch(/Have subscribers got it already\?[\s\S]*also to those who have it/);
  expect((await app.issues.get(ISSUE_ID))?.state).toBe('in_review');
  expect((await post(`${PATH}/send`, { hash })).status).toBe(422);
  expect(readersMailed(here)).toEqual([READER]);

  expect((await post(`${PATH}/approve`, { hash, notSent: 'yes' })).status).toBe(303);
  expect(await read(PATH)).toContain('id="send"');
  expect(await read(`${PATH}/send`)).toContain(
    `${EDITOR} has approved it since, as one that subscribers do not have`,
  );
  expect((await post(`${PATH}/send`, { hash })).status).toBe(303);
  await expect.poll(() => readersMailed(here), { timeout: 15_000 }).toEqual([READER, READER]);
});
