import type { Article } from '../../feeds/article.ts';
import { outcomesIn } from './outcomes.ts';

export interface Fact {
  kind: 'outcome' | 'number' | 'name';
  /** What makes two reports' facts one. */
  key: string;
  /** As an editor reads it: “arrested”, “33 dead”, “Ana Ruiz”. */
  said: string;
}

type Told = Pick<Article, 'title' | 'teaser'> & Partial<Pick<Article, 'body'>>;

/** Of a teaser, or of a text without one, what a reader of the first sentence or two would learn. */
const TEASER_READ = 240;
const NUMBER_WORDS =
  'two three four five six seven eight nine ten eleven twelve deux trois quatre cinq sept huit neuf dix'.split(
    ' ',
  );
const VALUES: ReadonlyMap<string, string> = new Map(
  NUMBER_WORDS.map((word, at) => [word, String(at < 11 ? at + 2 : [2, 3, 4, 5, 7, 8, 9, 10][at - 11])]),
);
/** French parts thousands by a space, of whatever width. */
const NUMBER = String.raw`(?<![\d/:.,-])\d{1,3}(?:\s\d{3})+(?!\d)|(?<![\d/:.,-])\d[\d,.]*\d|(?<![\d/:.,-])\d|\b(?:${NUMBER_WORDS.join('|')})\b`;
/** An age, a year, a date, an hour or a place in a row tells no news. */
export const NO_FACT =
  /\b(?:aged? \d+|\d+[- ](?:year|month)s?[- ]olds?|\d+\sans\b|(?:19|20)\d\d|\d+(?:st|nd|rd|th|e|er)\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.? \d+|\d{1,2}\s(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)|\d{1,2}\sh(?:\s\d{2}|\d{2})?(?!\p{L})|\d+\/\d+)/giu;
const ANY_NUMBER = new RegExp(String.raw`(?:${NUMBER})(\s\p{L}+)?`, 'giu');
/** Behind a number these say nothing of what it counts. */
const SMALL_WORD =
  /^\s(?:an?|the|as|at|in|on|of|to|by|for|and|or|is|are|was|were|after|before|from|with|per|than|more|à|de|du|des|en|et|ou|dans|pour|sur|par|après|avant|d|l|contre|au|aux)$/i;
/** What a teaser counts of these, a number is news. */
const COUNTED = new RegExp(
  String.raw`(?:${NUMBER})(\s?%|\s[MG]\$|\s(?:\p{L}+\s)?(?:people|persons|dead|killed|injured|wounded|missing|victims|deaths|cases|votes|seats|per cent|percent|million|billion|personnes|morts|blessés|disparus|victimes|décès|cas|sinistrés|abonnés|emplois|voix|sièges|pour cent|millions|milliards))(?!\p{L})`,
  'giu',
);
/** Two or more capitalised words after a small one: a name, not the beginning of a sentence. */
const NAME = /(?<=\p{Ll}[,;]? )\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)+/gu;

/**
 * What a report says that readers have not been told: an outcome, a number in its title or a count in its teaser,
 * a person or place its title names. Other words for the same thing are no new fact. `told` is everything the
 * earlier issue printed of the story.
 */
export function newFacts(report: Told, told: string): Fact[] {
  const teaser = (report.teaser || (report.body ?? '')).slice(0, TEASER_READ);
  const known = new Set([...outcomesIn(told), ...numbersIn(told, ANY_NUMBER).map(({ key }) => key)]);
  const outcomes = outcomesIn(`${report.title}. ${teaser}`).map((outcome) => ({
    key: outcome,
    said: outcome,
  }));
  const numbers = [...numbersIn(report.title, ANY_NUMBER), ...numbersIn(teaser, COUNTED)];
  const names = namesIn(report.title, teaser).filter((name) => !mentions(told, name));
  const facts: Fact[] = [
    ...outcomes.map((fact) => ({ kind: 'outcome' as const, ...fact })),
    ...numbers.map((fact) => ({ kind: 'number' as const, ...fact })),
    ...names.map((name) => ({ kind: 'name' as const, key: name, said: name })),
  ];
  const fresh = facts.filter(({ key }) => !known.has(key));
  return fresh.filter(({ key }, at) => fresh.findIndex((other) => other.key === key) === at);
}

/** Each number with the word behind it, which says what it counts. */
function numbersIn(text: string, pattern: RegExp): { key: string; said: string }[] {
  return [...text.replace(NO_FACT, ' ').matchAll(pattern)].map(([number = '', counted = '']) => {
    const small = number.slice(0, number.length - counted.length).toLowerCase();
    const said = SMALL_WORD.test(counted) ? number.slice(0, -counted.length) : number;
    return { key: VALUES.get(small) ?? small.replace(/(?:,|\s)(?=\d{3})/g, ''), said };
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
