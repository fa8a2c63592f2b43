import type { Sentence } from '../language/split-sentences.ts';
import { countWords } from '../language/terms.ts';

const FEWEST_WORDS = 5;
const DAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
/** "Harbour closes for the winter Monday after …", "… Vexford, officials said", "… Norland on Friday": the sentence goes on. */
const GOES_ON = new RegExp(
  `^(?:${DAY}|January|February|March|April|May|June|July|August|September|October|November|December)\\b|^\\p{Lu}[\\p{L}.'’-]*(?: \\p{Lu}[\\p{L}.'’-]*){0,3}(?: (?:${DAY}|on|in|at|to|after|as|with|for|by|during|last|this)\\b|, [^,—–]{0,30}\\b(?:said|says|according|told)\\b)`,
  'u',
);
/** A title cut short. */
const CUT_SHORT =
  /\s(?:in|on|of|at|to|for|from|by|with|near|over|after|as|and|or|but|the|an?|its|his|her|their|north|south|east|west|mayor|president|minister)$/i;

/** A sentence that the article's own title runs into, without a full stop between them, from behind the title on. */
export function withoutTitle(sentence: Sentence, title: string): Sentence {
  const { text, start, end } = sentence;
  if (countWords(title) < FEWEST_WORDS || CUT_SHORT.test(title)) return sentence;
  if (!straight(text).startsWith(`${straight(title)} `)) return sentence;
  const rest = text.slice(title.length + 1);
  const isWhole = /^["“‘]?\p{Lu}/u.test(rest) && !GOES_ON.test(rest) && countWords(rest) >= FEWEST_WORDS;
  return isWhole ? { text: rest, start: start + title.length + 1, end } : sentence;
}

function straight(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}
