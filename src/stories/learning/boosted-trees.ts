/**
 * A sum of small decision trees (J. H. Friedman, "Greedy function approximation", 2001), as JSON carries it.
 * Each tree lists its nodes in preorder: `feature` is a column, or −1 for a leaf; `threshold` is where a split
 * goes left (value ≤ threshold), or what a leaf adds.
 */
export interface TreesFile {
  base: number;
  features: string[];
  trees: { feature: number[]; threshold: number[] }[];
}

export interface BoostedTrees {
  /** Names of the columns a row has, in order. */
  features: readonly string[];
  /** The prediction for one row; a NaN counts as above every threshold. */
  predict(row: ArrayLike<number>): number;
}

const LEAF = -1;

export function loadTrees({ base, features, trees }: TreesFile): BoostedTrees {
  const count = trees.reduce((sum, tree) => sum + tree.feature.length, 0);
  const feature = new Int16Array(count);
  const threshold = new Float64Array(count);
  const right = new Int32Array(count);
  const roots: number[] = [];
  let at = 0;
  for (const tree of trees) {
    roots.push(at);
    feature.set(tree.feature, at);
    threshold.set(tree.threshold, at);
    placeRights(feature, right, at);
    at += tree.feature.length;
  }
  return {
    features,
    predict(row) {
      let sum = base;
      for (const root of roots) {
        let node = root;
        for (let column = feature[node] ?? LEAF; column !== LEAF; column = feature[node] ?? LEAF) {
          node = (row[column] ?? Number.NaN) <= (threshold[node] ?? 0) ? node + 1 : (right[node] ?? node);
        }
        sum += threshold[node] ?? 0;
      }
      return sum;
    },
  };
}

/** Finds where each split's right side begins; returns the first node after the subtree at `node`. */
function placeRights(feature: Int16Array, right: Int32Array, node: number): number {
  if (feature[node] === LEAF) return node + 1;
  const start = placeRights(feature, right, node + 1);
  right[node] = start;
  return placeRights(feature, right, start);
}

/** From a sum of trees trained with logistic loss to a probability. */
export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
