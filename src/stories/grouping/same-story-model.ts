import { loadTrees, sigmoid, type TreesFile } from '../learning/boosted-trees.ts';
import file from '../weights/same-story.json' with { type: 'json' };
import { CONTEXT_FEATURES } from './context-features.ts';
import type { SameStoryModel } from './judge-pairs.ts';
import { FEATURES, SHORT_REPORT } from './pair-features.ts';
import { thinnessOf } from './thinness.ts';

/** What two articles say, then what their nearest articles make of it. */
export interface SameStoryTrees {
  alone: TreesFile;
  inContext: TreesFile;
}

/** What `eval/train/train-same-story.ts` writes. */
export interface SameStoryFile {
  threshold: number;
  articles: SameStoryTrees;
  /** For pairs of which one is a short report, where few articles surround them. */
  shortReports: SameStoryTrees;
}

const WORDS = FEATURES.indexOf('fewerWords');
const WORDS_IN_CONTEXT = CONTEXT_FEATURES.indexOf('fewerWords');

let bundled: SameStoryModel | undefined;

/** The weights that come with the program. */
export function bundledModel(): SameStoryModel {
  bundled ??= loadModel(file);
  return bundled;
}

function loadModel({ threshold, articles, shortReports }: SameStoryFile): SameStoryModel {
  return byLength(loadTreesOf(articles, threshold), loadTreesOf(shortReports, threshold));
}

/** Pairs of which one is a short report are judged by their own model, the less the more articles their day has. */
export function byLength(articles: SameStoryModel, shortReports: SameStoryModel): SameStoryModel {
  const judge =
    (by: 'alone' | 'inContext', wordsAt: number): SameStoryModel['alone'] =>
    (...pair) => {
      const [features, a, b] = pair;
      const share = (features[wordsAt] ?? 0) < SHORT_REPORT ? thinnessOf(Math.max(a.crowd, b.crowd)) : 0;
      if (share === 0) return articles[by](...pair);
      if (share === 1) return shortReports[by](...pair);
      return share * shortReports[by](...pair) + (1 - share) * articles[by](...pair);
    };
  return {
    threshold: articles.threshold,
    alone: judge('alone', WORDS),
    inContext: judge('inContext', WORDS_IN_CONTEXT),
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
