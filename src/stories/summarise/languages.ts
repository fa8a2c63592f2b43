/** Languages whose words the rules know; the others keep their lead sentences. */
const KNOWN = new Set(['en', 'fr']);

/** "fr" of "fr-CA". */
export function baseOf(language: string): string {
  return language.toLowerCase().split('-')[0] ?? '';
}

export function isKnownLanguage(language: string): boolean {
  return KNOWN.has(baseOf(language));
}
