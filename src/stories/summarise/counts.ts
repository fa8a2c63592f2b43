import { numberOf } from '../grouping/quantities.ts';
import { tollsIn } from '../grouping/tolls.ts';

/** How many there are of what, by a text: of the dead and the injured, and of anything counted in hundreds. */
export type Counts = ReadonlyMap<string, readonly number[]>;

/** "300,000 homes", "250 000 foyers", "640 apartment blocks": a number and the next word of a thing. */
const COUNTED =
  /(?<![\p{L}\p{N}.,$€£-])(?<!\d[ \u00a0\u202f])(\d{1,3}(?:(?:,|[ \u00a0\u202f])\d{3}){1,3}|\d{3,6})(?![\d.,%-]|\p{L}) (?:de |d['’]|of (?:the )?|more |other )?(\p{Ll}[\p{Ll}'’-]{3,})/gu;
/** Fewer may well be a part of them. */
const FEWEST = 100;
/** Of so much more or less something else is counted. */
const SAME_THING = 2;
/** Measures, money and people at large: what is counted stands further on. */
const NOTHING_COUNTED = new Set(
  `people persons men women children million billion thousand hundred years days hours minutes months weeks miles kilometres
  kilometers metres meters feet acres hectares pounds dollars euros crowns tons tonnes litres liters degrees percent cent
  square local personnes hommes femmes enfants millions milliards ans jours heures minutes mois semaines kilomètres mètres
  dollars tonnes hectares litres degrés euros couronnes livres autres other others more`.split(/\s+/),
);

export function countsIn(text: string): Counts {
  const counts = new Map<string, number[]>();
  const add = (what: string, value: number) => {
    const known = counts.get(what);
    if (known === undefined) counts.set(what, [value]);
    else if (!known.includes(value)) known.push(value);
  };
  const { dead, injured } = tollsIn(text);
  for (const value of dead) add('\u2020', value);
  for (const value of injured) add('+', value);
  for (const [, number = '', thing = ''] of text.matchAll(COUNTED)) {
    const value = numberOf(number.replaceAll(/\s/g, ''));
    if (value !== undefined && value >= FEWEST && !isYear(value) && !NOTHING_COUNTED.has(thing))
      add(stemOf(thing), value);
  }
  return counts;
}

/** Whether two texts count the same and come to different numbers. */
export function countOtherwise(one: Counts, other: Counts): boolean {
  return [...one].some(([what, values]) => {
    const others = other.get(what);
    if (others === undefined || values.some((value) => others.includes(value))) return false;
    return values.some((value) => others.some((another) => isNear(value, another)));
  });
}

function isNear(one: number, other: number): boolean {
  return Math.max(one, other) <= SAME_THING * Math.min(one, other);
}

function isYear(value: number): boolean {
  return value >= 1900 && value <= 2100;
}

function stemOf(thing: string): string {
  return thing.replace(/[sx]$/, '');
}
