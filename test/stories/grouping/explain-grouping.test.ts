import { expect, test } from 'vitest';
import { explainGrouping } from '../../../src/stories/grouping/explain-grouping.ts';
import { groupArticles } from '../../../src/stories/grouping/group-articles.ts';
import { profileArticle } from '../../../src/stories/grouping/profile-article.ts';
import { readVocabulary } from '../../../src/stories/reports/window-vocabulary.ts';
import type { GroupingReason } from '../../../src/stories/story.ts';
import { anArticle } from '../an-article.ts';

const ANGLES = [
  'Orla Quist dies',
  'Bells ring for Quist',
  'Cup final off',
  'Shops shut',
  'Lilies run out',
  'Speaker sworn in',
  'Leaders fly to Vexford',
];
const ARTICLES = ANGLES.map((title, at) =>
  anArticle({ title, outlet: `Paper ${at}`, teaser: 'All Norland mourned Quist’s death.' }),
);

/** Why all of a great story's reports are one, where each pair is as likely one event as this. */
function reasons(likely: number): GroupingReason[] {
  const grouped = groupArticles({
    articles: ARTICLES,
    model: { alone: () => 0.9, inContext: () => likely, threshold: 0.75 },
    profileOf: profileArticle,
    themes: [ARTICLES.map((_, at) => at)],
  });
  expect(grouped.groups).toHaveLength(1);
  return explainGrouping([...ARTICLES.keys()], grouped, readVocabulary(ARTICLES));
}

test('an angle of a great story is said to be one, and reports of one event are not', () => {
  expect(reasons(0.1).map(({ angle }) => angle)).toEqual(ANGLES.slice(1).map(() => true));
  expect(reasons(0.99).map(({ angle }) => angle)).toEqual(ANGLES.slice(1).map(() => undefined));
});

test('what two reports share is told in their own words', () => {
  const [reason] = reasons(0.99);
  expect(new Set(reason?.sharedTerms)).toEqual(new Set(['Norland', 'mourned', 'Quist', 'death']));
});
