/** The languages whose months are known wherever they stand; where two differ about a name, the first is right. */
const LANGUAGES =
  'en fr es pt it de nl sv da nb fi pl cs sk hu ro ru uk bg el tr id hi ar ca gl hr sl sr-Latn sr lt lv et is vi de-AT es-PE ar-SY ar-DZ ar-MA he fa th bn ur ta te mr gu kn ml pa ms sw'.split(
    ' ',
  );
const FEWEST_LETTERS = 3;
/** Spellings that papers use and the CLDR does not, by month. */
const ALSO: Record<string, Record<number, string>> = {
  hi: { 8: 'सितम्बर', 9: 'अक्तूबर', 10: 'नवम्बर', 11: 'दिसम्बर' },
};

/**
 * The month that a word names, in full or by its first letters: 0-based; -1 where it is none ("mayors", "marathon").
 * The page's `language` (BCP 47) comes first, as `listopada` is October in Croatian and November in Polish; null or
 * "und" is any. The names are those of the Unicode CLDR.
 */
export function monthOf(word: string, language: string | null): number {
  const key = plain(word);
  const languages = language === null || language === 'und' ? LANGUAGES : [language, ...LANGUAGES];
  return (
    first(languages.slice(0, 1), equals, key) ??
    first(languages.slice(0, 1), begins, key) ??
    first(languages, equals, key) ??
    first(languages, begins, key) ??
    -1
  );
}

function equals(name: string, key: string): boolean {
  return name === key;
}

function begins(name: string, key: string): boolean {
  return name.startsWith(key) && Array.from(key).length >= FEWEST_LETTERS;
}

function first(
  languages: readonly string[],
  fits: (name: string, key: string) => boolean,
  key: string,
): number | null {
  for (const language of languages) {
    const month = monthsIn(language).findIndex((names) => names.some((name) => fits(name, key)));
    if (month >= 0) return month;
  }
  return null;
}

/** As long as "January": a shorter word is too soon like another ("Martin", "martie"). */
const FEWEST_TO_MISSPELL = 7;

/**
 * The month whose full name a word misspells by one letter too many, too few, wrong or in the wrong place ("Febuary"),
 * between a first and a last one that are right: 0-based; -1 where it is none.
 */
export function misspeltMonth(word: string): number {
  const key = plain(word);
  if (key.length < FEWEST_TO_MISSPELL) return -1;
  const isMeant = (name: string) => name.length >= FEWEST_TO_MISSPELL && isOneSlip(name, key);
  return first(LANGUAGES, isMeant, key) ?? -1;
}

function isOneSlip(name: string, written: string): boolean {
  if (name.at(0) !== written.at(0) || name.at(-1) !== written.at(-1)) return false;
  const shorter = Math.min(name.length, written.length);
  let from = 1;
  while (from < shorter && name[from] === written[from]) from++;
  let behind = 0;
  while (behind < shorter - from && name.at(-1 - behind) === written.at(-1 - behind)) behind++;
  const meant = name.slice(from, name.length - behind);
  const slip = written.slice(from, written.length - behind);
  const isSwapped = meant.length === 2 && slip === `${meant[1]}${meant[0]}`;
  return isSwapped || (meant.length <= 1 && slip.length <= 1);
}

/** Asked for in every line that may be a date. */
const known = new Map<string, string[][]>();

/** The names of each month: beside a day and alone, whole and short. */
function monthsIn(language: string): string[][] {
  const read = known.get(language);
  if (read) return read;
  const months = namesIn(language);
  if (known.size < 200) known.set(language, months);
  return months;
}

function namesIn(language: string): string[][] {
  const forms = formsIn(language);
  return Array.from({ length: 12 }, (_, month) => {
    const at = Date.UTC(2026, month, 15);
    const written = forms.map(
      (form) => form.formatToParts(at).find(({ type }) => type === 'month')?.value ?? '',
    );
    return [...written, ALSO[language]?.[month] ?? '']
      .map(plain)
      .filter((name) => /^\p{L}[\p{L}\p{M}]/u.test(name));
  });
}

function formsIn(language: string): Intl.DateTimeFormat[] {
  const styles: Intl.DateTimeFormatOptions[] = [
    { month: 'long', day: 'numeric' },
    { month: 'long' },
    { month: 'short', day: 'numeric' },
    { month: 'short' },
  ];
  try {
    return styles.map((style) => {
      const options = { ...style, timeZone: 'UTC', calendar: 'gregory' };
      return new Intl.DateTimeFormat(language, options);
    });
  } catch {
    // What a page says its language is may be no language.
    return [];
  }
}

/**
 * In small letters, without accents, the dots below India's letters and the full stop of an abbreviation. The vowels of
 * India's scripts are marks, too, and stay: without them जन (January) is जून (June).
 */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{Script=Inherited}\u0591-\u05c7\u093c\u09bc]/gu, '')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replace(/(?<=\p{Script=Thai})\./gu, '')
    .replace(/[.॰]$/, '');
}
