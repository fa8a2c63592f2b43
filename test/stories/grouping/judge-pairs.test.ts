import { expect, test } from 'vitest';
import { CONTEXT_FEATURES } from '../../../src/stories/grouping/context-features.ts';
import { profileAll } from '../../../src/stories/grouping/group-articles.ts';
import { judgePairs, type SameStoryModel } from '../../../src/stories/grouping/judge-pairs.ts';
import { profileArticle } from '../../../src/stories/grouping/profile-article.ts';
import { proposePairs } from '../../../src/stories/grouping/propose-pairs.ts';
import { anArticle, HOUR, NOON } from '../an-article.ts';

const HOURS = CONTEXT_FEATURES.indexOf('hours');
const DAY_IN_HOURS = 24;

/** Says in context how many hours of a day lie between two reports. */
const BY_HOURS: SameStoryModel = {
  alone: () => 0.9,
  inContext: (features) => (features[HOURS] ?? 0) / DAY_IN_HOURS,
  threshold: 0.75,
};

const TOLD: [hour: number, title: string, teaser: string][] = [
  [
    0,
    'Lighthouse keeper retires after decades at Skarra',
    'Orla Finch lit the lamp on Skarra rock for thirty winters.',
  ],
  [
    6,
    'Skarra lighthouse keeper Orla Finch retires',
    'She tended the lamp on the rock; a museum in Pell wants her logbooks.',
  ],
  [18, 'Museum in Pell seeks logbooks', 'Curators hope sailors will lend theirs too.'],
];

test('a pair is judged in context by its own features, whatever else was read about its neighbours', () => {
  const articles = profileAll(
    TOLD.map(([hour, title, teaser]) => anArticle({ title, teaser, publishedAt: NOON + hour * HOUR })),
    profileArticle,
  );
  const pairs = proposePairs(articles);
  expect(pairs).toEqual([
    { a: 0, b: 1 },
    { a: 1, b: 2 },
  ]);
  const { inContext } = judgePairs(articles, pairs, BY_HOURS);
  expect(inContext(0, 1)).toBeCloseTo(6 / DAY_IN_HOURS, 6);
});
