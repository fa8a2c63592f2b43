/** Shares. */
export interface PrecisionRecall {
  p: number;
  r: number;
  f1: number;
}

/** By place: which group each thing is in, and which it belongs in. */
type Labels = readonly (string | number)[];

/** B³ (A. Bagga, B. Baldwin, 1998): precision and recall of each thing's group, averaged over things. */
export function bCubed(found: Labels, gold: Labels): PrecisionRecall {
  const [ours, theirs, both] = sizes(found, gold);
  let [p, r] = [0, 0];
  found.forEach((group, at) => {
    const shared = both.get(`${group}\u0000${gold[at]}`) ?? 0;
    p += shared / (ours.get(group) ?? 1);
    r += shared / (theirs.get(gold[at] ?? '') ?? 1);
  });
  const n = Math.max(1, found.length);
  return withF1(p / n, r / n);
}

/** Of the pairs put together, how many belong together; of those that belong together, how many were. */
export function pairwise(found: Labels, gold: Labels): PrecisionRecall {
  const [ours, theirs, both] = sizes(found, gold).map(pairsIn) as [number, number, number];
  return withF1(ours === 0 ? 1 : both / ours, theirs === 0 ? 1 : both / theirs);
}

export function withF1(p: number, r: number): PrecisionRecall {
  return { p, r, f1: p + r === 0 ? 0 : (2 * p * r) / (p + r) };
}

type Sizes = Map<string | number, number>;

function sizes(found: Labels, gold: Labels): [Sizes, Sizes, Sizes] {
  return [count(found), count(gold), count(found.map((group, at) => `${group}\u0000${gold[at]}`))];
}

function count(labels: Labels): Sizes {
  const counted: Sizes = new Map();
  for (const label of labels) counted.set(label, (counted.get(label) ?? 0) + 1);
  return counted;
}

function pairsIn(groups: Sizes): number {
  let pairs = 0;
  for (const size of groups.values()) pairs += (size * (size - 1)) / 2;
  return pairs;
}
