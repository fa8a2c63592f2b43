import { countFunctionWords, isToldApart, scriptOf } from '../../feeds/normalise/tell-language.ts';
import { baseLanguage } from '../../lib/base-language.ts';

/** The language most of whose function words a text uses, of those known; null where it uses too few to tell. */
function languageOf(text: string): string | null {
  const [best, second] = countFunctionWords(text).spoken;
  return best && best.hits >= 3 && best.hits > (second?.hits ?? 0) ? best.language : null;
}

/** True where `text` is surely not in the language (BCP 47 tag) its sources are in. */
export function isOtherLanguage(text: string, language: string, sources: string): boolean {
  if (scriptOf(text) !== scriptOf(sources)) return true;
  const base = baseLanguage(language);
  const found = languageOf(text);
  return found !== null && isToldApart(base) && found !== base;
}
