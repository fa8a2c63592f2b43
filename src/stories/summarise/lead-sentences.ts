import { MOST_SENTENCES } from '../story.ts';
import type { Room } from './choose-sentences.ts';
import type { StoryText } from './read-story.ts';

/** The best report's first sentences, by number: what a language without rules is summarised by. */
export function leadSentences({ sentences }: StoryText, { length, words: [fewest, most] }: Room): number[] {
  const chosen: number[] = [];
  let words = 0;
  for (const [at, { print, report, length: size }] of sentences.entries()) {
    if (print === null || report > 0) continue;
    if (chosen.length > 0 && words + size > most) break;
    chosen.push(at);
    words += size;
    if (words >= fewest || chosen.length >= MOST_SENTENCES[length]) break;
  }
  return chosen;
}
