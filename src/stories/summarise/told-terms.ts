import type { Article } from '../../feeds/article.ts';
import { commonlyName, rarityOf } from '../grouping/background-words.ts';
import { termsOf } from '../language/terms.ts';

/** The event is told at the top; below come what went before it and what others say of it. */
const TOP_CHARS = 1_500;
/** Names count little: what reports of one person or place have in common need not be one event. */
const NAME = 0.3;

/** Terms from which what happened is known well; of a headline and a teaser less can be asked. */
export const WELL_KNOWN = 40;

/** What a report tells at its top: its terms and their weights. */
export type ToldTerms = ReadonlyMap<string, number>;

export function toldTerms({ title, teaser, body }: Pick<Article, 'title' | 'teaser' | 'body'>): ToldTerms {
  const terms = termsOf(`${title}\n${`${teaser}\n${body}`.slice(0, TOP_CHARS)}`);
  return new Map(terms.map((term) => [term, weightOf(term)]));
}

/** A word that news at large does not know is taken for a name; a single digit says nothing by itself. */
export function weightOf(term: string): number {
  if (/^\d$/.test(term)) return 0;
  return rarityOf(term) * (commonlyName(term) === false ? 1 : NAME);
}
