import { loadTrees, sigmoid, type TreesFile } from '../learning/boosted-trees.ts';
import file from '../weights/same-story.json' with { type: 'json' };
import { CONTEXT_FEATURES } from './context-features.ts';
import type { SameStoryModel } from './judge-pairs.ts';
import { FEATURES } from './pair-features.ts';

/** What `eval/train/train-same-story.ts` writes. */
export interface SameStoryFile {
  threshold: number;
  alone: TreesFile;
  inContext: TreesFile;
}

let bundled: SameStoryModel | undefined;

/** The weights that come with the program. */
export function bundledModel(): SameStoryModel {
  bundled ??= loadModel(file);
  return bundled;
}

/** Throws where the weights were trained for other features than the program computes. */
function loadModel({ threshold, alone, inContext }: SameStoryFile): SameStoryModel {
  const [first, second] = [loadTrees(alone), loadTrees(inContext)];
  if (`${first.features}` !== `${FEATURES}` || `${second.features}` !== `${CONTEXT_FEATURES}`)
    throw new Error(
      'same-story.json is of other features; train it again with eval/train/train-same-story.ts',
    );
  return {
    threshold,
    alone: (features) => sigmoid(first.predict(features)),
    inContext: (features) => sigmoid(second.predict(features)),
  };
}
