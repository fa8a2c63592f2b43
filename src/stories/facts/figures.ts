import { NUMBER_WORDS, SCALES, valueOfWords } from './number-words.ts';

/** A number as a text gives it. */
export interface Figure {
  written: string;
  /** UTF-16 offset in the folded text. */
  start: number;
  /** What it may stand for: "300m" is 300 metres or 300 million. */
  values: number[];
  percent: boolean;
  /** "$", "£", "euro" … or null where none is said. */
  currency: string | null;
  /** "thousands of", "dozens": the size alone. */
  size: string | null;
  /** How exact it claims to be. */
  claim: 'exactly' | 'about' | 'over' | 'under';
  /** Said to be no less, or no more: "at least", "up to"; or to fall short of it. */
  bound: 'least' | 'most' | 'nearly' | null;
}

const CURRENCY_WORDS =
  /^\s?-?(dollar|pound|euro|yen|yuan|rupee|rouble|ruble|kron[ae]|crown|franc|peso|rand|won|shekel|lira|dirham|riyal)(?:s|r)?\b/i;
const SIGNS: Record<string, string> = { $: 'dollar', '£': 'pound', '€': 'euro', '¥': 'yen', '₹': 'rupee' };
const DIGITS =
  /(?<sign>[$£€¥₹]\s?)?(?<digits>\d+(?:[.,]\d+)*)(?:(?:st|nd|rd|th)\b)?(?<scale>[\s-]?(?:hundred|thousand|mille|millions?|billion|milliards?|trillion)\b|\s?(?:bn|tn|mn|mln|m|b|k)\b)?(?<percent>\s?-?%)?(?<after>\s?[$€£])?/giu;
const SHORT_SCALES: Record<string, number> = {
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  mln: 1e6,
  b: 1e9,
  bn: 1e9,
  tn: 1e12,
};
const SIZES = /\b(dozens|hundreds|thousands|millions|billions|trillions|scores(?=\sof\b))\b/giu;
const SIZE_FROM: Record<string, number> = {
  dozens: 24,
  scores: 40,
  hundreds: 200,
  thousands: 2_000,
  millions: 2_000_000,
  billions: 2_000_000_000,
  trillions: 2_000_000_000_000,
};

const ABOUT =
  /\b(?:about|around|roughly|some|approximately|nearly|almost|environ|près de|presque)\s(?:[$£€]\s?)?$/i;
const OVER = /\b(?:more than|over|exceeding|above|plus de)\s(?:[$£€]\s?)?$/i;
const UNDER = /\b(?:less than|fewer than|under|below|moins de)\s(?:[$£€]\s?)?$/i;

const AT_LEAST =
  /\b(?:at least|no (?:fewer|less) than|a minimum of|upwards of|au moins|au minimum)\s(?:[$£€]\s?)?$/i;
const AT_MOST =
  /\b(?:up to|as (?:many|much) as|no more than|a maximum of|at most|jusqu'à|au plus|au maximum)\s(?:[$£€]\s?)?$/i;
const NEARLY = /\b(?:nearly|almost|just under|close to|près de|presque)\s(?:[$£€]\s?)?$/i;
const OR_MORE = /^(?:\+|(?:\s\p{L}+)?\s(?:or more|et plus|ou plus|at least)\b)/iu;
const OR_LESS = /^(?:\s\p{L}+)?\s(?:or (?:less|fewer)|at most|au plus|au maximum)\b/iu;

/** Every number of a folded text, in digits or in words, in order within each kind. */
export function figuresIn(folded: string): Figure[] {
  return [...digitsIn(folded), ...wordsIn(folded), ...sizesIn(folded)];
}

function digitsIn(folded: string): Figure[] {
  return [...folded.matchAll(DIGITS)].map((match) => {
    const { sign, digits = '', scale, percent, after } = match.groups ?? {};
    const end = match.index + match[0].length;
    const mark = (sign ?? after)?.trim();
    return {
      written: match[0].trim(),
      start: match.index,
      values: scaled(readDigits(digits), scale?.trim().replace(/^-/, '').toLowerCase()),
      percent:
        percent !== undefined || /^(?:\s?-\s?|\s(?:to|and|or|et|à)\s)[\d.,]+\s?%/.test(folded.slice(end)),
      currency: mark === undefined ? currencyAfter(folded.slice(end)) : (SIGNS[mark] ?? null),
      size: null,
      ...claimAround(folded, match.index, match.index + (sign?.length ?? 0), end),
    };
  });
}

/** 1,200 and 1200 are one figure; 4.2 and 42 are not; 4.200 may be either. */
function readDigits(digits: string): number[] {
  const grouped = digits.replace(/[,.](?=\d{3}(?!\d))/g, '');
  const readings = [grouped.replace(',', '.'), digits.replaceAll(',', '')].map(Number);
  return [...new Set(readings.filter((value) => !Number.isNaN(value)))];
}

function scaled(values: number[], scale: string | undefined): number[] {
  if (scale === undefined) return values;
  const short = SHORT_SCALES[scale];
  if (short !== undefined) return values.flatMap((value) => [value, exact(value * short)]);
  return values.map((value) => exact(value * (SCALES[scale] ?? 1)));
}

/** 4.1 × 1,000,000 is 4,100,000 and not a hair less. */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}

function wordsIn(folded: string): Figure[] {
  return [...folded.matchAll(NUMBER_WORDS)].flatMap((match) => {
    const value = valueOfWords(match[0]);
    if (value === null || /\d\s?$/.test(folded.slice(Math.max(0, match.index - 2), match.index))) return [];
    const after = folded.slice(match.index + match[0].length);
    if (isPart(match[0], after)) return [];
    return [
      {
        written: match[0],
        start: match.index,
        values: [value],
        percent: /^\s?-?%/.test(after),
        currency: currencyAfter(after),
        size: null,
        ...claimAround(folded, match.index, match.index, match.index + match[0].length),
      },
    ];
  });
}

/** "A third of the crew", "three-quarters of it" are shares (`shares.ts`), and "the third of four" is no number of anything either. */
function isPart(written: string, after: string): boolean {
  const behind = PART.test(written) ? after : after.replace(QUARTERS, '');
  return (PART.test(written) || behind !== after) && /^\s(?:of|du|de|des)\s|^\sd'/iu.test(behind);
}

const QUARTERS = /^[\s-](?:quarters?|quarts?|tiers)(?!\p{L})/iu;

const PART = /(?:third|fifth|sixth|seventh|eighth|tenth|cinquième|dixième)s?$/iu;

function sizesIn(folded: string): Figure[] {
  return [...folded.matchAll(SIZES)].map(({ 0: written, index }) => ({
    written,
    start: index,
    values: [],
    percent: false,
    currency: null,
    size: written.toLowerCase(),
    claim: 'about',
    bound: null,
  }));
}

function currencyAfter(text: string): string | null {
  return CURRENCY_WORDS.exec(text)?.[1]?.toLowerCase().replace('ruble', 'rouble') ?? null;
}

/** What is said of a figure that starts and ends there; `digits` is behind its sign. */
function claimAround(
  folded: string,
  start: number,
  digits: number,
  end: number,
): Pick<Figure, 'claim' | 'bound'> {
  const before = folded.slice(Math.max(0, start - 24), digits);
  const after = folded.slice(end, end + 40);
  if (AT_LEAST.test(before) || OR_MORE.test(after)) return { claim: 'over', bound: 'least' };
  if (AT_MOST.test(before) || OR_LESS.test(after)) return { claim: 'under', bound: 'most' };
  if (OVER.test(before)) return { claim: 'over', bound: null };
  if (UNDER.test(before)) return { claim: 'under', bound: null };
  if (NEARLY.test(before)) return { claim: 'about', bound: 'nearly' };
  return { claim: ABOUT.test(before) ? 'about' : 'exactly', bound: null };
}

/** What a text's figures say, ready to be asked. */
export interface KnownFigures {
  figures: Figure[];
  byValue: Map<number, Figure[]>;
}

export function knowFigures(folded: string): KnownFigures {
  const figures = figuresIn(folded);
  const byValue = new Map<number, Figure[]>();
  for (const figure of figures) {
    for (const value of figure.values) byValue.set(value, [...(byValue.get(value) ?? []), figure]);
  }
  return { figures, byValue };
}

/** True where a source gives this number, or one that it is a fair rounding of. */
export function isKnownFigure(figure: Figure, known: KnownFigures): boolean {
  return sourcesOf(figure, known).length > 0;
}

/** The figures of a source that this one may have been taken from. */
export function sourcesOf(figure: Figure, { figures, byValue }: KnownFigures): Figure[] {
  if (figure.size !== null) return figures.filter((other) => hasSize(other, figure.size ?? ''));
  const same = figure.values
    .flatMap((value) => byValue.get(value) ?? [])
    .filter((other) => agrees(figure, other));
  if (same.length > 0 || figure.claim === 'exactly') return same;
  const near = (other: Figure) =>
    other.values.some((value) => figure.values.some((own) => rounds(own, value, figure.claim)));
  return figures.filter((other) => agrees(figure, other) && near(other));
}

function agrees(figure: Figure, other: Figure): boolean {
  if (figure.percent && !other.percent) return false;
  return figure.currency === null || other.currency === null || figure.currency === other.currency;
}

/** Whether `own`, said to be about, over or under it, tells `value`. */
function rounds(own: number, value: number, claim: Figure['claim']): boolean {
  if (own < 10 || significantDigits(own) >= significantDigits(value)) return false;
  const ratio = value / own;
  if (claim === 'over') return ratio >= 1 && ratio <= 1.2;
  if (claim === 'under') return ratio <= 1 && ratio >= 0.8;
  return ratio >= 0.93 && ratio <= 1.07;
}

function significantDigits(value: number): number {
  return String(value)
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length;
}

function hasSize(other: Figure, size: string): boolean {
  if (other.size === size) return true;
  const from = SIZE_FROM[size] ?? 0;
  return other.values.some((value) => value >= from && value < from * 1_000);
}
