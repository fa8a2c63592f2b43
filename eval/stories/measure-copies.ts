import type { Article } from '../../src/feeds/article.ts';
import { shinglesOf } from '../../src/stories/grouping/shingles.ts';
import { isCopy } from '../../src/stories/grouping/wire-copies.ts';
import { makeCopies } from './make-copies.ts';
import type { Labelled } from './read-reports.ts';

export interface CopyFigures {
  /** Copies made, and the share of them recognised, by recipe. */
  made: number;
  found: number;
  recipes: Record<string, number>;
  /** Pairs of two outlets' reports of one story, and the share of them taken for one text. */
  pairs: number;
  flagged: number;
}

/** Shorter texts are no agency reports. */
const LONG_ENOUGH = 1_000;
const MOST_ARTICLES = 2_000;

/** Undefined where the material has no text long enough to be cut. */
export function measureCopies({ articles, stories }: Labelled): CopyFigures | undefined {
  const long = articles.filter(({ body }) => body.length >= LONG_ENOUGH);
  if (long.length === 0) return undefined;
  const recipes = new Map<string, { made: number; found: number }>();
  long.slice(0, MOST_ARTICLES).forEach((article, seed) => {
    const original = shinglesOf(article);
    for (const { title, body, recipe } of makeCopies(article.title, article.body, seed)) {
      const count = recipes.get(recipe) ?? { made: 0, found: 0 };
      recipes.set(recipe, count);
      count.made += 1;
      if (isCopy(original, shinglesOf({ ...article, title, body }))) count.found += 1;
    }
  });
  const counts = [...recipes.values()];
  const made = counts.reduce((sum, count) => sum + count.made, 0);
  const found = counts.reduce((sum, count) => sum + count.found, 0);
  const others = otherPairs(articles, stories);
  return {
    made,
    found: found / made,
    recipes: Object.fromEntries([...recipes].map(([name, count]) => [name, count.found / count.made])),
    pairs: others.pairs,
    flagged: others.pairs === 0 ? 0 : others.flagged / others.pairs,
  };
}

/** One outlet's article listed twice is a copy, rightly; so only pairs of two outlets count. */
function otherPairs(articles: readonly Article[], stories: readonly string[]) {
  const byStory = new Map<string, Article[]>();
  articles.forEach((article, at) => {
    const story = stories[at] ?? '';
    byStory.set(story, [...(byStory.get(story) ?? []), article]);
  });
  let [pairs, flagged] = [0, 0];
  for (const reports of byStory.values()) {
    const read = reports.map((article) => ({ article, shingles: shinglesOf(article) }));
    read.forEach((one, at) => {
      for (const other of read.slice(at + 1)) {
        if (one.article.outlet === other.article.outlet) continue;
        pairs += 1;
        if (isCopy(one.shingles, other.shingles)) flagged += 1;
      }
    });
  }
  return { pairs, flagged };
}
