import { countWords } from '../../src/stories/language/terms.ts';
import { cutAfter } from '../../src/stories/learning/lead-within.ts';

/** The best sentences that fit, best first; where none does, the best one is cut. */
export function inBudget(ranked: readonly string[], budget: { words: number; sentences: number }): string[] {
  const chosen: string[] = [];
  let left = budget.words;
  for (const sentence of ranked) {
    if (chosen.length >= budget.sentences || left <= 0) break;
    const size = countWords(sentence);
    if (size > left) continue;
    chosen.push(sentence);
    left -= size;
  }
  return chosen.length > 0 ? chosen : ranked.slice(0, 1).map((best) => cutAfter(best, budget.words));
}
