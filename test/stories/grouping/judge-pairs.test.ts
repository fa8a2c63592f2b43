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

const VOTE = [
  'Council votes to drain the Vellin canal',
  'Councillors voted to drain the Vellin canal by May.',
];
const PROTEST = [
  'Anglers protest as Vellin canal is drained',
  'Anglers marched to the Vellin canal that is drained.',
];
const WALK = [
  'Along the Vellin canal on foot',
  'Herons, locks and a good inn: the Vellin canal in three hours.',
];

/** Of the first two told: what context makes of pairs as likely as `alone`, where it is nearly sure of all. */
function inContext(told: string[][], alone = 0.35): number {
  const articles = told.map(([title = '', teaser = ''], at) =>
    anArticle({ id: `${at}`, outlet: `Paper ${at}`, title, teaser, publishedAt: NOON + at * HOUR }),
  );
  const profiled = profileAll(articles, profileArticle);
  const likely = (id: string) => (id === '2' ? 0.8 : alone);
  const model: SameStoryModel = {
    threshold: 0.75,
    alone: (_, a, b) => Math.max(likely(a.article.id), likely(b.article.id)),
    inContext: () => 0.95,
  };
  return judgePairs(profiled, proposePairs(profiled), model).inContext(0, 1);
}

test('what context adds to two reports of an event is not bounded', () => {
  expect(inContext([VOTE, PROTEST])).toBeCloseTo(0.95);
});

test('a text that tells no event is not put to a story for want of better company', () => {
  expect(inContext([VOTE, WALK])).toBeLessThan(0.75);
  expect(inContext([VOTE, WALK])).toBeGreaterThan(0.35);
});

test('a third report close to both supports it', () => {
  expect(inContext([VOTE, WALK, PROTEST])).toBeCloseTo(0.95);
});
