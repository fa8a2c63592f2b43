import { expect, test } from 'vitest';
import { toIssueStory } from '../../src/issues/to-issue-story.ts';
import { anArticle, aRankedStory, HOUR, NOON } from '../stories/an-article.ts';
import { morningEdition } from '../support/sample-issue.ts';

const EXPECTED = 'Former minister Aldo Renn is expected to surrender to the court of Vexford on Monday.';
const printing = { edition: morningEdition, sections: [], shortest: 'radar' as const };
const story = aRankedStory(
  5,
  anArticle({
    title: 'Aldo Renn surrenders to the court of Vexford',
    outlet: 'A',
    teaser: 'Former minister Aldo Renn turned himself in over the harbour fund.',
  }),
  anArticle({
    title: 'Aldo Renn to surrender over harbour fund',
    outlet: 'B',
    teaser: EXPECTED,
    body: `${EXPECTED} His lawyer, Ines Voll, said Renn would plead not guilty to all nine charges.`,
    publishedAt: NOON - 7 * HOUR,
  }),
);

const printed = (...[moved]: [Parameters<typeof toIssueStory>[2]?]) =>
  Object.values(toIssueStory(story, printing, moved).summaries).flatMap(({ sentences }) =>
    sentences.map(({ text }) => text),
  );

test('a story that moved on is told by what was published since the issue that carried it', () => {
  const moved = { issue: 'morning/2026-11-23', facts: ['surrenders'], toldAt: NOON - 4 * HOUR };
  const texts = printed(moved);
  expect(texts).toContain('Former minister Aldo Renn turned himself in over the harbour fund.');
  expect(texts.join(' ')).not.toMatch(/expected to surrender|not guilty/);
  expect(toIssueStory(story, printing, moved).moved).toEqual(moved);
});

test('all reports tell a story that no issue carried', () => {
  expect(printed().join(' ')).toMatch(/expected to surrender/);
});
