import { expect, test } from 'vitest';
import { DRAFT_TIME, ISSUE_ID, startNewsroom } from '../support/newsroom-here.ts';

test('a date is taken in one spelling only: a day never gets a second issue', async () => {
  await using here = await startNewsroom();
  await using app = await here.open();
  const compose = (date: string) => app.issues.compose('morning', date, 'ann');
  expect(await compose('2026-11-23')).toEqual({ outcome: 'composed', issueId: ISSUE_ID, fresh: true });
  expect(await compose('2026-11-23')).toMatchObject({ fresh: false });
  for (const odd of ['', 'today', '20261123', '2026-11-23T12:00', '2026-02-30', '2026-11-23[UTC]'])
    expect(await compose(odd)).toEqual({ outcome: 'refused', reason: `“${odd}” is not a date.` });
  expect((await app.issues.list(10)).map(({ id }) => id)).toEqual([ISSUE_ID]);
});

test('the list of issues names each by its subject', async () => {
  await using here = await startNewsroom();
  await using app = await here.open();
  await app.issues.compose('morning', '2026-11-23', 'ann');
  await app.issues.compose('morning', '2026-11-24', 'ann');
  const listed = await app.issues.list(10);
  const whole = await Promise.all(listed.map(({ id }) => app.effects.issues.get(id)));
  expect(listed[0]?.subject).toMatch(/\w/);
  expect(listed.map(({ subject }) => subject)).toEqual(whole.map((issue) => issue?.content.subject));
});

test('relays may be tried again before the issue goes on: a worker that takes it up at once finds them so', async () => {
  await using here = await startNewsroom();
  await using app = await here.open();
  const { issues, effects } = app;
  const { relays } = effects;
  const states: (string | undefined)[] = [];
  const retry = relays?.retry.bind(relays);
  Object.assign(relays ?? {}, {
    async retry() {
      states.push((await issues.get(ISSUE_ID))?.state);
      await retry?.();
    },
  });
  await issues.compose('morning', '2026-11-23', 'ann');
  await app.database.db.updateTable('issues').set({ state: 'paused' }).execute();
  await issues.resume(ISSUE_ID, 'ann');
  await issues.resume(ISSUE_ID, 'ann');
  expect(states).toEqual(['paused']);
});

test('an issue with a linter’s error is approved by nobody', async () => {
  await using here = await startNewsroom();
  await here.tickAt(DRAFT_TIME);
  await using app = await here.open();
  const { issues } = app;
  await issues.compose('morning', '2026-11-23', 'ann');
  const current = async () => {
    const issue = await issues.get(ISSUE_ID);
    if (!issue) throw new Error('there is no issue');
    return issue;
  };
  for (const { id } of (await current()).content.stories)
    await issues.edit(ISSUE_ID, (await current()).version, { kind: 'drop', storyId: id }, 'ann');
  const { contentHash } = await current();
  expect(await issues.approve(ISSUE_ID, contentHash, 'ann')).toMatchObject({
    outcome: 'lint_failed',
    findings: [expect.objectContaining({ rule: 'no-stories' })],
  });
  expect((await current()).state).toBe('in_review');
});

test('a draft’s weight is that of the heaviest copy as it is mailed, not of the preview as it is typed', async () => {
  await using here = await startNewsroom();
  await here.tickAt(DRAFT_TIME);
  await using app = await here.open();
  const { html, bytes } = await app.issues.preview(ISSUE_ID);
  expect(html).toContain('’');
  expect(bytes).toBeGreaterThan(Buffer.byteLength(html) + Buffer.byteLength(html) / 76);
});
