import { Heap } from '../../lib/heap.ts';
import type { SimilarPair } from './find-similar-pairs.ts';

interface Merge {
  a: number;
  b: number;
  average: number;
}

/**
 * Average-link grouping of `count` articles: two groups join while the mean similarity over all pairs between
 * them is at least `threshold`, the most similar first. A chain of look-alikes cannot pull two events together,
 * because pairs that are not similar count as 0.
 * @returns the members of each group, ascending, groups ordered by first member.
 */
export function linkArticles(count: number, pairs: readonly SimilarPair[], threshold: number): number[][] {
  const groups = new Map<number, number[]>(Array.from({ length: count }, (_, index) => [index, [index]]));
  const sums = new Map<number, Map<number, number>>();
  for (const { a, b, similarity } of pairs) {
    addSum(sums, a, b, similarity);
    addSum(sums, b, a, similarity);
  }
  const queue = pairs
    .filter((pair) => pair.similarity >= threshold)
    .map(({ a, b, similarity }): Merge => ({ a, b, average: similarity }));
  const heap = new Heap(before, queue);
  for (let next = heap.pop(); next !== undefined; next = heap.pop()) {
    if (next.average !== averageOf(groups, sums, next.a, next.b)) continue;
    join(groups, sums, next.a, next.b);
    for (const other of sums.get(next.a)?.keys() ?? []) {
      const average = averageOf(groups, sums, next.a, other);
      if (average >= threshold)
        heap.push({ a: Math.min(next.a, other), b: Math.max(next.a, other), average });
    }
  }
  return [...groups.values()]
    .map((members) => members.sort((x, y) => x - y))
    .sort((x, y) => first(x) - first(y));
}

function first(members: readonly number[]): number {
  return members[0] ?? 0;
}

function addSum(sums: Map<number, Map<number, number>>, from: number, to: number, similarity: number): void {
  const row = sums.get(from) ?? new Map<number, number>();
  row.set(to, (row.get(to) ?? 0) + similarity);
  sums.set(from, row);
}

/** Undefined once either group has been joined into another, so that stale queue entries fall through. */
function averageOf(
  groups: Map<number, number[]>,
  sums: Map<number, Map<number, number>>,
  a: number,
  b: number,
): number {
  const sizes = (groups.get(a)?.length ?? 0) * (groups.get(b)?.length ?? 0);
  return sizes === 0 ? -1 : (sums.get(a)?.get(b) ?? 0) / sizes;
}

function join(
  groups: Map<number, number[]>,
  sums: Map<number, Map<number, number>>,
  into: number,
  from: number,
): void {
  groups.set(into, [...(groups.get(into) ?? []), ...(groups.get(from) ?? [])]);
  groups.delete(from);
  for (const [other, sum] of sums.get(from) ?? []) {
    sums.get(other)?.delete(from);
    if (other === into) continue;
    addSum(sums, into, other, sum);
    addSum(sums, other, into, sum);
  }
  sums.delete(from);
}

/** Highest average first; ties by group number, so that the same articles always group alike. */
function before(x: Merge, y: Merge): number {
  return y.average - x.average || x.a - y.a || x.b - y.b;
}
