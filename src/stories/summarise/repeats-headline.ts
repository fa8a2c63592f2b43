import { countWords, termsOf } from '../language/terms.ts';

/** Words beyond the headline's own that tell when, how much or who says so. */
const MORE_WORDS = 4;

/** True where a sentence is hardly more than the headline printed above it: neither new terms nor more words. */
export function repeatsHeadline(sentence: string, headline: string): boolean {
  const said = new Set(termsOf(headline));
  const fresh = termsOf(sentence).filter((term) => !said.has(term)).length;
  return fresh < 2 && countWords(sentence) < countWords(headline) + MORE_WORDS;
}
