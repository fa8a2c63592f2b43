/** The languages whose months are known wherever they stand; where two differ about a name, the first is right. */
const LANGUAGES =
  'en fr es pt it de nl sv da nb fi pl cs sk hu ro ru uk bg el tr id hi ar ca gl hr sl sr-Latn sr lt lv et is vi de-AT es-PE ar-SY ar-DZ ar-MA he fa th bn ur ta te mr gu kn ml pa ms sw'.split(
    ' ',
  );
const FEWEST_LETTERS = 3;

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

/** Asked for in every line that may be a date. */
const known = new Map<string, string[][]>();

/** The names of each month: beside a day, alone, and short. */
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
    return forms.flatMap((form) => {
      const written = form.formatToParts(at).find(({ type }) => type === 'month')?.value ?? '';
      const name = plain(written);
      return /^\p{L}{2,}/u.test(name) ? [name] : [];
    });
  });
}

function formsIn(language: string): Intl.DateTimeFormat[] {
  const styles: Intl.DateTimeFormatOptions[] = [
    { month: 'long', day: 'numeric' },
    { month: 'long' },
    { month: 'short', day: 'numeric' },
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

/** In small letters, without accents and the full stop of an abbreviation. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\.$/, '');
}
