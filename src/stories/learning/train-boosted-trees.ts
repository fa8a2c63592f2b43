import { sigmoid, type TreesFile } from './boosted-trees.ts';

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

const BINS = 128;

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

interface BinnedColumn {
  bins: Uint8Array;
  /** Upper bound of each bin but the last. */
  bounds: number[];
}

/** Bins of about equal size; a missing value falls into the last one. */
function binColumn(column: Float32Array): BinnedColumn {
  const stride = Math.max(1, Math.floor(column.length / 100_000));
  const present = column.filter((value, index) => index % stride === 0 && !Number.isNaN(value)).sort();
  const bounds: number[] = [];
  for (let part = 1; part < BINS; part += 1) {
    const at = Math.floor((part * present.length) / BINS);
    const [below, above] = [present[Math.max(0, at - 1)] ?? 0, present[at] ?? 0];
    const bound = roundTo(below === above ? below : (below + above) / 2);
    if (bound > (bounds.at(-1) ?? Number.NEGATIVE_INFINITY)) bounds.push(bound);
  }
  return { bins: Uint8Array.from(column, (value) => binOf(value, bounds)), bounds };
}

function binOf(value: number, bounds: readonly number[]): number {
  let [low, high] = [0, bounds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (bounds[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
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

interface Growing {
  binned: readonly BinnedColumn[];
  gradients: Float64Array;
  hessians: Float64Array;
  columns: readonly number[];
  settings: TrainingOptions;
}

interface Node {
  rows: Uint32Array;
  histogram: Float64Array;
  value: number;
  split: Split | null;
  children?: [Node, Node];
}

interface Split {
  column: number;
  bin: number;
  gain: number;
}

function growTree(growing: Growing, rows: Uint32Array): Node {
  const root = makeNode(growing, rows, histogramOf(growing, rows));
  const open = [root];
  for (let leaves = 1; leaves < growing.settings.leaves; leaves += 1) {
    const best = takeBest(open);
    if (!best?.split) break;
    best.children = divide(growing, best, best.split);
    open.push(...best.children);
  }
  return root;
}

function takeBest(open: Node[]): Node | undefined {
  let best = -1;
  open.forEach((node, index) => {
    if (node.split && node.split.gain > (open[best]?.split?.gain ?? 0)) best = index;
  });
  return best < 0 ? undefined : open.splice(best, 1)[0];
}

/** Three sums (gradient, hessian, rows) a bin of each column in use. */
function histogramOf({ binned, gradients, hessians, columns }: Growing, rows: Uint32Array): Float64Array {
  const sums = new Float64Array(columns.length * BINS * 3);
  // In the node's own order first: every column then reads them one after another.
  const count = rows.length;
  const gradient = new Float64Array(count);
  const hessian = new Float64Array(count);
  for (let index = 0; index < count; index += 1) {
    gradient[index] = gradients[rows[index] as number] as number;
    hessian[index] = hessians[rows[index] as number] as number;
  }
  for (let place = 0; place < columns.length; place += 1) {
    const bins = binned[columns[place] as number]?.bins ?? new Uint8Array();
    const from = place * BINS * 3;
    for (let index = 0; index < count; index += 1) {
      const at = from + (bins[rows[index] as number] as number) * 3;
      sums[at] = (sums[at] as number) + (gradient[index] as number);
      sums[at + 1] = (sums[at + 1] as number) + (hessian[index] as number);
      sums[at + 2] = (sums[at + 2] as number) + 1;
    }
  }
  return sums;
}

function makeNode(growing: Growing, rows: Uint32Array, histogram: Float64Array): Node {
  let [gradient, hessian] = [0, 0];
  for (let bin = 0; bin < BINS; bin += 1) {
    gradient += histogram[bin * 3] as number;
    hessian += histogram[bin * 3 + 1] as number;
  }
  const { lambda, learningRate } = growing.settings;
  const value = (-gradient / (hessian + lambda)) * learningRate;
  return { rows, histogram, value, split: bestSplit(growing, histogram, gradient, hessian, rows.length) };
}

function bestSplit(
  { binned, columns, settings }: Growing,
  histogram: Float64Array,
  gradient: number,
  hessian: number,
  count: number,
): Split | null {
  const { lambda, minRows } = settings;
  const whole = (gradient * gradient) / (hessian + lambda);
  let best: Split | null = null;
  columns.forEach((column, place) => {
    const last = binned[column]?.bounds.length ?? 0;
    let [g, h, n] = [0, 0, 0];
    for (let bin = 0; bin < last; bin += 1) {
      const at = (place * BINS + bin) * 3;
      g += histogram[at] as number;
      h += histogram[at + 1] as number;
      n += histogram[at + 2] as number;
      if (n < minRows) continue;
      if (count - n < minRows) break;
      const other = gradient - g;
      const gain = (g * g) / (h + lambda) + (other * other) / (hessian - h + lambda) - whole;
      if (gain > (best?.gain ?? 1e-9)) best = { column, bin, gain };
    }
  });
  return best;
}

/** Counts the smaller side; the larger one's histogram is what remains of the parent's. */
function divide(growing: Growing, node: Node, { column, bin }: Split): [Node, Node] {
  const bins = growing.binned[column]?.bins ?? new Uint8Array();
  const left = node.rows.filter((row) => (bins[row] as number) <= bin);
  const right = node.rows.filter((row) => (bins[row] as number) > bin);
  const leftIsFew = left.length <= right.length;
  const few = histogramOf(growing, leftIsFew ? left : right);
  const many = node.histogram;
  for (let index = 0; index < many.length; index += 1)
    many[index] = (many[index] as number) - (few[index] as number);
  const [ofLeft, ofRight] = leftIsFew ? [few, many] : [many, few];
  return [makeNode(growing, left, ofLeft), makeNode(growing, right, ofRight)];
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

/** Four significant digits: what the file holds is what was trained. */
function roundTo(value: number): number {
  return Number(value.toPrecision(4));
}
