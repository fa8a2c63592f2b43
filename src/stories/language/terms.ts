import { isFrench, isFrenchStopword, stemFrench } from './french-words.ts';
import { isStopword } from './stopwords.ts';
import { baseForm } from './word-forms.ts';

/** A word as written and the form it is counted under. */
export interface Token {
  written: string;
  term: string;
  /** UTF-16 offset of the word in its text. */
  start: number;
}

const WORD = /[\p{L}\p{N}]+(?:[.,'’‑-][\p{L}\p{N}]+)*/gu;

/**
 * The words of a text that carry meaning, in order; `1,000` and `Jean-Luc` are one word each.
 * French is told by its function words and folded by its own endings; every other language by the English ones.
 */
export function tokensOf(text: string): Token[] {
  const found = [...text.matchAll(WORD)].map((match) => ({
    written: match[0],
    lower: match[0].toLowerCase().replaceAll('’', "'"),
    start: match.index,
  }));
  const termOf = isFrench(found.map(({ lower }) => lower)) ? frenchTermOf : englishTermOf;
  const tokens: Token[] = [];
  for (const { written, lower, start } of found) {
    const term = termOf(lower);
    if (term !== null) tokens.push({ written, term, start });
  }
  return tokens;
}

type TermOf = (lower: string) => string | null;

const KNOWN_MOST = 50_000;

const englishTermOf = remember((word) => countAs(word, isStopword, stem));
const frenchTermOf = remember((word) =>
  countAs(word, (one) => isStopword(one) || isFrenchStopword(one), foldFrench),
);

/** The groups of word-forms.ts list no French plurals. */
function foldFrench(word: string): string {
  return baseForm(word.replace(/s$/, '')) ?? stemFrench(word);
}

/** News repeats its words: what a word counts as is worked out once, and forgotten before it costs memory. */
function remember(termOf: TermOf): TermOf {
  const known = new Map<string, string | null>();
  return (lower) => {
    const found = known.get(lower);
    if (found !== undefined) return found;
    if (known.size >= KNOWN_MOST) known.clear();
    const term = termOf(lower);
    known.set(lower, term);
    return term;
  };
}

/** Null for a word without meaning of its own. */
function countAs(
  word: string,
  isEmpty: (word: string) => boolean,
  fold: (word: string) => string,
): string | null {
  const plain = word.replace(/^(?:l|d|qu|s|n|j|c|m|t)'(?=\p{L}{2})/u, '').replace(/'s$/, '');
  if (isEmpty(word) || isEmpty(plain) || (plain.length < 2 && !/\d/.test(plain))) return null;
  return baseForm(plain) ?? fold(plain);
}

/** Terms of a text, each once, in order of first use. */
export function termsOf(text: string): string[] {
  return [...new Set(tokensOf(text).map((token) => token.term))];
}

/** Whether a text is counted as French. */
export function isFrenchText(text: string): boolean {
  return isFrench((text.match(WORD) ?? []).map((word) => word.toLowerCase().replaceAll('’', "'")));
}

/** The terms by which a French text counts these words, which are no text themselves. */
export function frenchTermsOf(words: string): string[] {
  return words.split(/\s+/).flatMap((word) => frenchTermOf(word) ?? []);
}

/** Folds the commonest English endings so that "strikes" meets "strike"; the result need not be a word. */
function stem(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (/(?:ch|sh|x|ss|z)es$/.test(word)) return word.slice(0, -2);
  const singular = word.endsWith('s') ? word.slice(0, -1) : word;
  if (singular.length > 6 && singular.endsWith('ing')) return undouble(singular.slice(0, -3));
  if (singular.length > 5 && singular.endsWith('ed')) return undouble(singular.slice(0, -2));
  return singular.length > 4 && singular.endsWith('e') ? singular.slice(0, -1) : singular;
}

function undouble(word: string): string {
  return /([bdgklmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
}

/** Words as a reader counts them. */
export function countWords(text: string): number {
  const spaced = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  const unspaced = text.match(UNSPACED)?.length ?? 0;
  return unspaced < 4 ? spaced : spaced + Math.round(unspaced / LETTERS_A_WORD);
}

/** Scripts that put no space between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const LETTERS_A_WORD = 2;
