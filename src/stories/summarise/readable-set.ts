import { isNamedIn } from '../language/inner-references.ts';
import { canOpen, type ReadSentence, type StoryText } from './read-story.ts';
import { saysAgain } from './says-again.ts';
import type { Vectors } from './vectors.ts';

/**
 * Whether some sentences, by number in reading order, read well one after the other: each has what it points
 * back at before it, and none says what another said.
 */
export function isReadable(story: StoryText, vectors: Vectors, set: readonly number[]): boolean {
  return set.every((at, place) => {
    const sentence = story.sentences[at];
    if (sentence === undefined || sentence.print === null) return false;
    if (place === 0 && !canOpen(sentence)) return false;
    const before = set.slice(0, place);
    if (!isTakenUp(story, sentence, at, before)) return false;
    if (sentence.pointsBack && !isResolved(story, at, before.at(-1))) return false;
    return !saysAgain(story, vectors, at, before);
  });
}

/** What a sentence takes up was printed before: in the sentence that stands in front of it, or by its name. */
function isTakenUp(
  story: StoryText,
  { takesUp }: ReadSentence,
  at: number,
  before: readonly number[],
): boolean {
  if (takesUp === null || isResolved(story, at, before.at(-1))) return true;
  const printed = before.map((one) => story.sentences[one]?.text ?? '').join(' ');
  return isNamedIn(printed, takesUp);
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
