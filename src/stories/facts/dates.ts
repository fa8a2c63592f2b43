/** A day, month or relative day that a text names; `key` is equal for every spelling of it. */
export interface DateWord {
  written: string;
  key: string;
}

const WEEKDAYS = [
  ['mon', 'monday', 'lundi'],
  ['tue', 'tuesday', 'tues', 'mardi'],
  ['wed', 'wednesday', 'mercredi'],
  ['thu', 'thursday', 'thurs', 'thur', 'jeudi'],
  ['fri', 'friday', 'vendredi'],
  ['sat', 'saturday', 'samedi'],
  ['sun', 'sunday', 'dimanche'],
];
const MONTHS = [
  ['january', 'jan', 'janvier'],
  ['february', 'feb', 'février'],
  ['march', 'mar', 'mars'],
  ['april', 'apr', 'avril'],
  ['may', 'mai'],
  ['june', 'jun', 'juin'],
  ['july', 'jul', 'juillet'],
  ['august', 'aug', 'août'],
  ['september', 'sept', 'sep', 'septembre'],
  ['october', 'oct', 'octobre'],
  ['november', 'nov', 'novembre'],
  ['december', 'dec', 'décembre'],
];
const RELATIVE = ['today', 'tomorrow', 'yesterday', 'tonight', "aujourd'hui", 'demain', 'hier'];

const keys = new Map<string, string>([
  ...WEEKDAYS.flatMap((names, day) => names.map((name) => [name, `day-${day + 1}`] as const)),
  ...MONTHS.flatMap((names, month) => names.map((name) => [name, `month-${month + 1}`] as const)),
  ...RELATIVE.map((word) => [word, word] as const),
]);
/** Words of other meanings too: a date only with a capital and a figure or a preposition beside them. */
const AMBIGUOUS = /^(?:may|march|mars|mar|mai|sun|sat|wed|mon|jun|jan|dec|sep|hier)$/i;
const WORD = /aujourd'hui|\p{L}+/giu;

/** The days and months that a folded text names, and each day of a month as `month-12-24`. */
export function dateWordsIn(folded: string): DateWord[] {
  return [...folded.matchAll(WORD)].flatMap((match) => {
    const key = keys.get(match[0].toLowerCase());
    if (key === undefined) return [];
    const before = folded.slice(Math.max(0, match.index - 12), match.index);
    const after = folded.slice(match.index + match[0].length, match.index + match[0].length + 8);
    if (AMBIGUOUS.test(match[0]) && !isDate(match[0], before, after)) return [];
    const day = key.startsWith('month') ? dayBeside(before, after) : null;
    const words = [{ written: match[0], key }];
    return day === null ? words : [...words, { written: `${match[0]} ${day}`, key: `${key}-${day}` }];
  });
}

function isDate(word: string, before: string, after: string): boolean {
  if (!/^\p{Lu}/u.test(word)) return false;
  return (
    /^\.?\s\d/.test(after) ||
    /(?:\d|\b(?:in|of|on|since|by|until|till|last|next|this|late|early|mid|from|en|de|du))[\s-]$/i.test(
      before,
    )
  );
}

function dayBeside(before: string, after: string): number | null {
  const day =
    /^\.?\s(\d{1,2})(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)/.exec(after)?.[1] ??
    /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er)?\s(?:of\s)?$/.exec(before)?.[1];
  return day === undefined || Number(day) > 31 ? null : Number(day);
}

/** True for a word that `dateWordsIn` may report, so that it is not taken for a name as well. */
export function isDateWord(word: string): boolean {
  return keys.has(word.toLowerCase());
}

/** The dates a text names, ready to be asked. A month without a day agrees with any day of it, and the other way round. */
export function isKnownDate({ key }: DateWord, known: ReadonlySet<string>): boolean {
  if (known.has(key)) return true;
  const month = /^(month-\d+)-\d+$/.exec(key)?.[1];
  // Where no source says which day, the figure itself is judged as a figure.
  return (
    month !== undefined && known.has(month) && ![...known].some((other) => other.startsWith(`${month}-`))
  );
}
