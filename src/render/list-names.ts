import { plain } from './plain-text.ts';
import { wordsFor } from './words/words-for.ts';

/** "Ada Marsh, Bo Lund and Cy Reed", in the language of the fixed words around it: a sentence of ours is of one language. */
export function listNames(names: readonly string[], language: string): string {
  const fixed = wordsFor(language).language;
  const ours = new Intl.Locale(language).language === fixed;
  return new Intl.ListFormat(ours ? language : fixed).format(names.map(plain));
}
