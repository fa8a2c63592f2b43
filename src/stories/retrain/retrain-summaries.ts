import { setImmediate } from 'node:timers/promises';
import type { TreesFile } from '../learning/boosted-trees.ts';
import { seeded } from '../learning/train-boosted-trees.ts';
import type { Ranker } from '../summarise/ranker.ts';
import { crossValidate, FOLDS } from './cross-validate.ts';
import { type Example, toExample } from './example.ts';
import { fitTaste, TREES } from './fit-taste.ts';
import type { Trial } from './own-weights.ts';
import type { PastBlurb } from './past-blurb.ts';

/** Fewer teach the taste of the days they come from. */
export const FEWEST_BLURBS = 50;

export interface RetrainingOptions {
  signal: AbortSignal;
  onProgress?(done: number, total: number): void;
}

export type Retraining =
  | { outcome: 'trained'; stories: number; trial: Trial; sets: TreesFile }
  | { outcome: 'too few'; stories: number };

/**
 * Learns what a newsroom's editors would rather have printed than the ranker does: a few small trees on what the
 * ranker's own leave unexplained. Throws the signal's reason when it is stopped.
 */
export async function retrainSummaries(
  blurbs: readonly PastBlurb[],
  ranker: Ranker,
  { signal, onProgress = () => {} }: RetrainingOptions,
): Promise<Retraining> {
  const total = blurbs.length + (FOLDS + 1) * TREES;
  let done = 0;
  const step = () => {
    done += 1;
    onProgress(done, total);
  };
  // Signals are heard, and the bar is drawn, only when the event loop turns.
  const pause = async () => {
    await setImmediate();
    signal.throwIfAborted();
  };
  const random = seeded(5);
  const examples: Example[] = [];
  for (const blurb of blurbs) {
    await pause();
    const example = toExample(blurb, ranker, random);
    if (example !== null) examples.push(example);
    step();
  }
  if (examples.length < FEWEST_BLURBS) return { outcome: 'too few', stories: examples.length };
  const trial = await crossValidate(examples, ranker, { pause, onTree: step });
  await pause();
  return { outcome: 'trained', stories: examples.length, trial, sets: fitTaste(examples, step) };
}
