import { expect, test } from 'vitest';
import { clusterArticles } from '../../src/stories/cluster-articles.ts';
import { GroupingMemory } from '../../src/stories/grouping/grouping-memory.ts';
import { referenceIn } from '../../src/stories/language/inner-references.ts';
import { summariseStory } from '../../src/stories/summarise-story.ts';
import { anArticle, aStory } from './an-article.ts';

const OPTIONS = { length: 'story', words: [40, 80], language: 'en' } as const;

/** As long as a feed's text may be. Quadratic work on one would run for minutes, into the suite's own time limit. */
const LONGEST = 200_000;

test.for(['É', 'A. ', '“', 'AB, ', 'He said, “'])(
  'a text of nothing but “%s” is grouped and summarised in bounded time',
  (unit) => {
    const text = (characters: number) => unit.repeat(Math.floor(characters / unit.length));
    const articles = ['A', 'B'].map((outlet) =>
      anArticle({ outlet, title: `${text(300)} ${outlet}`, teaser: text(2_000), body: text(LONGEST) }),
    );
    const stories = clusterArticles(articles, { memory: new GroupingMemory() });
    expect(stories.flatMap((story) => story.articles)).toHaveLength(2);
    expect(summariseStory(aStory(...articles), OPTIONS).words).toBeLessThanOrEqual(80);
  },
);

test.for([
  ['a name without end', `${'A'.repeat(LONGEST)} those rules`, 'those rules'],
  ['quotations that nothing closes', '“a '.repeat(LONGEST / 3), null],
] as const)('what a sentence takes up is looked for in bounded time: %s', ([, text, reference]) => {
  expect(referenceIn(text)).toBe(reference);
});
