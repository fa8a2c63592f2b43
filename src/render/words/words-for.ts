import { english } from './en.ts';
import { french } from './fr.ts';
import type { Words } from './words.ts';

const WORDS: Record<string, Words> = { en: english, fr: french };

/** The fixed words for a BCP 47 tag; English where we have none in its language. */
export function wordsFor(language: string): Words {
  return WORDS[new Intl.Locale(language).language] ?? english;
}

const RIGHT_TO_LEFT = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** How a language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(new Intl.Locale(language).language) ? 'rtl' : 'ltr';
}
