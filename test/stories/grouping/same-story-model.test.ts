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
  [99, 0.1],
  [100, 0.9],
] as const)('of two texts the shorter, of %s words, says which model judges them', ([words, probability]) => {
  const model = byLength(always(0.9), always(0.1));
  const row = (names: readonly string[]) =>
    Float64Array.from(names, (name) => (name === 'fewerWords' ? words : 0));
  const neither = {} as Profiled;
  expect(model.alone(row(FEATURES), neither, neither)).toBe(probability);
  expect(model.inContext(row(CONTEXT_FEATURES), neither, neither)).toBe(probability);
});
