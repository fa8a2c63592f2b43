import type { Sentence } from '../language/split-sentences.ts';
import { countWords } from '../language/terms.ts';

const FEWEST_WORDS = 5;
/** "Harbour closes for the winter Monday after …": the sentence goes on. */
const GOES_ON =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)\b/;

/** A sentence that the article's own title runs into, without a full stop between them, from behind the title on. */
export function withoutTitle(sentence: Sentence, title: string): Sentence {
  const { text, start, end } = sentence;
  if (countWords(title) < FEWEST_WORDS || !straight(text).startsWith(`${straight(title)} `)) return sentence;
  const rest = text.slice(title.length + 1);
  const isWhole = /^["“‘]?\p{Lu}/u.test(rest) && !GOES_ON.test(rest) && countWords(rest) >= FEWEST_WORDS;
  return isWhole ? { text: rest, start: start + title.length + 1, end } : sentence;
}

function straight(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}
