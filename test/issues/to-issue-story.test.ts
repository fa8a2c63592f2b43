import { expect, test } from 'vitest';
import { budgetOf, toIssueStory } from '../../src/issues/to-issue-story.ts';
import { anArticle, aRankedStory, HOUR, NOON } from '../stories/an-article.ts';
import { morningEdition } from '../support/sample-issue.ts';

const EXPECTED = 'Former minister Aldo Renn is expected to repay the harbour fund of Vexford on Monday.';
const printing = { edition: morningEdition, sections: [], shortest: 'radar' as const };
const story = aRankedStory(
  5,
  anArticle({
    title: 'Aldo Renn repays the harbour fund of Vexford',
    outlet: 'A',
    teaser: 'Former minister Aldo Renn repaid two million crowns to the harbour fund.',
  }),
  anArticle({
    title: 'Aldo Renn to repay harbour fund',
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
  const moved = { issue: 'morning/2026-11-23', facts: ['repays'], toldAt: NOON - 4 * HOUR };
  const texts = printed(moved);
  expect(texts).toContain('Former minister Aldo Renn repaid two million crowns to the harbour fund.');
  expect(texts.join(' ')).not.toMatch(/expected to repay|not guilty/);
  expect(toIssueStory(story, printing, moved).moved).toEqual(moved);
});

test('all reports tell a story that no issue carried', () => {
  expect(printed().join(' ')).toMatch(/expected to repay/);
});

const told = (given: Parameters<typeof anArticle>[0] = {}) =>
  anArticle({
    title: 'Vexford harbour closes',
    teaser: 'The harbour of Vexford closed on Monday.',
    ...given,
  });
const photo = (url: string, width: number | null) => ({
  url,
  alt: '',
  caption: '',
  width,
  height: null,
  credit: '',
});

test.for([
  ['the first that is known to be wide enough', [null, 320, 600, 1200], 2],
  ['else the first there is', [null, 320], 0],
] as const)('its picture is %s', ([, widths, expected]) => {
  const articles = widths.map((width, at) => told({ image: photo(`https://p.example/${at}`, width) }));
  const { image } = toIssueStory(aRankedStory(5, ...articles), printing);
  expect(image?.url).toBe(`https://p.example/${expected}`);
});

test('it is marked as updated where it moved on, and says when a report was changed', () => {
  const article = told({ updatedAt: NOON + HOUR });
  const one = toIssueStory(aRankedStory(5, article, told()), printing);
  expect(one.updated).toBe(false);
  expect(one.articles.map(({ updatedAt }) => updatedAt)).toEqual([NOON + HOUR, undefined]);
  const moved = { issue: 'morning/2026-11-23', facts: ['closed'], toldAt: NOON - 4 * HOUR };
  expect(toIssueStory(aRankedStory(5, article), printing, moved).updated).toBe(true);
});

test('its shortest summary has the room of the block it is printed in', () => {
  const words = { radar: [4, 9], reads: [20, 40] } as const;
  const blocks = Object.entries(words).map(([kind, room]) => ({
    kind: kind as 'radar' | 'reads',
    title: '',
    max: 5,
    words: [...room] as [number, number],
    sections: [],
  }));
  const edition = { ...morningEdition, blocks };
  expect(budgetOf({ edition, shortest: 'radar' }, 'brief')).toEqual(words.radar);
  expect(budgetOf({ edition, shortest: 'reads' }, 'brief')).toEqual(words.reads);
  expect(budgetOf({ edition, shortest: 'reads' }, 'story')).toEqual([50, 80]);
});

test('of very many reports the best are kept, and whichever a summary quotes', () => {
  const mute = Array.from({ length: 45 }, () =>
    anArticle({ title: 'Hafen von Vexford schließt', teaser: '', language: 'de' }),
  );
  const quoted = told({
    language: 'en',
    teaser:
      'The harbour of Vexford closed on Monday after 90 years, and 400 people who worked there lost their jobs.',
  });
  const { articles, summaries } = toIssueStory(aRankedStory(5, ...mute, quoted), printing);
  expect(summaries.story.sentences[0]?.source.articleId).toBe(quoted.id);
  expect(articles).toHaveLength(41);
  expect(articles.at(-1)?.id).toBe(quoted.id);
});

test('a report in another language than the edition’s says so', () => {
  const french = aRankedStory(5, anArticle({ language: 'fr-CA' }), anArticle({ language: 'en-GB' }));
  const { articles } = toIssueStory(french, printing);
  expect(articles.map(({ language }) => language)).toEqual(['fr-CA', undefined]);
});
