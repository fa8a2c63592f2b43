import { createHash } from 'node:crypto';
import { rankStories } from '../../src/stories/ranking/rank-stories.ts';
import { toArticle } from '../lib/to-article.ts';
import type { Lead, Slot } from './slots.ts';

/** Puts the news of a pool in order, the most important first. Each group is one story. */
export type Order = (groups: readonly Lead[][], slot: Slot) => Lead[][];

const FOUR_HOURS = 4 * 3_600_000;

export const ORDERS = {
  random: byScore((group) => Number.parseInt(hash(group).slice(0, 8), 16)),
  recent: byScore(newest),
  coverage: byScore(coverage),
  coverageDecay: byScore((group, { at }) => coverage(group) * Math.exp((newest(group) - at) / FOUR_HOURS)),
  ours: byOurRank,
} satisfies Record<string, Order>;

/** Ties go to the newer. */
function byScore(score: (group: readonly Lead[], slot: Slot) => number): Order {
  return (groups, slot) =>
    [...groups].sort((a, b) => score(b, slot) - score(a, slot) || newest(b) - newest(a));
}

function newest(group: readonly Lead[]): number {
  return Math.max(...group.map(({ from }) => from));
}

function coverage(group: readonly Lead[]): number {
  return new Set(group.map(({ outlet }) => outlet)).size;
}

function hash(group: readonly Lead[]): string {
  return createHash('sha256')
    .update(group.map(({ url }) => url).join(' '))
    .digest('hex');
}

/** The program's own ranking, of articles that have a title, an outlet and a time and nothing else. */
function byOurRank(groups: readonly Lead[][], { at, windowFrom }: Slot): Lead[][] {
  const stories = groups.map((group, index) => ({
    id: String(index),
    articles: group.map(articleOf),
    why: [],
  }));
  const context = { now: at, windowFrom, sources: new Map(), sections: new Map() };
  return rankStories(stories, context).map(({ id }) => groups[Number(id)] ?? []);
}

export function articleOf({ outlet, title, url, from }: Lead) {
  return toArticle({ id: `${outlet} ${url}`, title, body: '', outlet, url, publishedAt: from });
}
