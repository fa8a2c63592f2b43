import { expect, test } from 'vitest';
import { rewordStories } from '../../src/issues/reword-stories.ts';
import { toIssueStory } from '../../src/issues/to-issue-story.ts';
import type { StoryToWrite, WrittenStory } from '../../src/stories/summariser.ts';
import { anArticle, aRankedStory, HOUR, NOON } from '../stories/an-article.ts';
import { morningEdition, sampleContent } from '../support/sample-issue.ts';

const news = anArticle({ title: 'Aldo Renn surrenders to the court of Vexford', outlet: 'A' });
const later = anArticle({ title: 'Renn spends a first night in custody', outlet: 'B' });
const old = anArticle({
  title: 'Aldo Renn to surrender over harbour fund',
  outlet: 'C',
  publishedAt: NOON - 7 * HOUR,
});
const articles = [news, old, later];
const printing = { edition: morningEdition, sections: [], shortest: 'radar' as const };

async function shownToModel(moved: Parameters<typeof toIssueStory>[2]): Promise<string[]> {
  const story = toIssueStory(aRankedStory(5, ...articles), printing, moved);
  const shown: StoryToWrite[] = [];
  const write = async (asked: StoryToWrite): Promise<WrittenStory> => {
    shown.push(asked);
    return {
      ...asked,
      whyItMatters: '',
      wording: { model: 'double-1', parts: {} } as WrittenStory['wording'],
    };
  };
  await rewordStories({ ...sampleContent(), stories: [story], reads: [] }, morningEdition, articles, write);
  return shown.flatMap((asked) => asked.articles.map(({ outlet }) => outlet));
}

test('a model words a story that moved on from what was published since', async () => {
  const moved = { issue: 'morning/2026-11-23', facts: ['surrenders'], toldAt: NOON - 4 * HOUR };
  expect(await shownToModel(moved)).toEqual(['A', 'B']);
});

test('a model words a story that no issue carried from all its reports', async () => {
  expect(await shownToModel(null)).toEqual(['A', 'C', 'B']);
});

test('subject and preheader follow the headlines that a model wrote', async () => {
  const content = sampleContent();
  const write = async (asked: StoryToWrite): Promise<WrittenStory> => ({
    ...asked,
    headline: `Model: ${asked.headline}`.slice(0, 40),
    whyItMatters: '',
    wording: { model: 'double-1', parts: {} } as WrittenStory['wording'],
  });
  const { subject, preheader, stories } = await rewordStories(content, morningEdition, articles, write);
  expect(subject).toBe(stories[0]?.headline);
  expect(preheader).toContain('Model: ');
});
