import { countWords } from '../language/terms.ts';

/** Whole sentences from the front while they fit into so many words; a first one that does not fit is cut. */
export function leadWithin(sentences: readonly string[], words: number): string[] {
  const taken: string[] = [];
  let left = words;
  for (const sentence of sentences) {
    const size = countWords(sentence);
    if (size > left) break;
    taken.push(sentence);
    left -= size;
  }
  return taken.length > 0 ? taken : sentences.slice(0, 1).map((sentence) => cutAfter(sentence, words));
}

/** The opening words of a sentence: a simple summariser need not be read, only counted. */
export function cutAfter(sentence: string, words: number): string {
  return sentence.split(/\s+/).slice(0, words).join(' ');
}
