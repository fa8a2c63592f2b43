import { CONTEXT_FEATURES, contextFeatures } from '../../../src/stories/grouping/context-features.ts';
import { profileAll } from '../../../src/stories/grouping/group-articles.ts';
import { judgePairs, type SameStoryModel } from '../../../src/stories/grouping/judge-pairs.ts';
import { FEATURES, type Profiled, pairFeatures } from '../../../src/stories/grouping/pair-features.ts';
import { profileArticle } from '../../../src/stories/grouping/profile-article.ts';
import { type ProposedPair, proposePairs } from '../../../src/stories/grouping/propose-pairs.ts';
import { hashOf } from '../../../src/stories/grouping/weighted-terms.ts';
import { loadTrees, sigmoid, type TreesFile } from '../../../src/stories/learning/boosted-trees.ts';
import { trainBoostedTrees } from '../../../src/stories/learning/train-boosted-trees.ts';
import type { Labelled } from './labelled-windows.ts';

/** Articles that are grouped together, read, and what is right. */
export interface Window {
  name: string;
  profiled: Profiled[];
  stories: string[];
  pairs: ProposedPair[];
  /** Share of the pairs that do not belong together to learn from; they count the more. */
  keep: number;
  /** How much each of its pairs counts. */
  weight: number;
}

/** Which part of the material a story belongs to when parts are held out in turn. */
export type FoldOf = (story: string) => number;

/** A forest each, averaged: what one learns by chance the other does not. */
const SEEDS = [1, 2];
const ALONE = { trees: 150, leaves: 8, learningRate: 0.06, minRows: 80, columnShare: 0.25 };
const IN_CONTEXT = { trees: 110, leaves: 8, learningRate: 0.07, minRows: 60, columnShare: 0.7 };
/** Pairs less likely than this alone are not looked at in context. */
const WORTH = 0.05;

export function readWindow(
  name: string,
  rows: readonly Labelled[],
  { keep = 1, weight = 1 }: Partial<Pick<Window, 'keep' | 'weight'>> = {},
): Window {
  const sorted = [...rows].sort(
    ({ article: x }, { article: y }) => x.publishedAt - y.publishedAt || (x.id < y.id ? -1 : 1),
  );
  const profiled = profileAll(
    sorted.map(({ article }) => article),
    profileArticle,
  );
  return {
    name,
    profiled,
    stories: sorted.map(({ story }) => story),
    pairs: proposePairs(profiled),
    keep,
    weight,
  };
}

/** Rows to learn from, with the fold of each article's story. */
class Rows {
  readonly columns: number[][];
  readonly labels: number[] = [];
  readonly weights: number[] = [];
  readonly folds: [number, number][] = [];
  readonly #features: readonly string[];

  constructor(features: readonly string[]) {
    this.#features = features;
    this.columns = features.map(() => []);
  }

  add(row: Float64Array, same: boolean, weight: number, folds: [number, number]): void {
    this.columns.forEach((column, at) => {
      column.push(row[at] ?? Number.NaN);
    });
    this.labels.push(same ? 1 : 0);
    this.weights.push(weight);
    this.folds.push(folds);
  }

  /** Trained without any pair that touches the fold; with −1, on all of them. */
  train(without: number, options: object): TreesFile {
    const kept = this.labels.flatMap((_, row) => (this.folds[row]?.includes(without) ? [] : [row]));
    const pick = (values: readonly number[]) => Float32Array.from(kept, (row) => values[row] ?? Number.NaN);
    const rows = {
      features: this.#features,
      columns: this.columns.map(pick),
      labels: pick(this.labels),
      weights: pick(this.weights),
    };
    const forests = SEEDS.map((seed) => trainBoostedTrees(rows, { ...options, loss: 'logistic', seed }));
    return averageOf(forests);
  }
}

/** The trees of each fold, trained without it, then those trained on everything. */
export interface Fitted {
  alone: TreesFile[];
  inContext: TreesFile[];
}

/**
 * Trains both judgements. The second learns from the first's opinions of articles that one was not trained on:
 * its own rows' opinions would be better than any it will meet.
 */
export function fitSameStory(
  windows: readonly Window[],
  foldOf: FoldOf,
  folds: number,
  say: (line: string) => void,
): Fitted {
  const parts = [...Array.from({ length: folds }, (_, fold) => fold), -1];
  const first = new Rows(FEATURES);
  for (const window of windows) addPairs(first, window, foldOf);
  say(`${first.labels.length} pairs`);
  const alone = parts.map((without) => first.train(without, ALONE));
  say('judged alone');
  const second = new Rows(CONTEXT_FEATURES);
  for (const window of windows) addInContext(second, window, foldOf, heldOutModel(alone, [], window, foldOf));
  say(`${second.labels.length} pairs in context`);
  const inContext = parts.map((without) => second.train(without, IN_CONTEXT));
  return { alone, inContext };
}

function addPairs(rows: Rows, window: Window, foldOf: FoldOf): void {
  const features = new Float64Array(FEATURES.length);
  for (const { x, y, same, weight, folds } of examples(window, foldOf))
    rows.add(pairFeatures(x, y, features), same, weight, folds);
}

function addInContext(rows: Rows, window: Window, foldOf: FoldOf, model: SameStoryModel): void {
  const { alone, partners } = judgePairs(window.profiled, window.pairs, model);
  const pair = new Float64Array(FEATURES.length);
  const features = new Float64Array(CONTEXT_FEATURES.length);
  for (const { a, b, x, y, same, weight, folds } of examples(window, foldOf)) {
    if (alone(a, b) < WORTH) continue;
    pairFeatures(x, y, pair);
    rows.add(contextFeatures({ a, b, alone, partners, pair }, features), same, weight, folds);
  }
}

function* examples({ profiled, stories, pairs, keep, weight }: Window, foldOf: FoldOf) {
  for (const { a, b } of pairs) {
    const [x, y] = [profiled[a], profiled[b]];
    if (!x || !y) continue;
    const same = stories[a] === stories[b];
    if (!same && (hashOf(`${x.article.id} ${y.article.id}`) % 1000) / 1000 >= keep) continue;
    const folds: [number, number] = [foldOf(stories[a] ?? ''), foldOf(stories[b] ?? '')];
    yield { a, b, x, y, same, weight: same ? weight : weight / keep, folds };
  }
}

/** Each pair judged by the trees that know neither of its earlier article's story nor any of its fold. */
export function heldOutModel(
  alone: readonly TreesFile[],
  inContext: readonly TreesFile[],
  { profiled, stories }: Window,
  foldOf: FoldOf,
  threshold = 0.5,
): SameStoryModel {
  const fold = new Map(profiled.map(({ article }, at) => [article, foldOf(stories[at] ?? '')]));
  const [first, second] = [alone.map(loadTrees), inContext.map(loadTrees)];
  return {
    threshold,
    alone: (features, { article }) => sigmoid(first[fold.get(article) ?? 0]?.predict(features) ?? 0),
    inContext: (features, { article }) => sigmoid(second[fold.get(article) ?? 0]?.predict(features) ?? 0),
  };
}

function averageOf(forests: readonly TreesFile[]): TreesFile {
  const [first] = forests;
  if (first === undefined) throw new Error('nothing was trained');
  const share = (value: number) => Number((value / forests.length).toPrecision(4));
  const trees = forests.flatMap((forest) =>
    forest.trees.map(({ feature, threshold }) => ({
      feature,
      threshold: threshold.map((value, node) => (feature[node] === -1 ? share(value) : value)),
    })),
  );
  return { ...first, trees };
}
