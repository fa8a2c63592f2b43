import type { Likelihood } from './judge-pairs.ts';
import { FEATURES } from './pair-features.ts';

interface PairInContext {
  a: number;
  b: number;
  alone: Likelihood;
  /** Of each article, the partners likeliest alone. */
  partners: readonly (readonly number[])[];
  /** The pair's own features. */
  pair: ArrayLike<number>;
}

/** What of the pair itself is looked at again. */
const AGAIN = [
  'titleCosine',
  'localTitle',
  'localWhole',
  'localOpeningShare',
  'namesShare',
  'shingles',
  'hours',
  'crowd',
  'fewerWords',
] as const;
const AGAIN_AT = AGAIN.map((name) => FEATURES.indexOf(name));

/** In the order of the trained weights. */
export const CONTEXT_FEATURES = [
  'alone',
  'support',
  'supports',
  'conflictLess',
  'conflictMore',
  'betterLess',
  'betterMore',
  ...AGAIN,
] as const;

/**
 * How a pair stands among its nearest articles: a third report close to both supports it, one close to only one
 * of them speaks against it, and so does that each has better partners than the other.
 */
export function contextFeatures(
  { a, b, alone, partners, pair }: PairInContext,
  into: Float64Array,
): Float64Array {
  let [support, supports] = [0, 0];
  const conflict: [number, number] = [0, 0];
  const better: [number, number] = [0, 0];
  for (const third of thirds(a, b, partners)) {
    const [x, y] = [alone(a, third), alone(b, third)];
    support = Math.max(support, Math.min(x, y));
    supports += x * y;
    conflict[0] = Math.max(conflict[0], x * (1 - y));
    conflict[1] = Math.max(conflict[1], y * (1 - x));
    better[0] = Math.max(better[0], x);
    better[1] = Math.max(better[1], y);
  }
  into[0] = alone(a, b);
  into[1] = support;
  into[2] = Math.min(2, supports);
  into[3] = Math.min(...conflict);
  into[4] = Math.max(...conflict);
  into[5] = Math.min(...better);
  into[6] = Math.max(...better);
  AGAIN_AT.forEach((column, index) => {
    into[7 + index] = pair[column] ?? Number.NaN;
  });
  return into;
}

/** The nearest articles of either. */
export function thirds(a: number, b: number, partners: PairInContext['partners']): Set<number> {
  const found = new Set([...(partners[a] ?? []), ...(partners[b] ?? [])]);
  found.delete(a);
  found.delete(b);
  return found;
}
