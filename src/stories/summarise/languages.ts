import { baseLanguage } from '../../lib/base-language.ts';

/** Languages whose words the rules know; the others keep their lead sentences. */
const KNOWN = new Set(['en', 'fr']);

export function isKnownLanguage(language: string): boolean {
  return KNOWN.has(baseLanguage(language));
}
