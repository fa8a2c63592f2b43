import { expect, test } from 'vitest';
import type { Article } from '../../../src/feeds/article.ts';
import { clusterArticles } from '../../../src/stories/cluster-articles.ts';
import { profileAll } from '../../../src/stories/grouping/group-articles.ts';
import { judgePairs, type SameStoryModel } from '../../../src/stories/grouping/judge-pairs.ts';
import { profileArticle } from '../../../src/stories/grouping/profile-article.ts';
import { proposePairs } from '../../../src/stories/grouping/propose-pairs.ts';
import { anArticle, HOUR, NOON } from '../an-article.ts';

type Told = readonly [title: string, teaser: string];

const MILL: Told = [
  'Fire guts old mill in Vexford',
  'Sixty firefighters could not save the building, which stood empty.',
];
const BOYS: Told = [
  'Vexford fire: police look for two boys',
  'A witness saw them run from the yard shortly before smoke rose.',
];
const SCHOOL: Told = [
  'Two boys sought after fire at Vexford school',
  'A witness saw the boys run from the school yard before smoke rose from the gym, police said.',
];

function articlesOf(told: readonly Told[]): Article[] {
  return told.map(([title, teaser], at) =>
    anArticle({ id: title, outlet: `Paper ${at}`, title, teaser, body: '', publishedAt: NOON + at * HOUR }),
  );
}

function titlesTogether(told: readonly Told[]): string[][] {
  return clusterArticles(articlesOf(told)).map((story) => story.articles.map(({ title }) => title).sort());
}

test('the only two reports of a fire in a town are one story, though they share little else', () => {
  expect(titlesTogether([MILL, BOYS])).toHaveLength(1);
});

/** What becomes of a pair as likely as this, when a third is as likely as given with either of them. */
function judge(likely: number, rival: number): number {
  const profiled = profileAll(articlesOf([MILL, BOYS, SCHOOL]), profileArticle);
  const model: SameStoryModel = {
    alone: (_, a, b) => ([a, b].some(({ article }) => article.title === SCHOOL[0]) ? rival : likely),
    inContext: () => 0.1,
    threshold: 0.75,
  };
  return judgePairs(profiled, proposePairs(profiled), model).inContext(0, 1);
}

test.for([
  ['as likely as two of one event, and no other near', 0.85, 0.63, 0.85],
  ['not so likely', 0.84, 0.63, 0.1],
  ['with another near', 0.85, 0.65, 0.1],
] as const)('the little that two reports share is enough: %s', ([, likely, rival, most]) => {
  expect(judge(likely, rival)).toBeLessThanOrEqual(most + 1e-6);
  expect(judge(likely, rival) > 0.5).toBe(most > 0.5);
});

test('two newsrooms’ advice on one thing is two pieces, though no other is near', () => {
  const advice: Told[] = [
    ['The best kettles of 2026', 'We boiled water in a dozen of them.'],
    ['How to choose a kettle', 'What matters is how fast it boils.'],
  ];
  const likely: SameStoryModel = { alone: () => 0.95, inContext: () => 0.1, threshold: 0.75 };
  const profiled = profileAll(articlesOf(advice), profileArticle);
  expect(judgePairs(profiled, proposePairs(profiled), likely).inContext(0, 1)).toBeLessThanOrEqual(0.1);
});

test('where a third is likelier, they are two', () => {
  expect(titlesTogether([MILL, BOYS, SCHOOL])).toEqual([[SCHOOL[0], BOYS[0]].sort(), [MILL[0]]]);
});

test('a town alone is not enough', () => {
  const strike: Told = [
    'Bakery strike',
    'Bakers in Vexford walked out over night shifts and stale wage offers.',
  ];
  const fire: Told = [
    'Three dead in Vexford house fire',
    'Three members of a family died when fire swept through their house in Vexford on Tuesday night.',
  ];
  expect(titlesTogether([fire, strike])).toHaveLength(2);
});
