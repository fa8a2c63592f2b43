const LANGUAGES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** A BCP 47 tag in its customary spelling; null when it is none, or names no language ("english", "us", "mul"). */
export function languageOf(tag: string | null): string | null {
  try {
    const [written] = tag ? Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-')) : [];
    if (written === undefined) return null;
    const { language } = new Intl.Locale(written);
    if (/^(?:und|mul|mis|zxx)$/.test(language)) return null;
    // Of three letters there are thousands, of which few are named here; of more there are none.
    return language.length === 3 || LANGUAGES.of(language) !== undefined ? written : null;
  } catch {
    return null;
  }
}
