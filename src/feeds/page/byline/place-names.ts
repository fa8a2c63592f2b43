import { squash } from '../../fields/text/tidy-line.ts';

/** Whether a name is that of a country, or of a city that a time zone is called after: in English or the language given. */
export function isPlace(name: string, language: string): boolean {
  const key = bare(name);
  return citiesAndZones().has(key) || countriesIn('en').has(key) || countriesIn(language).has(key);
}

let cities: ReadonlySet<string> | undefined;

/** "America/Argentina/Buenos_Aires" and its like in the IANA database. */
function citiesAndZones(): ReadonlySet<string> {
  cities ??= new Set(Intl.supportedValuesOf('timeZone').map((zone) => bare(zone.split('/').at(-1) ?? '')));
  return cities;
}

const countries = new Map<string, ReadonlySet<string>>();
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

function countriesIn(language: string): ReadonlySet<string> {
  const known = countries.get(language);
  if (known) return known;
  const names = new Set(namesIn(language).map(bare));
  if (countries.size < 100) countries.set(language, names);
  return names;
}

/** The Unicode CLDR's names of whatever two letters mean a country, long and short ("Hong Kong"). */
function namesIn(language: string): string[] {
  try {
    const codes = LETTERS.flatMap((one) => LETTERS.map((two) => one + two));
    return (['long', 'short'] as const).flatMap((style) => {
      const display = new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' });
      return codes.flatMap((code) => display.of(code) ?? []);
    });
  } catch {
    // What a page says its language is may be no language.
    return [];
  }
}

/** Without spaces, marks and accents. */
function bare(name: string): string {
  return squash(name.normalize('NFD').replace(/\p{M}/gu, ''));
}
