import type { ReadSentence, StoryText } from './read-story.ts';
import type { Vectors } from './vectors.ts';

/** Two sentences this alike (cosine) say the same. */
const SAME = 0.6;
/** A sentence of another report with this share of its content already printed, by whichever sentences, is not news. */
const TOLD = 0.6;
/** So many words in a row that a sentence of another report has too tell the same, whatever stands around them. */
const COPIED_WORDS = 7;

/**
 * Whether some sentences, by number in reading order, read well one after the other: each has what it points
 * back at before it, and none says what another said.
 */
export function isReadable(story: StoryText, vectors: Vectors, set: readonly number[]): boolean {
  return set.every((at, place) => {
    const sentence = story.sentences[at];
    if (sentence === undefined || sentence.print === null) return false;
    if (place === 0 && sentence.addresses) return false;
    const before = set.slice(0, place);
    if (sentence.pointsBack && !isResolved(story, at, before.at(-1))) return false;
    return !repeats(story, vectors, at, before) && !isTold(story, sentence, before);
  });
}

/** What a sentence points back at is in the one before it; or further back, where those between begin with the same word. */
function isResolved(story: StoryText, at: number, before: number | undefined): boolean {
  if (before === undefined || !sameText(story, before, at)) return false;
  const word = openingWord(story, at);
  let from = at - 1;
  while (from > before && sameText(story, from, at) && openingWord(story, from) === word) from -= 1;
  return from <= before;
}

function openingWord({ sentences }: StoryText, at: number): number | undefined {
  return sentences[at]?.words[0];
}

function sameText({ sentences }: StoryText, one: number, other: number): boolean {
  const [a, b] = [sentences[one], sentences[other]];
  return a !== undefined && b !== undefined && a.article === b.article && a.field === b.field;
}

function repeats(story: StoryText, vectors: Vectors, at: number, before: readonly number[]): boolean {
  const count = story.sentences.length;
  return before.some((other) => (vectors.likeness[at * count + other] as number) >= SAME);
}

function isTold(story: StoryText, sentence: ReadSentence, before: readonly number[]): boolean {
  const others = before.filter((other) => story.sentences[other]?.article !== sentence.article);
  if (others.length === 0) return false;
  if (others.some((other) => sharesRun(sentence.words, story.sentences[other]?.words ?? []))) return true;
  const { stop } = story.words;
  const told = new Set(before.flatMap((other) => [...(story.sentences[other]?.words ?? [])]));
  const content = [...new Set(sentence.words)].filter((word) => !stop[word]);
  return content.filter((word) => told.has(word)).length >= TOLD * content.length;
}

function sharesRun(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  for (let i = 0; i + COPIED_WORDS <= one.length; i += 1)
    for (let j = 0; j + COPIED_WORDS <= other.length; j += 1) if (runFrom(one, i, other, j)) return true;
  return false;
}

function runFrom(one: ArrayLike<number>, i: number, other: ArrayLike<number>, j: number): boolean {
  for (let k = 0; k < COPIED_WORDS; k += 1) if (one[i + k] !== other[j + k]) return false;
  return true;
}
