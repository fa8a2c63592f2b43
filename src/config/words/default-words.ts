import type { BlockConfig } from '../../issues/edition.ts';
import { english } from './en.ts';
import { french } from './fr.ts';

/** What an edition says where its newsroom wrote nothing: one shape, each language complete. */
export interface DefaultWords {
  editions: Record<'morning' | 'evening', { title: string; greeting: string; blocks: BlockTitles }>;
  /** By id of the section. */
  sections: Record<string, string>;
}

/** '' prints no heading. */
type BlockTitles = Record<BlockConfig['kind'], string>;

const WORDS: Record<string, DefaultWords> = { en: english, fr: french };

/** The words for a BCP 47 tag; English where there are none in its language. */
export function defaultWords(language: string): DefaultWords {
  return WORDS[new Intl.Locale(language).language] ?? english;
}
