/** Number words of English and French that headlines use for counts; "one" is mostly a pronoun. */
const SPELLED = new Map(
  Object.entries({
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    eleven: 11,
    twelve: 12,
    thirteen: 13,
    fourteen: 14,
    fifteen: 15,
    sixteen: 16,
    seventeen: 17,
    eighteen: 18,
    nineteen: 19,
    twenty: 20,
    dozen: 12,
    deux: 2,
    trois: 3,
    quatre: 4,
    cinq: 5,
    sept: 7,
    huit: 8,
    neuf: 9,
    dix: 10,
    onze: 11,
    douze: 12,
  }),
);
/** Of these, those that count to the last one: "a dozen" is about how many. */
export const COUNT_WORDS = [...SPELLED.keys()].filter((word) => word !== 'dozen');
const NUMBER = /(?<![\p{L}\p{N}])\d[\d.,]*|[\p{L}]+/gu;
const WEEKDAYS = [
  ['monday', 'lundi'],
  ['tuesday', 'mardi'],
  ['wednesday', 'mercredi'],
  ['thursday', 'jeudi'],
  ['friday', 'vendredi'],
  ['saturday', 'samedi'],
  ['sunday', 'dimanche'],
] as const;
const DAY_BITS: ReadonlyMap<string, number> = new Map(
  WEEKDAYS.flatMap((names, day) => names.map((name) => [name, 1 << day] as const)),
);

/** The counts and amounts a text names, each once, "1,200" and "twelve" as digits; years and ordinals are none. */
export function quantitiesIn(text: string): string[] {
  const found = new Set<string>();
  for (const [token] of text.matchAll(NUMBER)) {
    const value = numberOf(token);
    if (value !== undefined && value > 1 && !isYear(value)) found.add(String(value));
  }
  return [...found];
}

/** What "1,200" or "twelve" stands for; undefined for any other word. */
export function numberOf(token: string): number | undefined {
  if (!/^\d/.test(token)) return SPELLED.get(token.toLowerCase());
  const value = Number(token.replace(/[.,]+$/, '').replace(/,(?=\d{3})/g, ''));
  return Number.isFinite(value) ? value : undefined;
}

function isYear(value: number): boolean {
  return Number.isInteger(value) && value >= 1900 && value <= 2100;
}

/** Months, less those that are surnames and verbs too: written like names, and no part of any story's cast. */
const MONTHS = new Set(
  `january february april june july august september october november december janvier février avril mai juin juillet
  août septembre octobre novembre décembre`.split(/\s+/),
);

/** True for a month's name, lower-case. */
export function isMonth(word: string): boolean {
  return MONTHS.has(word);
}

/** A bit for each weekday named, Monday lowest. */
export function weekdaysIn(text: string): number {
  let days = 0;
  for (const [word] of text.matchAll(/\p{L}+/gu)) days |= DAY_BITS.get(word.toLowerCase()) ?? 0;
  return days;
}
