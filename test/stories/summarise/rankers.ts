import { seeded } from '../../../src/stories/learning/train-boosted-trees.ts';
import { type Ranker, shippedRanker } from '../../../src/stories/summarise/ranker.ts';
import { SET_FEATURES } from '../../../src/stories/summarise/set-features.ts';

/** Weights that want any set whatever: what holds under them holds under every newsroom's own. */
export function whimsical(seed: number): Ranker {
  const random = seeded(seed);
  return { ...shippedRanker(), sets: { features: SET_FEATURES, predict: () => 1_000 * random() } };
}

/** Weights that would rather have one set than another, but never by more than three of a hundred. */
export function unsure(seed: number): Ranker {
  const random = seeded(seed);
  return { ...shippedRanker(), sets: { features: SET_FEATURES, predict: () => 3 * random() } };
}

/** Weights that want as much as there is room for. */
export const greedy = preferring((of) => 1_000 * of('wordCount'));

/** Weights that would rather stop a sentence earlier, but do not mind much. */
export const terse = preferring((of) => -0.5 * of('count'));

/** Weights that want one sentence alone, by its place in its field. */
export function wantingOnly(index: number): Ranker {
  return preferring((of) => -1_000 * (Math.abs(of('indexLeast') - index) + of('count')));
}

function preferring(value: (of: (feature: string) => number) => number): Ranker {
  const predict = (row: ArrayLike<number>) =>
    value((feature) => row[SET_FEATURES.indexOf(feature)] ?? Number.NaN);
  return { ...shippedRanker(), sets: { features: SET_FEATURES, predict } };
}
