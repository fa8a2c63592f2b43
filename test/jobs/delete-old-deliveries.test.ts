import { expect, test } from 'vitest';
import type { SendUnderWay } from '../../src/jobs/send/send-due-issue.ts';
import {
  DRAFT_TIME,
  ISSUE_ID,
  type NewsroomHere,
  SEND_TIME,
  startNewsroom,
} from '../support/newsroom-here.ts';

const DAY = 86_400_000;

/** Copies of the issue, frozen later. */
async function addNewerIssues(here: NewsroomHere, count: number): Promise<void> {
  await using app = await here.open();
  const { db } = app.database;
  const issue = await db
    .selectFrom('issues')
    .where('id', '=', ISSUE_ID)
    .selectAll()
    .executeTakeFirstOrThrow();
  for (let n = 0; n < count; n++) {
    const date = `2026-12-${String(n + 1).padStart(2, '0')}`;
    await db
      .insertInto('issues')
      .values({ ...issue, id: `morning/${date}`, date, frozen_at: SEND_TIME + n + 1 })
      .execute();
  }
}

test('the daily tidying forgets who got an old issue, and status says so', async () => {
  await using here = await startNewsroom({ approval: 'auto' });
  for (const reader of ['ada', 'bo']) await here.run(['subscribers', 'add', `${reader}@mail.example`]);
  for (const at of [DRAFT_TIME, DRAFT_TIME, SEND_TIME]) await here.tickAt(at);
  await addNewerIssues(here, 30);
  const early = await here.tickAt(SEND_TIME + 85 * DAY);
  expect(early.join('\n')).toContain('deleted 0 old articles');
  const kept = await here.tickAt(SEND_TIME + 95 * DAY, { KEEP_DELIVERIES_DAYS: '0' });
  expect(kept.join('\n')).not.toContain('deliveries');
  const said = await here.tickAt(SEND_TIME + 97 * DAY);
  expect(said.join('\n')).toContain('deleted 2 old deliveries, ');
  const status = (await here.run(['status', ISSUE_ID])).stdout;
  expect(status).toContain('2 accepted');
  expect(status).toMatch(/^names deleted .*, but for those in doubt$/m);
  expect((await here.tickAt(SEND_TIME + 99 * DAY)).join('\n')).not.toContain('deliveries');
});

test('while something is sent the day’s tidying is put off to the next wake-up', async () => {
  await using here = await startNewsroom({ approval: 'auto' });
  await here.run(['subscribers', 'add', 'ada@mail.example']);
  for (const at of [DRAFT_TIME, DRAFT_TIME, SEND_TIME]) await here.tickAt(at);
  await addNewerIssues(here, 30);
  await here.tickAt(SEND_TIME + 93 * DAY, { KEEP_DELIVERIES_DAYS: '0' });
  here.clock.at = SEND_TIME + 95 * DAY;
  await using app = await here.open();
  const tidied = async () => {
    const done = await app.tick({ signal: new AbortController().signal });
    return done?.filter(({ work }) => work.kind === 'tidy').map(({ said }) => said);
  };
  app.effects.sending.set('evening/2026-11-24', {} as SendUnderWay);
  expect(await tidied()).toEqual(['deleted 0 old deliveries, more at the next wake-up']);
  expect(await tidied()).toEqual(['deleted 0 old deliveries, more at the next wake-up']);
  app.effects.sending.clear();
  expect(await tidied()).toEqual([expect.stringContaining('deleted 1 old delivery, ')]);
  expect(await tidied()).toEqual([]);
});

test('days that are too few are refused', async () => {
  await using here = await startNewsroom();
  expect(await here.run(['status'], { KEEP_DELIVERIES_DAYS: '7' })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('KEEP_DELIVERIES_DAYS'),
  });
});
