import { appendFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { createDraftLine } from '../../../src/jobs/draft/draft-line.ts';
import { createBackground } from '../../../src/lib/background.ts';
import { silentLog } from '../../../src/lib/log.ts';
import { completion, honest, reply, startModelDouble } from '../../support/model-double.ts';
import {
  DRAFT_TIME,
  ISSUE_ID,
  type NewsroomHere,
  readersMailed,
  SEND_TIME,
  startNewsroom,
} from '../../support/newsroom-here.ts';
import { NEWS, rssOf } from '../../support/own-newsroom.ts';

const MINUTE = 60_000;
const NOON = 'noon/2026-11-23';
const EDITION = `  - { id: noon, template: evening, days: daily, draftAt: "06:29", approveBy: "11:45", sendAt: "12:00",
      windowHours: 16, minStories: 3, maxStories: 9, approval: hold }
`;
const { signal } = new AbortController();

/** The morning's issue is to be sent when the noon's draft is due. */
async function morningBeforeNoon(): Promise<NewsroomHere> {
  const here = await startNewsroom({ approval: 'auto' });
  appendFileSync(`${here.env.NEWSROOM_DIR}/newsroom.yaml`, EDITION);
  await here.run(['subscribers', 'add', 'ada@mail.example', '--edition', 'morning']);
  await here.tickAt(DRAFT_TIME - MINUTE);
  await here.tickAt(DRAFT_TIME);
  return here;
}

/** It says nothing before it is let. */
async function slowModel() {
  const { promise: told, resolve: answer } = Promise.withResolvers<void>();
  const model = await startModelDouble((request) => (response) => {
    void told.then(() => reply(response, 200, completion(JSON.stringify(honest(request)))));
  });
  return Object.assign(model, { answer, env: { MODEL_URL: model.url, MODEL_NAME: 'double-1' } });
}

test('a draft that waits for its model keeps no issue from going out, and nobody makes it beside', async () => {
  await using here = await morningBeforeNoon();
  await using model = await slowModel();
  const { env, answer } = model;
  await using app = await here.open(env);
  const said: string[] = [];
  const wakeAt = async (at: number) => {
    here.clock.at = at;
    await app.tick({ signal, beside: true, onDone: (done) => said.push(done.said) });
  };

  await wakeAt(SEND_TIME - MINUTE);
  await vi.waitUntil(() => model.requests.length > 0, { timeout: 20_000 });
  await wakeAt(SEND_TIME);
  await vi.waitUntil(() => readersMailed(here).length > 0, { timeout: 20_000 });
  expect(said.filter((line) => line.startsWith(NOON))).toEqual([`${NOON}: making the draft`]);
  expect(said).toContain(`${ISSUE_ID}: sending`);

  const asked = model.requests.length;
  const beside = await here.run(['compose', 'noon'], env);
  expect([beside.code, beside.stderr]).toEqual([5, `${NOON} is being composed already; look again soon.\n`]);
  expect(model.requests).toHaveLength(asked);

  answer();
  await vi.waitUntil(() => said.some((line) => line.startsWith(`${NOON}: a draft of`)), { timeout: 20_000 });
  expect((await app.issues.get(NOON))?.state).toBe('draft');
});

test('nor does a draft that “run” makes, which sends meanwhile what is due, or lets another do it', async () => {
  await using here = await morningBeforeNoon();
  await using model = await slowModel();
  here.clock.at = SEND_TIME - MINUTE;
  const running = here.run(['run'], model.env);
  await vi.waitUntil(() => model.requests.length > 0, { timeout: 20_000 });
  const beside = await here.run(['run'], model.env);
  expect([beside.code, beside.stderr]).toEqual([
    0,
    `✓ ${NOON} is being composed already; look again soon.\n`,
  ]);
  here.clock.at = SEND_TIME;
  await vi.waitUntil(() => readersMailed(here).length > 0, { timeout: 20_000 });
  model.answer();
  const { code, stderr } = await running;
  expect(code).toBe(0);
  expect(stderr).toContain(`${ISSUE_ID}: finished`);
  expect(stderr).toContain(`${NOON}: a draft of`);
});

test('a stop ends a draft that waits for its model soon, and begins none that is in the line', async () => {
  await using here = await morningBeforeNoon();
  const second = EDITION.replaceAll('noon', 'late');
  appendFileSync(`${here.env.NEWSROOM_DIR}/newsroom.yaml`, second);
  await using model = await slowModel();
  await using app = await here.open(model.env);
  const stop = new AbortController();
  const said: string[] = [];
  here.clock.at = SEND_TIME - MINUTE;
  await app.tick({ signal: stop.signal, beside: true, onDone: (done) => said.push(done.said) });
  await vi.waitUntil(() => model.requests.length > 0, { timeout: 20_000 });
  stop.abort();
  await vi.waitUntil(() => said.some((line) => line.startsWith(`${NOON}: a draft of`)), { timeout: 20_000 });
  expect(await app.issues.get('late/2026-11-23')).toBeUndefined();
});

test('a draft that an editor made and approved while it stood in the line stays theirs', async () => {
  await using here = await startNewsroom();
  await here.run(['subscribers', 'add', 'ada@mail.example', '--edition', 'morning']);
  here.feeds.set('/post.xml', { body: rssOf(NEWS.slice(1), DRAFT_TIME) });
  await here.tickAt(DRAFT_TIME - MINUTE);
  here.clock.at = DRAFT_TIME;
  expect((await here.run(['compose', 'morning'])).code).toBe(0);
  expect((await here.run(['approve', 'morning'])).code).toBe(0);

  here.feeds.set('/post.xml', { body: rssOf(NEWS, DRAFT_TIME) });
  here.clock.at += MINUTE;
  expect((await here.run(['poll', '--force'])).code).toBe(0);
  await using app = await here.open();
  const work = { kind: 'compose', edition: 'morning', date: '2026-11-23', hold: null } as const;
  const { said } = await app.jobs.doWork(work, { signal });
  expect((await app.issues.get(ISSUE_ID))?.state).toBe('approved');
  expect(said).toBe(`${ISSUE_ID}: somebody else was first with the draft`);
});

test('a draft is made where nobody hears of it, and one that fails keeps none behind it from being made', async () => {
  const background = createBackground(silentLog);
  const made: string[] = [];
  const drafts = createDraftLine(background, async (work) => {
    if (work.kind === 'compose') made.push(work.date);
    if (made.length === 1) throw new Error('the disk is full');
    return { work, said: 'done', failed: false };
  });
  const draft = { kind: 'compose', edition: 'morning', hold: null } as const;
  const dates = ['2026-11-23', '2026-11-24'];
  for (const date of dates) drafts.add({ ...draft, date }, signal);
  await drafts.over();
  await background[Symbol.asyncDispose]();
  expect(made).toEqual(dates);
});

test('a draft is in the line until it is made, and one that waits there when the program ends is not begun', async () => {
  const background = createBackground(silentLog);
  const { promise: begun, resolve: begin } = Promise.withResolvers<AbortSignal>();
  const made: string[] = [];
  const drafts = createDraftLine(background, async (work, options) => {
    if (work.kind === 'compose') made.push(work.date);
    begin(options.signal);
    await new Promise((resolve) => options.signal.addEventListener('abort', resolve));
    return { work, said: 'done', failed: false };
  });
  const [first, second] = ['2026-11-23', '2026-11-24'].map(
    (date) => ({ kind: 'compose', edition: 'morning', hold: null, date }) as const,
  );
  if (!first || !second) throw new Error('there are no drafts');
  expect(drafts.has(first)).toBe(false);
  drafts.add(first, signal);
  drafts.add(second, signal);
  expect([first, second].map(drafts.has)).toEqual([true, true]);
  expect((await begun).aborted).toBe(false);
  await background[Symbol.asyncDispose]();
  await drafts.over();
  expect(made).toEqual([first.date]);
  expect([first, second].map(drafts.has)).toEqual([false, false]);
});
