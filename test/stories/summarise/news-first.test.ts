import { expect, test } from 'vitest';
import { summariseStory } from '../../../src/stories/summarise-story.ts';
import { anArticle, aStory } from '../an-article.ts';
import { whimsical } from './rankers.ts';

const NEWS =
  'Ferry crews in Brinmouth called off their strike on Monday after the company agreed to pay 4 per cent more.';

/** What fifty wishes print of the same two reports, or the first alone, under one teaser or another. */
function summaries(teaser: string, reports: 1 | 2 = 2): string[][] {
  const title = 'Ferry crews call off strike after company agrees to pay more';
  const first = anArticle({
    title,
    teaser,
    body: `${NEWS}\n\nIt would have been the first strike since 1994.`,
  });
  const second = anArticle({
    title: 'Ferry strike in Brinmouth is off',
    teaser: 'The ferry crews of Brinmouth sail as usual on Tuesday, the company said.',
  });
  return Array.from({ length: 50 }, (_, seed) =>
    summariseStory(reports === 1 ? aStory(first) : aStory(first, second), {
      length: 'lead',
      words: [40, 90],
      language: 'en',
      ranker: whimsical(seed),
    }).sentences.map(({ text }) => text),
  );
}

/** Of the summaries with both, those that begin with the teaser. */
function begun(teaser: string, reports?: 1 | 2): boolean[] {
  return summaries(teaser, reports)
    .filter((texts) => texts.includes(NEWS) && texts.includes(teaser))
    .map((texts) => texts.indexOf(teaser) < texts.indexOf(NEWS));
}

test.for([1, 2] as const)(
  'a teaser that tells what is beside the news goes behind the sentence that tells it (reports: %i)',
  (reports) => {
    const told = begun('Union and harbour board talked for eleven hours in the old customs house.', reports);
    expect(told.length).toBeGreaterThan(3);
    expect(told).not.toContain(true);
  },
);
