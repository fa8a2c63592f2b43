import { COUNT_WORDS, numberOf } from './quantities.ts';

/** How many were killed and injured, by a report's headline and opening, and the scores and votes it gives. */
export interface Tolls {
  dead: number[];
  injured: number[];
  /** "4-1", the larger number first. */
  margins: string[];
}

/** Thousands are set apart by a comma or, in French, by a space. What is only feared is no count. */
const NUMBER = String.raw`(?<![\p{L}\p{N}.,$€£-])(?<!(?<!\d)\d{1,3}[ \u00a0\u202f]|\b(?:up to|as many as|jusqu[’']à) )(\d{1,3}(?:(?:,|[ \u00a0\u202f])\d{3})*(?![\d.,-]*\d|-|%|\p{L})|(?:${COUNT_WORDS.join('|')})(?![\p{L}-]))(?! (?:dozens?|hundreds?|thousands?|millions?|milliers?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|heures?|jours?|mois|ans)\b)`;
/** Neither some of the victims, nor those who may yet be found. */
const FOLK = String.raw`(?:(?!(?:and|but|or|ou|in|as|after|when|who|at|on|among|et|qui|dans|parmi|feared|presumed|believed|children|adults|women|girls|boys|enfants|femmes)\b)[\p{L}’'-]+ ){0,3}?`;
const BE = `(?:(?:are|is|was|were|have|has|been|be|confirmed|found|ont|été) ){0,3}`;
const ABOUT = `(?: (?:at least|about|around|some|nearly|almost|more than|over|au moins|plus de))?`;
/** Behind a count: it is not of all the victims, or of dead and injured together. */
const NOT_ALL = String.raw`(?!\p{L})(?! (?:or|ou) \p{L}| in (?:\p{Lu}[\p{L}-]+ ){1,2}alone\b)`;

const DEAD = [
  new RegExp(`${NUMBER} ${FOLK}${BE}(?:dead|killed|died|dies?|drowned|tuée?s|morte?s)${NOT_ALL}`, 'giu'),
  new RegExp(
    `\\b(?:kill(?:s|ed|ing)?|fait|faisant)${ABOUT} ${NUMBER}(?= \\p{L}|$)(?! (?:blessé|victime))`,
    'gimu',
  ),
  new RegExp(
    `\\b(?:toll|bilan)\\b(?:(?!injur|wound|bless)[^.,;:\\d]){0,30}? (?:to|at|of|is|was|now|à)${ABOUT} ${NUMBER}`,
    'giu',
  ),
];
const INJURED = [
  new RegExp(
    `${NUMBER} ${FOLK}${BE}(?:injured|wounded|hurt|hospitali[sz]ed|blessée?s|hospitalisée?s)${NOT_ALL}`,
    'giu',
  ),
  new RegExp(`\\b(?:injur|wound|hurt)(?:es|ed|s|ing)?${ABOUT} ${NUMBER}`, 'giu'),
];

/** Two numbers that may be a score or a vote; no sets, ages, dates or spans: what stands around those says so. */
const MARGIN =
  /(?<![\p{L}\d.,:$€£/-])(?<!\d[-–]\d{1,2}, )(?<!\b(?:aged?|ages|between|from|pages?|verses?|grades?|years|aged de|about|around|some|nearly|for|of|boeing|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.?) )(?!(?<=\bafter an? )\d{1,2}[-–]\d{1,2} draw\b)(\d{1,3})[-–](?:to-)?(\d{1,3})(?![\p{L}\d%-]|[.,:/]\d|, \d{1,2}[-–]\d| (?:years?|days?|weeks?|months?|hours?|minutes?|per ?cent|million|billion|ans|jours|people|degrees|\p{Ll}+ majority|majority|record|season|lead)\b)/giu;
const ENDED_IN =
  /\b(?:w[io]ns?|beats?|beating|defeat(?:s|ed)?|loses?|lost|vot(?:es?|ed)|draws?|drew|drawn|held|holds?|ended|finished|rul(?:es?|ed|ing))(?: [^\s.;:!?\d]+){0,5}$/iu;
const ENDED = /^ (?:wins?|victory|defeat|loss|vote|draw|decision|ruling)\b/iu;
/** Then more than one score tells how one match ended. */
const SHOT_OUT = /\b(?:on penalties|shoot-?out|on aggregate|extra time)\b/iu;

export function tollsIn(text: string): Tolls {
  return { dead: countsIn(text, DEAD), injured: countsIn(text, INJURED), margins: marginsIn(text) };
}

function countsIn(text: string, patterns: readonly RegExp[]): number[] {
  const found = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(([, number = '']) => numberOf(number.replaceAll(/\s/g, '')) ?? []),
  );
  return [...new Set(found)];
}

/** The scores and votes in which something ended. */
function marginsIn(text: string): string[] {
  if (SHOT_OUT.test(text)) return [];
  const found = [...text.matchAll(MARGIN)].flatMap(({ index, 0: all, 1: one, 2: other }) => {
    const ended =
      ENDED_IN.test(text.slice(Math.max(0, index - 80), index).trimEnd()) ||
      ENDED.test(text.slice(index + all.length));
    const [low = 0, high = 0] = [Number(one), Number(other)].sort((x, y) => x - y);
    return ended ? `${high}-${low}` : [];
  });
  return [...new Set(found)];
}

/** A toll so many times as high as all that the other text counts is that of something else. */
const OTHER = 2;

export interface Count {
  tolls: Tolls;
  /** A bit for each weekday named. */
  weekdays: number;
}

/**
 * Whether two reports count other victims, or give another score or vote. A toll rises with the day it is of, and
 * seldom falls.
 */
export function tollsApart(earlier: Count, later: Count): boolean {
  const [before, after] = [earlier.tolls, later.tolls];
  const otherDay =
    earlier.weekdays !== 0 && later.weekdays !== 0 && (earlier.weekdays & later.weekdays) === 0;
  return (
    fell(before.dead, after.dead) ||
    fell(before.injured, after.injured) ||
    (otherDay && (fell(after.dead, before.dead) || fell(after.injured, before.injured))) ||
    (before.margins.length > 0 && after.margins.length > 0 && !meet(before.margins, after.margins))
  );
}

function fell(before: readonly number[], after: readonly number[]): boolean {
  if (before.length === 0 || after.length === 0 || meet(before, after)) return false;
  return Math.min(...before) >= OTHER * after.reduce((sum, count) => sum + count, 0);
}

function meet<T>(some: readonly T[], others: readonly T[]): boolean {
  return some.some((each) => others.includes(each));
}
