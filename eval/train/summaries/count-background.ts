import type { Gold } from '../../../src/stories/learning/gold.ts';
import type { BackgroundFile } from '../../../src/stories/summarise/background.ts';
import type { StoryText } from '../../../src/stories/summarise/read-story.ts';

/** A word in fewer stories is not listed, so that nobody's name is; in fewer than the second number, nothing is said of its worth. */
const FEWEST = { rarity: 10, worth: 40 };
/** Worth is drawn to the mean by so many stories. */
const PRIOR = 30;

/** How rare words are in news, and how often editors keep them. */
export function countBackground(items: readonly { story: StoryText; gold: Gold }[]): BackgroundFile {
  const used = new Map<string, number>();
  const kept = new Map<string, number>();
  for (const { story, gold } of items) {
    for (const stem of story.words.stems) {
      used.set(stem, (used.get(stem) ?? 0) + 1);
      if (gold.stems.has(stem)) kept.set(stem, (kept.get(stem) ?? 0) + 1);
    }
  }
  const mean = sum(kept.values()) / Math.max(1, sum(used.values()));
  const listed = [...used]
    .filter(([stem, count]) => count >= FEWEST.rarity && /^\p{L}+$/u.test(stem))
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return {
    unlisted: Math.round(100 * Math.log(items.length / 4)) / 100,
    stems: listed.map(([stem]) => stem).join(' '),
    rarity: listed.map(([, count]) => Math.round(100 * Math.log(items.length / count))),
    worth: listed.map(([stem, count]) =>
      count < FEWEST.worth
        ? -1
        : Math.round((100 * ((kept.get(stem) ?? 0) + PRIOR * mean)) / (count + PRIOR)),
    ),
  };
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
