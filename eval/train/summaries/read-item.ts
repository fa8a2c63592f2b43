import { createGold, type Gold } from '../../../src/stories/learning/gold.ts';
import { cleanHeadline } from '../../../src/stories/reports/headline-of.ts';
import { readStory, type StoryText } from '../../../src/stories/summarise/read-story.ts';
import type { TrainingStory } from './sources.ts';

/** A story as read, with what its sentences are worth. */
export interface Item {
  weight: number;
  story: StoryText;
  gold: Gold;
  /** Stories of one group are held out together. */
  group: number;
}

/** Nothing is learned of a story that has no sentence to print. */
export function readItem({ articles, references, weight }: TrainingStory, group: number): Item[] {
  const [first] = articles;
  const story = readStory({ articles }, 'en', first === undefined ? '' : cleanHeadline(first));
  if (!story.sentences.some(({ print, pointsBack }) => print !== null && !pointsBack)) return [];
  const gold = createGold(
    story.sentences.map(({ text }) => text),
    references,
  );
  return [{ weight, story, gold, group }];
}

/** The best summary's sentences, found one at a time. */
export function bestSentences({ story, gold }: Item): Set<number> {
  const printable = [...story.sentences.keys()].filter((at) => story.sentences[at]?.print);
  let [chosen, most] = [[] as number[], 0];
  while (chosen.length < 3) {
    let best: number[] | undefined;
    for (const at of printable) {
      if (chosen.includes(at)) continue;
      const set = [...chosen, at].sort((x, y) => x - y);
      const score = gold.score(set);
      if (score > most) [best, most] = [set, score];
    }
    if (best === undefined) break;
    chosen = best;
  }
  return new Set(chosen);
}
