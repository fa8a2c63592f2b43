import { Heap } from '../../lib/heap.ts';
import type { Likelihood } from './judge-pairs.ts';
import type { ProposedPair } from './propose-pairs.ts';

/** Members of a group that are asked about another group: enough to know it, and bounded. */
const SPOKESMEN = 8;
/** No pair is surer than this either way: it may not decide for a whole group. */
const MOST_SURE = 0.98;

/**
 * Joins articles into groups, the surest first: two groups become one while the mean probability over the pairs
 * between them is at least `threshold`. Every pair counts, proposed or not, so that a chain of look-alikes does
 * not pull two events together; of large groups the same few members speak.
 * @returns the members of each group, ascending, groups in order of their first member.
 */
export function joinGroups(
  count: number,
  pairs: readonly ProposedPair[],
  likelihood: Likelihood,
  threshold: number,
): number[][] {
  const groups = Array.from({ length: count }, (_, index) => new Group(index));
  const queue = new Heap(before);
  for (const { a, b } of pairs) {
    const mean = likelihood(a, b);
    if (mean < threshold / 4) continue;
    groups[a]?.neighbours.add(b);
    groups[b]?.neighbours.add(a);
    if (mean >= threshold) queue.push({ a, b, mean, ages: 0 });
  }
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [a, b] = [groups[next.a], groups[next.b]];
    if (!a?.alive || !b?.alive || a.age + b.age !== next.ages) continue;
    a.take(b, groups);
    for (const other of a.neighbours) {
      const group = groups[other];
      if (!group?.alive) continue;
      const mean = meanBetween(a, group, likelihood);
      const [low, high] = a.name < other ? [a.name, other] : [other, a.name];
      if (mean >= threshold) queue.push({ a: low, b: high, mean, ages: a.age + group.age });
    }
  }
  return groups
    .filter(({ alive }) => alive)
    .map(({ members }) => members.sort((x, y) => x - y))
    .sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0));
}

/** The mean is taken of log-odds: one sure pair outweighs one that is merely unlikely, and the other way round. */
function meanBetween(a: Group, b: Group, likelihood: Likelihood): number {
  let sum = 0;
  for (const x of a.spokesmen)
    for (const y of b.spokesmen) sum += logOdds(likelihood(Math.min(x, y), Math.max(x, y)));
  return 1 / (1 + Math.exp(-sum / (a.spokesmen.length * b.spokesmen.length)));
}

function logOdds(probability: number): number {
  const kept = Math.min(MOST_SURE, Math.max(1 - MOST_SURE, probability));
  return Math.log(kept / (1 - kept));
}

class Group {
  readonly name: number;
  members: number[];
  spokesmen: number[];
  neighbours = new Set<number>();
  alive = true;
  /** Number of joins it has seen: an older entry of the queue is stale. */
  age = 0;

  constructor(index: number) {
    this.name = index;
    this.members = [index];
    this.spokesmen = [index];
  }

  take(other: Group, groups: readonly (Group | undefined)[]): void {
    other.alive = false;
    this.age += 1 + other.age;
    this.members = [...this.members, ...other.members];
    this.spokesmen = [...this.spokesmen, ...other.spokesmen]
      .sort((x, y) => scatter(x) - scatter(y) || x - y)
      .slice(0, SPOKESMEN);
    for (const name of other.neighbours) {
      const neighbour = groups[name];
      neighbour?.neighbours.delete(other.name);
      if (name === this.name || !neighbour?.alive) continue;
      neighbour.neighbours.add(this.name);
      this.neighbours.add(name);
    }
    this.neighbours.delete(other.name);
  }
}

/** A fixed order without meaning: spokesmen come from anywhere in a group, and stay while it grows. */
function scatter(index: number): number {
  return Math.imul(index + 1, 0x9e3779b1) >>> 0;
}

interface Join {
  a: number;
  b: number;
  mean: number;
  ages: number;
}

/** Surest first; ties by group, so that the same articles always group alike. */
function before(x: Join, y: Join): number {
  return y.mean - x.mean || x.a - y.a || x.b - y.b;
}
