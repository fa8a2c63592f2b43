import { type BinnedColumn, binColumn, roundTo } from './bin-columns.ts';
import { sigmoid, type TreesFile } from './boosted-trees.ts';
import { growTree, type Node } from './grow-tree.ts';

export interface TrainingOptions {
  /** `logistic` for labels 0–1 (predictions are log-odds), `squared` for any numbers. */
  loss: 'logistic' | 'squared';
  trees: number;
  /** Most leaves of one tree. */
  leaves: number;
  learningRate: number;
  /** Fewest rows in a leaf. */
  minRows: number;
  /** L2 penalty on a leaf's value. */
  lambda: number;
  /** Share of the rows, and of the columns, that each tree sees, 0–1. */
  rowShare: number;
  columnShare: number;
  /** The same seed gives the same trees. */
  seed: number;
  /** Called after each tree. */
  progress?: (done: number, of: number) => void;
}

export interface TrainingRows {
  features: readonly string[];
  /** A column a feature, all as long as `labels`; NaN is a missing value. */
  columns: readonly Float32Array[];
  labels: Float32Array;
  /** How much each row counts; all alike without. */
  weights?: Float32Array;
}

const DEFAULTS: TrainingOptions = {
  loss: 'squared',
  trees: 200,
  leaves: 16,
  learningRate: 0.06,
  minRows: 40,
  lambda: 2,
  rowShare: 0.7,
  columnShare: 0.6,
  seed: 1,
};

/**
 * Gradient boosting on histograms, best split first (G. Ke et al., "LightGBM", 2017): each tree is fitted to what
 * the ones before it got wrong.
 */
export function trainBoostedTrees(rows: TrainingRows, options: Partial<TrainingOptions> = {}): TreesFile {
  const settings = { ...DEFAULTS, ...options };
  const random = seeded(settings.seed);
  const binned = rows.columns.map(binColumn);
  const { labels } = rows;
  const weights = rows.weights ?? new Float32Array(labels.length).fill(1);
  const base = roundTo(startingPoint(labels, weights, settings.loss));
  const scores = new Float64Array(labels.length).fill(base);
  const gradients = new Float64Array(labels.length);
  const hessians = new Float64Array(labels.length);
  const trees: TreesFile['trees'] = [];
  for (let round = 0; round < settings.trees; round += 1) {
    differentiate(scores, labels, weights, settings.loss, gradients, hessians);
    const seen = sample(labels.length, settings.rowShare, random);
    const columns = [...sample(binned.length, settings.columnShare, random)];
    const tree = growTree({ binned, gradients, hessians, columns, settings }, seen);
    addTo(scores, tree, binned);
    trees.push(flatten(tree, binned));
    settings.progress?.(round + 1, settings.trees);
  }
  return { base, features: [...rows.features], trees };
}

/** A number generator that repeats itself (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function startingPoint(labels: Float32Array, weights: Float32Array, loss: TrainingOptions['loss']): number {
  let [sum, weight] = [0, 0];
  for (let row = 0; row < labels.length; row += 1) {
    sum += (labels[row] ?? 0) * (weights[row] ?? 0);
    weight += weights[row] ?? 0;
  }
  const mean = sum / Math.max(weight, 1e-9);
  if (loss === 'squared') return mean;
  const share = Math.min(0.999, Math.max(0.001, mean));
  return Math.log(share / (1 - share));
}

function differentiate(
  scores: Float64Array,
  labels: Float32Array,
  weights: Float32Array,
  loss: TrainingOptions['loss'],
  gradients: Float64Array,
  hessians: Float64Array,
): void {
  for (let row = 0; row < labels.length; row += 1) {
    const weight = weights[row] ?? 0;
    const score = scores[row] ?? 0;
    const predicted = loss === 'logistic' ? sigmoid(score) : score;
    gradients[row] = weight * (predicted - (labels[row] ?? 0));
    hessians[row] = weight * (loss === 'logistic' ? Math.max(1e-6, predicted * (1 - predicted)) : 1);
  }
}

function sample(count: number, share: number, random: () => number): Uint32Array {
  const chosen = new Uint32Array(count);
  let size = 0;
  for (let index = 0; index < count; index += 1) if (share >= 1 || random() < share) chosen[size++] = index;
  return size === 0 ? Uint32Array.of(0) : chosen.subarray(0, size);
}

function addTo(scores: Float64Array, tree: Node, binned: readonly BinnedColumn[]): void {
  for (let row = 0; row < scores.length; row += 1) {
    let node = tree;
    while (node.children && node.split) {
      const bin = binned[node.split.column]?.bins[row] ?? 0;
      node = node.children[bin <= node.split.bin ? 0 : 1];
    }
    scores[row] = (scores[row] as number) + roundTo(node.value);
  }
}

function flatten(tree: Node, binned: readonly BinnedColumn[]): TreesFile['trees'][number] {
  const [feature, threshold]: [number[], number[]] = [[], []];
  const visit = (node: Node): void => {
    feature.push(node.children && node.split ? node.split.column : -1);
    threshold.push(
      node.children && node.split
        ? (binned[node.split.column]?.bounds[node.split.bin] ?? 0)
        : roundTo(node.value),
    );
    node.children?.forEach(visit);
  };
  visit(tree);
  return { feature, threshold };
}
