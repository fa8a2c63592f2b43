import type { Article } from '../feeds/article.ts';
import { outcomesIn } from './outcomes.ts';

export interface Fact {
  kind: 'outcome' | 'number' | 'name';
  /** As an editor reads it. */
  said: string;
}

/** Of a teaser, what a reader of the first sentence or two would learn. */
const TEASER_READ = 240;
const NUMBER_WORDS =
  'two three four five six seven eight nine ten eleven twelve deux trois quatre cinq sept huit neuf dix'.split(
    ' ',
  );
const VALUES: ReadonlyMap<string, string> = new Map(
  NUMBER_WORDS.map((word, at) => [word, String(at < 11 ? at + 2 : [2, 3, 4, 5, 7, 8, 9, 10][at - 11])]),
);
const NUMBER = String.raw`(?<![\d/:.,-])\d[\d,.]*\d|(?<![\d/:.,-])\d|\b(?:${NUMBER_WORDS.join('|')})\b`;
/** An age, a year, a date or a place in a row tells no news. */
const NO_FACT =
  /\b(?:aged? \d+|\d+[- ](?:year|month)s?[- ]olds?|\d+ ans|(?:19|20)\d\d|\d+(?:st|nd|rd|th|e|er)\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.? \d+|\d+\/\d+)/giu;
/** What a teaser counts of it, a number is news. */
const COUNTED = new RegExp(
  String.raw`(?:${NUMBER})(?= (?:\p{L}+ )?(?:people|persons|dead|killed|injured|wounded|missing|victims|deaths|cases|votes|seats|per cent|percent|million|billion|personnes|morts|blessés|disparus|voix|pour cent|millions|milliards))`,
  'giu',
);
/** Two or more capitalised words after a small one: a name, not the beginning of a sentence. */
const NAME = /(?<=\p{Ll}[,;]? )\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)+/gu;

/**
 * What a report says that readers have not been told, in an editor's words: an outcome (“arrested”), a number in
 * its title or a count in its teaser (“33”), a person or place its title names (“Ana Ruiz”). Other words for the
 * same thing are no new fact. `told` is everything the earlier issue printed of the story.
 */
export function newFacts(report: Pick<Article, 'title' | 'teaser'>, told: string): Fact[] {
  const teaser = report.teaser.slice(0, TEASER_READ);
  const known = new Set(outcomesIn(told));
  const counted = new Set(numbersIn(told, new RegExp(NUMBER, 'giu')));
  const numbers = [...numbersIn(report.title, new RegExp(NUMBER, 'giu')), ...numbersIn(teaser, COUNTED)];
  return [
    ...toFacts(
      'outcome',
      outcomesIn(`${report.title} ${teaser}`).filter((outcome) => !known.has(outcome)),
    ),
    ...toFacts(
      'number',
      numbers.filter((number) => !counted.has(number)),
    ),
    ...toFacts(
      'name',
      namesIn(report.title, teaser).filter((name) => !mentions(told, name)),
    ),
  ];
}

function toFacts(kind: Fact['kind'], said: readonly string[]): Fact[] {
  return [...new Set(said)].map((one) => ({ kind, said: one }));
}

function numbersIn(text: string, pattern: RegExp): string[] {
  const plain = text.replace(NO_FACT, ' ');
  return (plain.match(pattern) ?? []).map((number) => {
    const small = number.toLowerCase();
    return VALUES.get(small) ?? small.replace(/,(?=\d{3})/g, '');
  });
}

/** Names that the teaser spells out and the title speaks of. A title alone does not tell: some capitalise every word. */
function namesIn(title: string, teaser: string): string[] {
  return (teaser.match(NAME) ?? []).filter((name) => mentions(title, name));
}

/** By its last word: “Gen. Ana Ruiz” is “Ruiz” from the second mention on. */
function mentions(text: string, name: string): boolean {
  return text.toLowerCase().includes(name.slice(name.lastIndexOf(' ') + 1).toLowerCase());
}
