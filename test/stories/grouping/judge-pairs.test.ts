import { expect, test } from 'vitest';
import { profileAll } from '../../../src/stories/grouping/group-articles.ts';
import { GroupingMemory } from '../../../src/stories/grouping/grouping-memory.ts';
import { judgePairs, type SameStoryModel } from '../../../src/stories/grouping/judge-pairs.ts';
import { proposePairs } from '../../../src/stories/grouping/propose-pairs.ts';
import { anArticle, HOUR, NOON } from '../an-article.ts';

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
  const profiled = profileAll(articles, new GroupingMemory().profileOf);
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
