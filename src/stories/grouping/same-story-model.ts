import { loadTrees, sigmoid, type TreesFile } from '../learning/boosted-trees.ts';
import file from '../weights/same-story.json' with { type: 'json' };
import { CONTEXT_FEATURES } from './context-features.ts';
import type { SameStoryModel } from './judge-pairs.ts';
import { BRIEF, FEATURES } from './pair-features.ts';

/** What two articles say, then what their nearest articles make of it. */
export interface SameStoryTrees {
  alone: TreesFile;
  inContext: TreesFile;
}

/** What `eval/train/train-same-story.ts` writes. */
export interface SameStoryFile {
  threshold: number;
  articles: SameStoryTrees;
  /** For pairs of which one is a brief. */
  briefs: SameStoryTrees;
}

const WORDS = FEATURES.indexOf('fewerWords');
const WORDS_IN_CONTEXT = CONTEXT_FEATURES.indexOf('fewerWords');

let bundled: SameStoryModel | undefined;

/** The weights that come with the program. */
export function bundledModel(): SameStoryModel {
  bundled ??= loadModel(file);
  return bundled;
}

function loadModel({ threshold, articles, briefs }: SameStoryFile): SameStoryModel {
  return byLength(loadTreesOf(articles, threshold), loadTreesOf(briefs, threshold));
}

/** Each pair judged by the model for its length. */
export function byLength(articles: SameStoryModel, briefs: SameStoryModel): SameStoryModel {
  const forLength = (words: number | undefined) => ((words ?? 0) < BRIEF ? briefs : articles);
  return {
    threshold: articles.threshold,
    alone: (features, a, b) => forLength(features[WORDS]).alone(features, a, b),
    inContext: (features, a, b) => forLength(features[WORDS_IN_CONTEXT]).inContext(features, a, b),
  };
}

/** Throws where the weights were trained for other features than the program computes. */
function loadTreesOf({ alone, inContext }: SameStoryTrees, threshold: number): SameStoryModel {
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
