import { appendFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { App } from '../../../src/app/app.ts';
import { doWork } from '../../../src/jobs/do-work.ts';
import { makeDraft } from '../../../src/jobs/draft/make-draft.ts';
import { type Effects, MACHINE } from '../../../src/jobs/effects.ts';
import {
  DRAFT_TIME,
  ISSUE_ID,
  readersMailed,
  SEND_TIME,
  startNewsroom,
} from '../../support/newsroom-here.ts';
import { NEWS, rssOf, writeNewsroom } from '../../support/own-newsroom.ts';

const REFRESH = { edition: 'morning', date: null, actor: MACHINE };
/** Nothing was published in it. */
const QUIET = { from: DRAFT_TIME - 1_000, to: DRAFT_TIME };
const WIDE = { from: DRAFT_TIME - 20 * 3_600_000, to: DRAFT_TIME };

async function startAuto() {
  const here = await startNewsroom({ approval: 'auto' });
  await here.run(['subscribers', 'add', 'ada@mail.example']);
  await here.tickAt(DRAFT_TIME);
  await here.tickAt(DRAFT_TIME);
  await here.run(['approve', 'morning']);
  return here;
}

async function heldReason(app: App): Promise<string | null | undefined> {
  return (await app.issues.get(ISSUE_ID))?.heldReason;
}

test('a withdrawn approval holds through thin news and through enough of it', async () => {
  await using here = await startAuto();
  {
    await using app = await here.open();
    await app.issues.withdrawApproval(ISSUE_ID, 'ann');
    await app.jobs.makeDraft({ ...REFRESH, window: QUIET });
    expect(await heldReason(app)).toContain('withdrew');
    await app.jobs.makeDraft(REFRESH);
    expect(await heldReason(app)).toContain('withdrew');
  }
  await here.tickAt(SEND_TIME);
  expect(readersMailed(here)).toEqual([]);
});

test('an approval that is withdrawn while a refresh is under way stays withdrawn', async () => {
  await using here = await startAuto();
  await using app = await here.open();
  const articles: Effects['articles'] = {
    ...app.effects.articles,
    async articlesBetween(from, to) {
      await app.issues.withdrawApproval(ISSUE_ID, 'ann');
      return (await app.effects.articles.articlesBetween(from, to)).slice(1);
    },
  };
  await makeDraft({ ...app.effects, articles }, REFRESH);
  expect(await heldReason(app)).toContain('withdrew');
});

test('a draft that an editor changes while it is refreshed stays theirs, and whoever refreshed hears of it', async () => {
  await using here = await startNewsroom();
  await here.tickAt(DRAFT_TIME);
  await using app = await here.open();
  const articles: Effects['articles'] = {
    ...app.effects.articles,
    async articlesBetween(from, to) {
      const subject = { kind: 'set_text', field: 'subject', value: 'The lock is shut' } as const;
      await app.issues.edit(ISSUE_ID, 1, subject, 'ann');
      return (await app.effects.articles.articlesBetween(from, to)).slice(1);
    },
  };
  expect(await makeDraft({ ...app.effects, articles }, REFRESH)).toMatchObject({
    outcome: 'refused',
    reason: expect.stringContaining('Somebody changed the draft meanwhile'),
  });
  const issue = await app.issues.get(ISSUE_ID);
  expect(issue).toMatchObject({ version: 2, content: { subject: 'The lock is shut' } });
  expect(issue?.content.stories).toHaveLength(6);
});

test('thin news holds, and enough of it lifts that', async () => {
  await using here = await startAuto();
  await using app = await here.open();
  await app.jobs.makeDraft({ ...REFRESH, window: QUIET });
  expect(await heldReason(app)).toMatch(
    /^No eligible story in the window \(.*\); this edition needs 3\. Outside the window: 6 older articles, up to .*2026/,
  );
  await app.jobs.makeDraft(REFRESH);
  expect(await heldReason(app)).toBeNull();
});

/** What somebody else does in the moment before the lock is ours. */
function just(effects: Effects, theirs: () => Promise<unknown>): Effects {
  return {
    ...effects,
    async holdDraft(edition) {
      await theirs();
      return effects.holdDraft(edition);
    },
  };
}

test('a draft that somebody else has just made and approved is left alone by the scheduler', async () => {
  await using here = await startNewsroom();
  await here.run(['subscribers', 'add', 'ada@mail.example']);
  await here.tickAt(DRAFT_TIME - 60_000);
  here.clock.at = DRAFT_TIME;
  await using app = await here.open();
  const effects = just(app.effects, async () => {
    await app.jobs.makeDraft({ ...REFRESH, window: WIDE });
    await here.run(['approve', 'morning']);
  });
  const work = { kind: 'compose', edition: 'morning', date: '2026-11-23', hold: null } as const;
  await doWork(effects, work, { signal: new AbortController().signal });
  expect((await app.issues.get(ISSUE_ID))?.state).toBe('approved');
});

test('an editor’s refresh goes on from the draft that was written just before it', async () => {
  await using here = await startAuto();
  await using app = await here.open();
  const effects = just(app.effects, () => app.jobs.makeDraft({ ...REFRESH, window: QUIET }));
  expect(await makeDraft(effects, REFRESH)).toMatchObject({ outcome: 'composed' });
  expect(await heldReason(app)).toBeNull();
});

test('a refresh that finds nothing new leaves the approval alone; one that does voids it and keeps what editors wrote', async () => {
  await using here = await startNewsroom();
  await here.tickAt(DRAFT_TIME);
  await using app = await here.open();
  const subject = { kind: 'set_text', field: 'subject', value: 'The lock is shut' } as const;
  expect((await app.issues.edit(ISSUE_ID, 1, subject, 'ann')).outcome).toBe('saved');
  await here.run(['approve', 'morning']);
  const unchanged = await app.jobs.makeDraft(REFRESH);
  expect(unchanged).toMatchObject({ fresh: false, issue: { state: 'approved', version: 2 } });
  const news = { slug: 'pier', title: 'Pier at Brinmouth burns down overnight', text: 'Nobody was hurt.' };
  here.feeds.set('/post.xml', { body: rssOf([news, ...NEWS], DRAFT_TIME) });
  await app.jobs.poll({ force: true });
  expect(await app.jobs.makeDraft(REFRESH)).toMatchObject({
    fresh: false,
    issue: { state: 'in_review', version: 3, content: { subject: 'The lock is shut' } },
  });
});

test('a draft without a date is of the day it is where the edition appears', async () => {
  const times = { zone: 'Pacific/Auckland', draftAt: '05:30', approveBy: '06:00', sendAt: '06:30' };
  await using here = await startNewsroom({ times });
  await using app = await here.open();
  here.clock.at = Date.UTC(2026, 10, 23, 18); // seven in the morning of the 24th
  expect(await app.jobs.makeDraft(REFRESH)).toMatchObject({
    outcome: 'composed',
    fresh: true,
    issue: { id: 'morning/2026-11-24' },
  });
});

test('a draft warns of feeds that failed, were closed or wait for an editor: their news may be missing', async () => {
  await using here = await startNewsroom();
  const feeds = ['post', 'lost', 'closed', 'odd', 'both'].map((id) => [id, here.feeds.url(`/${id}.xml`)]);
  writeNewsroom(here.folder.path, { feeds: Object.fromEntries(feeds) });
  here.feeds.set('/closed.xml', { status: 410 });
  here.feeds.set('/odd.xml', { body: '<rss><channel><title>Odd</title></channel></rss>' });
  await using app = await here.open();
  await app.jobs.poll({ force: true });
  for (const state of await app.effects.feeds.feedStates()) {
    const held = 'Its GUIDs changed.';
    if (state.id === 'odd') await app.effects.feeds.saveFeedState({ ...state, status: 'held', held });
    if (state.id === 'both') await app.effects.feeds.saveFeedState({ ...state, held });
  }
  const made = await app.jobs.makeDraft(REFRESH);
  expect(made.outcome === 'composed' && made.issue.content.warnings).toEqual([
    'lost (lost) could not be read: The server answered 404.',
    'closed (closed) could not be read: Its outlet has closed it (410 Gone).',
    'odd (odd) is held: Its GUIDs changed.',
    'both (both) could not be read: The server answered 404.',
  ]);
});

test('what another edition told already is not told again', async () => {
  await using here = await startNewsroom({ approval: 'auto' });
  appendFileSync(
    `${here.env.NEWSROOM_DIR}/newsroom.yaml`,
    '  - { id: evening, days: daily, draftAt: "16:30", approveBy: "17:00", sendAt: "17:30", minStories: 1 }\n',
  );
  await here.run(['subscribers', 'add', 'ada@mail.example', '--edition', 'morning']);
  for (const at of [DRAFT_TIME, SEND_TIME]) await here.tickAt(at);
  expect(readersMailed(here)).toHaveLength(1);
  await using app = await here.open();
  const window = { from: WIDE.from, to: SEND_TIME };
  const made = await app.jobs.makeDraft({ ...REFRESH, edition: 'evening', window });
  expect(made).toMatchObject({
    issue: { content: { stories: [] }, heldReason: expect.stringMatching(/^No eligible/) },
  });
  // Of an issue that went out, a draft made now is what it was, as if it had not told it.
  const again = await app.jobs.composeFrom(app.jobs.editionOf('morning'), ISSUE_ID, window);
  expect(again.content.stories).toHaveLength(6);
});

test('a draft that comes too late is held for that, whether there was news or not', async () => {
  await using here = await startNewsroom();
  await using app = await here.open();
  const hold = 'Missed its slot.';
  expect(await app.jobs.makeDraft({ ...REFRESH, window: QUIET, hold })).toMatchObject({
    issue: { heldReason: hold },
  });
});

test('a first draft of too little says so, and of feeds nothing where they brought what there is', async () => {
  await using here = await startNewsroom({ minStories: 9 });
  await here.tickAt(DRAFT_TIME);
  await using app = await here.open();
  expect(await heldReason(app)).toMatch(
    /^Only 6 eligible stories in the window \(.*\); this edition needs 9\.$/,
  );
});
