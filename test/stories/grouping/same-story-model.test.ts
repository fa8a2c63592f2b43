import { expect, test } from 'vitest';
import { CONTEXT_FEATURES } from '../../../src/stories/grouping/context-features.ts';
import { FEATURES, type Profiled } from '../../../src/stories/grouping/pair-features.ts';
import { byLength } from '../../../src/stories/grouping/same-story-model.ts';

const always = (probability: number) => ({
  threshold: 0.75,
  alone: () => probability,
  inContext: () => probability,
});

test.for([
  { words: 99, crowds: [3, 6], probability: 0.1 },
  { words: 100, crowds: [3, 6], probability: 0.9 },
  { words: 99, crowds: [3, 9], probability: 0.9 },
  { words: 99, crowds: [12, 3], probability: 0.9 },
  { words: 99, crowds: [8, 7], probability: 0.1 / 3 + (0.9 * 2) / 3 },
])('a shorter text of $words words, crowds of 2 to $crowds', ({ words, crowds, probability }) => {
  const model = byLength(always(0.9), always(0.1));
  const row = (names: readonly string[]) =>
    Float64Array.from(names, (name) => (name === 'fewerWords' ? words : 0));
  const [a, b] = crowds.map((crowd) => ({ crowd }) as Profiled) as [Profiled, Profiled];
  expect(model.alone(row(FEATURES), a, b)).toBeCloseTo(probability, 9);
  expect(model.inContext(row(CONTEXT_FEATURES), a, b)).toBeCloseTo(probability, 9);
});
