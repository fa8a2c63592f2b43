import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashOf } from '../../../../src/lib/canonical-json.ts';
import type { Wording } from '../../../../src/stories/wording.ts';
import {
  type DeskServer,
  EDITOR,
  ISSUE_ID,
  ISSUE_PATH,
  postForm,
  startDesk,
} from '../../../support/desk-server.ts';

let desk: DeskServer;
let cookie: string;
beforeEach(async () => {
  desk = await startDesk();
  cookie = await desk.signIn();
});
afterEach(async () => {
  await desk[Symbol.asyncDispose]();
});

const page = async () => (await fetch(`${desk.baseUrl}${ISSUE_PATH}`, { headers: { cookie } })).text();
const lead = async () => {
  const issue = await desk.deps.issues.get(ISSUE_ID);
  const [story] = issue?.content.stories ?? [];
  if (!issue || !story) throw new Error('The draft is gone.');
  return { issue, story };
};

/** What a language model left on the lead: its summary repaired, its headline refused. */
async function giveWording(): Promise<void> {
  const { issue, story } = await lead();
  const wording: Wording = {
    model: 'double-1',
    parts: {
      headline: { by: 'extractive', reasons: ['no report holds the name “Soto”'] },
      lead: { by: 'repaired', reasons: ['no report holds the figure “28”'] },
      whyItMatters: { by: 'model', reasons: [] },
    },
  };
  const [, ...rest] = issue.content.stories;
  const content = {
    ...issue.content,
    stories: [{ ...story, wording, whyItMatters: 'Ferries must wait.' }, ...rest],
  };
  await desk.deps.database.db
    .updateTable('issues')
    .set({ content: JSON.stringify(content), content_hash: hashOf(content) })
    .where('id', '=', ISSUE_ID)
    .execute();
}

test('an issue without a model says nothing of one', async () => {
  expect(await page()).not.toMatch(/Model|Wording by|Why it matters/);
});

test('the card shows whose words they are, and what the gate found', async () => {
  await giveWording();
  const html = await page();
  expect(html).toContain('Model, repaired');
  expect(html).toContain('Wording by double-1');
  expect(html).toContain('Headline: the sources’ own words: no report holds the name “Soto”');
  expect(html).toContain('Ferries must wait.');
});

test('an editor’s summary is not said to be the model’s', async () => {
  await giveWording();
  const { issue, story } = await lead();
  const summary = { length: 'lead' as const, text: 'Our words.' };
  await desk.deps.issues.edit(
    ISSUE_ID,
    issue.version,
    { kind: 'set_story', storyId: story.id, summary },
    EDITOR,
  );
  expect(await page()).not.toContain('Model, repaired');
});

test('the line “why it matters” is edited, emptied and given back', async () => {
  await giveWording();
  const save = async (why: string, was: string) => {
    const { issue, story } = await lead();
    const fields = { kind: 'story', version: String(issue.version), story: story.id, why, 'was.why': was };
    await postForm(`${desk.baseUrl}${ISSUE_PATH}/edit`, fields, cookie);
    return (await lead()).story.edits;
  };
  expect(await save('The island waits.', 'Ferries must wait.')).toEqual({
    whyItMatters: 'The island waits.',
  });
  expect(await save('', 'The island waits.')).toEqual({ whyItMatters: '' });
  expect(await page()).not.toContain('Ferries must wait.');
  expect(await save('Ferries must wait.', '')).toEqual({});
});
