import { isStopword } from '../language/stopwords.ts';
import { termsOf } from '../language/terms.ts';
import { isDateWord } from './dates.ts';
import { placeStem, sameThing } from './demonyms.ts';
import { SCALES, valueOfWords } from './number-words.ts';
import { isOrdinary } from './ordinary-words.ts';

/** A capitalised word of a text. */
interface Capital {
  written: string;
  /** Lower case, without possessive. */
  lower: string;
  /** Opens a sentence, a quotation or a line, so that its capital may mean nothing. */
  opens: boolean;
  start: number;
  end: number;
}

const WORD = /[\p{L}\p{N}]+(?:['&-][\p{L}\p{N}]+)*/gu;
const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}&-]*\p{Lu}s?$|^\p{Lu}{2,}s?$/u;
/** A sentence's end, its quotation marks and a space are no longer than this. */
const OPENS_WITHIN = 8;
const OPENS = /(?:^|[.!?:;]["')]*\s["'(]*|["(]|\s'|\s-\s["']?)$/u;

function capitalsIn(folded: string): Capital[] {
  return [...folded.matchAll(WORD)]
    .filter(([word]) => /\p{Lu}/u.test(word))
    .map(({ 0: word, index }) => {
      const written = word.replace(/'s?$/u, '').replace(/(?<=s)'$/u, '');
      return {
        written,
        lower: written.toLowerCase(),
        opens: index === 0 || OPENS.test(folded.slice(Math.max(0, index - OPENS_WITHIN), index)),
        start: index,
        end: index + word.length,
      };
    });
}

/** What a text's names say, ready to be asked. */
export interface KnownNames {
  /** Every word of it, in lower case. */
  words: Set<string>;
  /** Place stems and groups of its capitalised words. */
  stems: Set<string>;
  things: Set<number>;
  acronyms: Set<string>;
  terms: Set<string>;
  /** Capitalised words that stand directly behind, and before, another: "Ada" → "Marsh". */
  followers: Map<string, Set<string>>;
  leaders: Map<string, Set<string>>;
}

export function knowNames(folded: string): KnownNames {
  const capitals = capitalsIn(folded);
  const known: KnownNames = {
    words: new Set(wordsIn(folded)),
    stems: new Set(capitals.map(({ lower }) => placeStem(lower))),
    things: new Set(capitals.flatMap(({ lower }) => sameThing(lower) ?? [])),
    acronyms: new Set(
      capitals.filter(({ written }) => ACRONYM.test(written)).map(({ written }) => bare(written)),
    ),
    terms: new Set(termsOf(folded)),
    followers: new Map(),
    leaders: new Map(),
  };
  for (const run of runsOf(capitals, folded)) {
    addInitials(run, known);
    run.slice(1).forEach((second, index) => {
      const first = run[index];
      if (!first) return;
      const pair = sameThing(`${first.lower} ${second.lower}`);
      if (pair !== null) known.things.add(pair);
      add(known.followers, first.lower, second.lower);
      add(known.leaders, second.lower, first.lower);
    });
  }
  return known;
}

function wordsIn(folded: string): string[] {
  return [...folded.matchAll(WORD)].flatMap(([word]) => {
    const lower = word.toLowerCase().replace(/'s?$/u, '');
    return [lower, ...lower.split(/[&-]/u), singular(lower)];
  });
}

function singular(lower: string): string {
  return lower.length > 3 ? lower.replace(/s$/u, '') : lower;
}

function bare(acronym: string): string {
  return acronym.replace(/[&-]/gu, '').replace(/(?<=\p{Lu}{2})s$/u, '');
}

/** Capitalised words with nothing but a space, "of", "the", "and" or "for" between them. */
function runsOf(capitals: Capital[], folded: string): Capital[][] {
  const runs: Capital[][] = [];
  for (const capital of capitals) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const between = before && folded.slice(before.end, capital.start);
    if (run && between !== undefined && /^\s(?:(?:of|the|and|for|de|du|des|la)\s){0,2}$/u.test(between))
      run.push(capital);
    else runs.push([capital]);
  }
  return runs;
}

/** "World Health Organization" may be told as WHO. */
function addInitials(run: Capital[], known: KnownNames): void {
  for (let from = 0; from < run.length - 1; from += 1) {
    let initials = '';
    for (const { written } of run.slice(from, from + 7)) {
      initials += written.charAt(0).toUpperCase();
      if (initials.length > 1) known.acronyms.add(initials);
    }
  }
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(value));
}

/** Names of a folded text that the sources do not hold, each run as it is written. */
export function strayNames(folded: string, known: KnownNames): string[] {
  const capitals = capitalsIn(folded);
  const titled = isTitled(folded);
  const strays = runsOf(capitals, folded).flatMap((run) => {
    const unknown = run.filter(
      (capital) => !isKnown(capital, known, titled) && !isPartOfKnown(capital, run, known),
    );
    return unknown.length > 0 ? joined(unknown) : mixedUp(run, known);
  });
  return [...new Set(strays)];
}

/** "States" of "United States", where the sources have "US". */
function isPartOfKnown(capital: Capital, run: Capital[], known: KnownNames): boolean {
  const at = run.indexOf(capital);
  return [at - 1, at].some((first) => {
    const thing = sameThing(`${run[first]?.lower} ${run[first + 1]?.lower}`);
    return thing !== null && known.things.has(thing);
  });
}

/** Words that stand side by side are one name. */
function joined(capitals: Capital[]): string[] {
  const names: string[] = [];
  let end = -2;
  for (const { written, start, end: next } of capitals) {
    if (start === end + 1) names.push(`${names.pop()} ${written}`);
    else names.push(written);
    end = next;
  }
  return names;
}

/** A headline with a capital on most words says nothing by them. */
function isTitled(folded: string): boolean {
  const words = (folded.match(WORD) ?? []).filter((word) => /^\p{L}{4,}/u.test(word));
  return words.length > 3 && words.filter((word) => /^\p{Lu}/u.test(word)).length > 0.7 * words.length;
}

function isKnown({ written, lower, opens }: Capital, known: KnownNames, titled: boolean): boolean {
  // What is left of "Rs3640" and "G7" is a figure, and judged as one.
  if (isDateWord(lower) || /^(?:mr|mrs|ms|dr|m|mme|i|\p{L}{1,2}\d+)$/u.test(lower)) return true;
  const thing = sameThing(lower);
  if (thing !== null && known.things.has(thing)) return true;
  if (ACRONYM.test(written)) return known.acronyms.has(bare(written)) || isShouted(written, known);
  if (known.words.has(lower) || known.words.has(singular(lower)) || known.stems.has(placeStem(lower)))
    return true;
  const parts = lower.split(/[&-]/u);
  if (
    parts.length > 1 &&
    parts.every((part) => known.words.has(part) || isStopword(part) || isOrdinary(part))
  )
    return true;
  if (!opens && !titled) return false;
  return (
    isStopword(lower) ||
    isStopword(singular(lower)) ||
    isCounted(lower) ||
    isOrdinary(lower) ||
    termsOf(lower).some((term) => known.terms.has(term))
  );
}

/** Some names are written in capitals here and not there: NASA, Nasa. A pronoun is no source for "US". */
function isShouted(written: string, known: KnownNames): boolean {
  return written.length > 3 && known.words.has(written.toLowerCase());
}

function isCounted(lower: string): boolean {
  return valueOfWords(lower) !== null || lower in SCALES;
}

/** "Ada Lund" where the sources know an Ada Marsh and a Bo Lund. */
function mixedUp(run: Capital[], known: KnownNames): string[] {
  return run.slice(1).flatMap((second, index) => {
    const first = run[index];
    if (!first || first.opens || ACRONYM.test(first.written) || ACRONYM.test(second.written)) return [];
    const behind = known.followers.get(first.lower);
    const before = known.leaders.get(second.lower);
    const mixed =
      behind && before && !behind.has(second.lower) && !before.has(first.lower) && behind.size === 1;
    return mixed ? [`${first.written} ${second.written}`] : [];
  });
}

/** Words that stand side by side as one name. */
export interface NameRun {
  written: string;
  /** In lower case. */
  words: string[];
  /** UTF-16 offsets in the folded text. */
  start: number;
  end: number;
}

/** The names of a folded text, each as long as its words stand side by side. */
export function nameRunsIn(folded: string): NameRun[] {
  const runs: NameRun[] = [];
  for (const { written, lower, opens, start, end } of capitalsIn(folded)) {
    if (
      isDateWord(lower) ||
      isStopword(lower) ||
      (opens && isOrdinary(lower) && !/^\s\p{Lu}/u.test(folded.slice(end)))
    )
      continue;
    const last = runs.at(-1);
    if (last && start === last.end + 1) {
      last.words.push(lower);
      last.written = `${last.written} ${written}`;
      last.end = end;
    } else runs.push({ written, words: [lower], start, end });
  }
  return runs;
}

/** The capitalised words of a folded text that are names, in lower case: for finding who speaks. */
export function allNames(folded: string): string[] {
  return capitalsIn(folded)
    .filter(({ opens, lower }) => !isDateWord(lower) && !isStopword(lower) && !(opens && isOrdinary(lower)))
    .map(({ lower }) => lower);
}
