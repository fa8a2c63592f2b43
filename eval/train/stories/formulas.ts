import { commonlyName, rarityOf } from '../../../src/stories/grouping/background-words.ts';
import { hashOf } from '../../../src/stories/grouping/weighted-terms.ts';
import { termsOf } from '../../../src/stories/language/terms.ts';
import type { Labelled } from './labelled-windows.ts';

const NUMBER = /(?<![\p{L}\p{N}.,])\d{1,3}(?![\p{N}.,])/gu;
const WORD = /(?<![\p{L}\p{N}])\p{L}{4,}(?![\p{L}\p{N}])/gu;
/** Rarities: of words that belong to the form a thing is told in, and from which a word says what it was. */
const FORM = 3;
const TELLING = 5.5;
/** Of the words between, and of the names everybody knows, the share that a second telling changes. */
const CHANGED = { words: [0.3, 0.5, 0.7], names: [0, 0.25, 0.5] } as const;
/** Of telling words and of names hardly anybody knows. */
const MOSTLY = 0.9;
/** Share of its words that such a telling has in common with the first at most: else it is the same thing told again. */
const LEFT = 0.75;

/**
 * To every `every`th story a second one told in the same form of words, by other outlets: most names are kept, and
 * some of the words that say what happened are others as rare. Two arrests in one city, two walk-outs of one week.
 */
export function withFormulas(rows: readonly Labelled[], every: number): Labelled[] {
  const words = wordsOf(rows);
  const outlets = [...new Set(rows.map(({ article }) => article.outlet))].sort();
  const twins = rows.flatMap(({ article, story }): Labelled[] => {
    if (hashOf(`${story} formula`) % every !== 0) return [];
    const tell = teller(story, words);
    const id = `${article.id} twin`;
    const [title, teaser, body] = [tell(article.title), tell(article.teaser), tell(article.body)];
    const outlet = outlets[hashOf(id) % outlets.length] ?? article.outlet;
    const twin = { ...article, id, contentHash: id, outlet, title, teaser, body };
    return kept(article, twin) > LEFT ? [] : [{ story: `${story} twin`, article: twin }];
  });
  return [...rows, ...twins];
}

/** 0–1: how much of one text's words another has too. */
function kept(...texts: [Labelled['article'], Labelled['article']]): number {
  const [before = [], after] = texts.map(({ title, teaser }) => termsOf(`${title}\n${teaser}`));
  const found = new Set(after);
  return before.length === 0 ? 1 : before.filter((term) => found.has(term)).length / before.length;
}

function teller(story: string, words: ReadonlyMap<number, readonly string[]>): (text: string) => string {
  const pick = hashOf(`${story} changed`);
  const [some, known] = [CHANGED.words[pick % 3] ?? 0, CHANGED.names[(pick >>> 4) % 3] ?? 0];
  const numbers = (pick >>> 8) % 2 === 0;
  const changes = (term: string, rarity: number, name: boolean) => {
    const share = rarity >= TELLING ? MOSTLY : name ? known : some;
    return rarity >= FORM && (hashOf(`${story} ${term}`) % 1000) / 1000 < share;
  };
  return (text) =>
    text
      .replace(WORD, (word) => {
        const [term] = termsOf(word);
        if (term === undefined) return word;
        const [rarity, name] = [rarityOf(term), commonlyName(term) ?? isCapital(word)];
        if (!changes(term, rarity, name)) return word;
        const others = words.get(levelOf(rarity, name)) ?? [];
        const other = others[hashOf(`${story} ${term} other`) % others.length] ?? word;
        return isCapital(word) ? other.charAt(0).toUpperCase() + other.slice(1) : other;
      })
      .replace(NUMBER, (number) => (numbers ? String(2 + ((Number(number) + pick) % 90)) : number));
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** Words and names apart, by rarity. */
function levelOf(rarity: number, name: boolean): number {
  return 2 * Math.round(2 * rarity) + (name ? 1 : 0);
}

function wordsOf(rows: readonly Labelled[]): Map<number, string[]> {
  const found = new Map<number, Set<string>>();
  for (const { article } of rows) {
    for (const [word] of `${article.title}\n${article.teaser || article.body.slice(0, 500)}`.matchAll(WORD)) {
      const [term] = termsOf(word);
      if (term === undefined) continue;
      const name = commonlyName(term) ?? isCapital(word);
      const level = levelOf(rarityOf(term), name);
      found.set(level, (found.get(level) ?? new Set()).add(word.toLowerCase()));
    }
  }
  return new Map([...found].map(([level, words]) => [level, [...words].sort()]));
}
