import type { Article } from '../../feeds/article.ts';
import { type Token, termsOf, tokensOf } from '../language/terms.ts';
import { type ArticleKind, kindOf } from '../ranking/kind-of-article.ts';
import { cleanHeadline } from '../reports/headline-of.ts';
import { commonlyName, rarityOf } from './background-words.ts';
import { otherEventsIn } from './other-event.ts';
import { isMonth, quantitiesIn, weekdaysIn } from './quantities.ts';
import { shinglesOf } from './shingles.ts';
import { tellsNoEvent } from './tells-no-event.ts';
import { type Tolls, tollsIn } from './tolls.ts';
import { hashOf, hashSet, type WeightedTerms, weighTerms } from './weighted-terms.ts';

/** What one article says, read once and without looking at any other. */
export interface ArticleProfile {
  title: WeightedTerms;
  /** Title and opening: what a reader takes in at a glance. */
  opening: WeightedTerms;
  /** All of it that counts. */
  whole: WeightedTerms;
  /** Names in title and opening. */
  names: WeightedTerms;
  titleNames: WeightedTerms;
  /** Names anywhere. */
  allNames: WeightedTerms;
  /** Neighbouring terms of title and opening. */
  phrases: WeightedTerms;
  /** Hashes of the numbers in title and opening, and in the title. */
  quantities: Uint32Array;
  titleQuantities: Uint32Array;
  tolls: Tolls;
  /** Hashes of the opening's terms that stand only where it is dated by another event. */
  ofAnother: Uint32Array;
  /** Hashes of the opening's figures and months. */
  figures: Uint32Array;
  /** Bit per weekday named in the opening, Monday first. */
  weekdays: number;
  /** Hashes of every four words running. */
  shingles: Uint32Array;
  /** Words read. */
  words: number;
  kind: ArticleKind;
  tellsNoEvent: boolean;
}

const OPENING_CHARS = 500;
/** News is told at the top; what follows is background that many stories share. */
const WHOLE_CHARS = 3_000;

interface Part {
  text: string;
  tokens: Token[];
}

export function profileArticle(article: Article): ArticleProfile {
  const own = new Set(termsOf(article.outlet));
  const read = (text: string): Part => ({
    text,
    tokens: tokensOf(text).filter(({ term }) => !own.has(term)),
  });
  const kind = kindOf(article);
  const headline = cleanHeadline(article);
  const title = read(headline);
  const text = textOf(article).slice(0, WHOLE_CHARS);
  const running = read(text);
  const opening = running.tokens.filter(({ start }) => start < OPENING_CHARS);
  const isName = namesIn(title, running);
  const named = (tokens: readonly Token[]) => weigh(tokens.filter(({ term }) => isName(term)));
  const top = `${title.text}\n${text.slice(0, OPENING_CHARS)}`;
  return {
    title: weigh(title.tokens),
    opening: weigh([...title.tokens, ...opening]),
    whole: weigh([...title.tokens, ...running.tokens]),
    names: named([...title.tokens, ...opening]),
    titleNames: named(title.tokens),
    allNames: named([...title.tokens, ...running.tokens]),
    phrases: weighTerms(phrasesOf(title.tokens, opening), phraseRarity),
    quantities: hashSet(quantitiesIn(top).map((each) => hashOf(each))),
    titleQuantities: hashSet(quantitiesIn(title.text).map((each) => hashOf(each))),
    tolls: tollsIn(top),
    ofAnother: ofAnotherEvent(top),
    figures: hashSet([...title.tokens, ...opening].filter(isFigure).map(({ term }) => hashOf(term))),
    weekdays: weekdaysIn(top),
    shingles: shinglesOf(article),
    words: title.tokens.length + running.tokens.length,
    kind,
    tellsNoEvent: tellsNoEvent(article, kind, headline),
  };
}

/** "Sept. 11" is a figure as a whole. */
const MONTHS_CUT = /^(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|janv|févr|avr|juill?|déc)$/i;

function isFigure({ written, term }: Token): boolean {
  return /^\d/.test(term) || MONTHS_CUT.test(written) || isMonth(written.toLowerCase());
}

function ofAnotherEvent(top: string): Uint32Array {
  const others = otherEventsIn(top);
  if (others.length === 0) return hashSet([]);
  const isOfAnother = ({ start: at }: Token) => others.some(({ start, end }) => at >= start && at < end);
  const tokens = tokensOf(top);
  const own = new Set(tokens.filter((token) => !isOfAnother(token)).map(({ term }) => term));
  return hashSet(tokens.filter(({ term }) => !own.has(term)).map(({ term }) => hashOf(term)));
}

/** A feed's teaser mostly repeats how the body begins; where it does not, both are read. */
function textOf({ teaser, body }: Article): string {
  if (body === '' || body.startsWith(teaser.slice(0, 60))) return body || teaser;
  return `${teaser}\n${body}`;
}

function weigh(tokens: readonly Token[]): WeightedTerms {
  const counts = new Map<string, number>();
  for (const { term } of tokens) counts.set(term, (counts.get(term) ?? 0) + 1);
  return weighTerms(counts, rarityOf);
}

function phrasesOf(...parts: readonly (readonly Token[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const tokens of parts) {
    tokens.slice(1).forEach(({ term }, index) => {
      const phrase = `${tokens[index]?.term} ${term}`;
      counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
    });
  }
  return counts;
}

function phraseRarity(phrase: string): number {
  const [first = '', second = ''] = phrase.split(' ');
  return rarityOf(first) + rarityOf(second);
}

/**
 * Running text that capitalises a word inside a sentence makes it a name; where it says nothing, news at large
 * does; a word unknown there is a name when the headline capitalises it.
 */
function namesIn(title: Part, running: Part): (term: string) => boolean {
  const votes = new Map<string, number>();
  for (const { written, term, start } of running.tokens) {
    if (isMonth(written.toLowerCase())) votes.set(term, Number.NEGATIVE_INFINITY);
    const capital = /^\p{Lu}/u.test(written);
    if (capital && /(?:^|[.!?:“”"‘•\n]\s*)$/u.test(running.text.slice(Math.max(0, start - 3), start)))
      continue;
    votes.set(term, (votes.get(term) ?? 0) + (capital ? 1 : -3));
  }
  const capitalised = new Set(
    [...title.tokens, ...running.tokens]
      .filter(({ written }) => /^\p{Lu}/u.test(written))
      .map(({ term }) => term),
  );
  for (const { written, term } of title.tokens)
    if (isMonth(written.toLowerCase())) votes.set(term, Number.NEGATIVE_INFINITY);
  return (term) => {
    const vote = votes.get(term);
    if (vote !== undefined) return vote > 0;
    return commonlyName(term) ?? capitalised.has(term);
  };
}
