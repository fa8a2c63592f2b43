import { BINS, type BinnedColumn } from './bin-columns.ts';
import type { TrainingOptions } from './train-boosted-trees.ts';

/** What one tree is fitted to. */
export interface Growing {
  binned: readonly BinnedColumn[];
  gradients: Float64Array;
  hessians: Float64Array;
  columns: readonly number[];
  settings: TrainingOptions;
}

export interface Node {
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

/** Best split first, up to the number of leaves (LightGBM's leaf-wise growth). */
export function growTree(growing: Growing, rows: Uint32Array): Node {
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
