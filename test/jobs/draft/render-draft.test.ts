import { expect, test } from 'vitest';
import type { Issue, IssueStory } from '../../../src/issues/issue.ts';
import { lintDraft, renderDraft } from '../../../src/jobs/draft/render-draft.ts';
import { DRAFT_TIME, ISSUE_ID, type NewsroomHere, startNewsroom } from '../../support/newsroom-here.ts';

async function drafted(here: NewsroomHere) {
  await here.tickAt(DRAFT_TIME);
  const app = await here.open();
  const issue = await app.issues.get(ISSUE_ID);
  if (!issue) throw new Error('no issue was composed');
  return { app, issue };
}

/** The machine says what none of the story's articles says. */
function withInvention(story: IssueStory): IssueStory {
  const invented = { ...story.summaries.story };
  invented.sentences = invented.sentences.map((sentence) => ({
    ...sentence,
    text: 'The repair costs 4,711 crowns.',
  }));
  return { ...story, summaries: { ...story.summaries, story: invented } };
}

test.for(['stories', 'reads'] as const)(
  'what the machine says of %s is held against the articles’ full texts',
  async (part) => {
    await using here = await startNewsroom();
    const { app, issue } = await drafted(here);
    await using _ = app;
    const [first, ...others] = issue.content.stories;
    if (!first) throw new Error('the draft has no stories');
    const story = withInvention(first);
    const content = { ...issue.content, stories: others, reads: issue.content.reads };
    content[part] = [story, ...content[part]];
    const changed: Issue = { ...issue, content, contentHash: `invented in ${part}` };
    const found = (await lintDraft(app.effects, changed)).filter(({ level }) => level === 'error');
    expect(found).toEqual([expect.objectContaining({ rule: 'fact-not-in-source', where: story.id })]);
    expect(found[0]?.message).toContain('4,711');
    expect((await lintDraft(app.effects, issue)).filter(({ level }) => level === 'error')).toEqual([]);
  },
);

test('the same content is rendered once, and the last eight are kept', async () => {
  await using here = await startNewsroom();
  const { app, issue } = await drafted(here);
  await using _ = app;
  const first = renderDraft(app.effects, issue);
  for (let n = 1; n < 8; n++) await renderDraft(app.effects, { ...issue, contentHash: `hash ${n}` });
  expect(renderDraft(app.effects, issue)).toBe(first);
  await renderDraft(app.effects, { ...issue, contentHash: 'hash 8' });
  expect(renderDraft(app.effects, issue)).not.toBe(first);
});
