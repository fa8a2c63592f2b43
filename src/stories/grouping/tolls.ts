import { numberOf } from './quantities.ts';

/** How many were killed and injured, by a report's headline and opening, and the scores and votes it gives. */
export interface Tolls {
  dead: number[];
  injured: number[];
  /** "4-1", the larger number first. */
  margins: string[];
}

const NUMBER = String.raw`(?<![\p{L}\p{N}.,$€£-])(\d{1,3}(?:,\d{3})*(?![\d.,-]*\d|-|%|\p{L})|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze)(?![\p{L}-]))(?! (?:dozens?|hundreds?|thousands?|millions?|milliers?))`;
const FOLK = String.raw`(?:(?!(?:and|but|in|as|after|when|who|at|on|et|qui|dans)\b)[\p{L}’'-]+ ){0,3}?`;
const BE = `(?:(?:are|is|was|were|have|has|been|be|feared|confirmed|found|ont|été) ){0,3}`;
const ABOUT = `(?: (?:at least|about|around|some|nearly|almost|more than|over|up to|as many as|au moins|plus de))?`;

const DEAD = [
  new RegExp(`${NUMBER} ${FOLK}${BE}(?:dead|killed|died|dies?|tuée?s|morte?s)(?!\\p{L})`, 'giu'),
  new RegExp(`\\b(?:kill(?:s|ed|ing)?|fait|faisant)${ABOUT} ${NUMBER}(?= \\p{L}|$)(?! blessé)`, 'gimu'),
];
const INJURED = [
  new RegExp(
    `${NUMBER} ${FOLK}${BE}(?:injured|wounded|hurt|hospitali[sz]ed|blessée?s|hospitalisée?s)(?!\\p{L})`,
    'giu',
  ),
  new RegExp(`\\b(?:injur|wound|hurt)(?:es|ed|s|ing)?${ABOUT} ${NUMBER}`, 'giu'),
];

/** No ages, dates or spans: what stands around those says so. */
const MARGIN =
  /(?<![\p{L}\d.,:$€£/-])(?<!\b(?:aged?|ages|between|from|pages?|verses?|grades?|years|aged de) )(\d{1,3})[-–](?:to-)?(\d{1,3})(?![\p{L}\d%-]|[.,:/]\d| (?:years?|days?|weeks?|months?|hours?|minutes?|per ?cent|million|billion|ans|jours)\b)/gu;

export function tollsIn(text: string): Tolls {
  return { dead: countsIn(text, DEAD), injured: countsIn(text, INJURED), margins: marginsIn(text) };
}

function countsIn(text: string, patterns: readonly RegExp[]): number[] {
  const found = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(([, number = '']) => numberOf(number) ?? []),
  );
  return [...new Set(found)];
}

function marginsIn(text: string): string[] {
  const found = [...text.matchAll(MARGIN)].flatMap(([, one, other]) => {
    const [low = 0, high = 0] = [Number(one), Number(other)].sort((x, y) => x - y);
    return low === 9 && high === 11 ? [] : [`${high}-${low}`];
  });
  return [...new Set(found)];
}

/** A toll so many times as high is that of something else. */
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
  return Math.min(...before) >= OTHER * Math.max(...after);
}

function meet<T>(some: readonly T[], others: readonly T[]): boolean {
  return some.some((each) => others.includes(each));
}
