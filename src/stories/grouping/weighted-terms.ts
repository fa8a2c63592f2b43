/** Terms by their 32-bit hash, ascending: two are compared in one pass, without a table of words. */
export interface WeightedTerms {
  ids: Uint32Array;
  /** Unit length together. */
  weights: Float32Array;
  /** Rarity in news at large. */
  rarities: Float32Array;
  /** Sum of the rarities. */
  rarity: number;
}

/** Sums over the terms two texts share. */
export interface Overlap {
  /** Cosine, 0–1. */
  cosine: number;
  /** Sum of the shared terms' rarities. */
  rarity: number;
  /** Number of shared terms. */
  count: number;
  /** Rarity of the rarest shared term. */
  rarest: number;
}

/** FNV-1a over UTF-16 units. */
export function hashOf(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

/** Terms with how often each is used and how rare it is. */
export function weighTerms(
  counts: ReadonlyMap<string, number>,
  rarityOf: (term: string) => number,
): WeightedTerms {
  const rows = [...counts]
    .map(([term, count]) => ({ id: hashOf(term), count, rarity: rarityOf(term) }))
    .sort((x, y) => x.id - y.id);
  const weights = Float32Array.from(rows, ({ count, rarity }) => (1 + Math.log(count)) * rarity);
  const length = Math.hypot(...weights) || 1;
  const rarities = Float32Array.from(rows, ({ rarity }) => rarity);
  return {
    ids: Uint32Array.from(rows, ({ id }) => id),
    weights: weights.map((weight) => weight / length),
    rarities,
    rarity: rarities.reduce((sum, rarity) => sum + rarity, 0),
  };
}

export function overlapOf(a: WeightedTerms, b: WeightedTerms): Overlap {
  const [ofA, ofB] = [a.ids, b.ids];
  const [endA, endB] = [ofA.length, ofB.length];
  let [cosine, rarity, count, rarest] = [0, 0, 0, 0];
  let [i, j] = [0, 0];
  while (i < endA && j < endB) {
    const x = ofA[i] as number;
    const y = ofB[j] as number;
    if (x === y) {
      const shared = a.rarities[i] as number;
      cosine += (a.weights[i] as number) * (b.weights[j] as number);
      rarity += shared;
      count += 1;
      if (shared > rarest) rarest = shared;
    }
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return { cosine, rarity, count, rarest };
}

/** Number of hashes two ascending lists share. */
export function sharedCount(a: Uint32Array, b: Uint32Array): number {
  let [i, j, shared] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const [x, y] = [a[i] ?? 0, b[j] ?? 0];
    if (x === y) shared += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return shared;
}

/** Each hash once, ascending. */
export function hashSet(hashes: Iterable<number>): Uint32Array {
  return Uint32Array.from(new Set(hashes)).sort();
}
