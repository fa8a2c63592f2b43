import { baseLanguage } from '../../lib/base-language.ts';
import {
  anyLanguageIn,
  countFunctionWords,
  isToldApart,
  type Spoken,
  scriptOf,
  scriptOfLanguage,
} from './tell-language.ts';

/** Enough of a text to tell its language by. */
const CHARACTERS = 3_000;
/** A text of so many words has this share of its own language's function words at the least; news has three times it. */
const WORDS = 12;
const SHARE = 0.1;
/** So many function words of one language are no quotation in another. */
const SURE = 5;
/** With this share of a language's function words a text is in it, or in one of its near relations. */
const PLAIN_SHARE = 0.2;

/** What of a text tells its language. */
interface Telling {
  script: string;
  hasKana: boolean;
  words: number;
  spoken: Spoken[];
}

/**
 * The language (BCP 47 tag) of an article: the first of what its item, its feed and the source list say, in this order,
 * that its text does not gainsay, for a site's software often names English whatever it writes, or a country ("ca",
 * "br"); else what the text itself tells, and the last of them where it tells nothing.
 */
export function articleLanguage(text: string, said: readonly (string | null)[], otherwise: string): string {
  const telling = readTelling(text.slice(0, CHARACTERS));
  const isAsListed = languageIn(telling, PLAIN_SHARE) === baseLanguage(otherwise);
  const tags = [...said, otherwise].filter((tag) => tag !== null && baseLanguage(tag) !== 'und');
  const believed = tags.find((tag) => tag !== null && !gainsays(telling, tag, isAsListed));
  return believed ?? languageIn(telling, SHARE) ?? otherwise;
}

function readTelling(text: string): Telling {
  const hasKana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
  return { script: scriptOf(text), hasKana, ...countFunctionWords(text) };
}

/**
 * Whether a text cannot be in a language. A tag whose language is not told apart is believed, but not against a text that
 * is plainly in the source list's (`isAsListed`).
 */
function gainsays({ script, words, spoken }: Telling, language: string, isAsListed: boolean): boolean {
  const customary = scriptOfLanguage(language);
  if (customary !== null && customary !== script) return true;
  const base = baseLanguage(language);
  if (!isToldApart(base)) return isAsListed;
  const own = spoken.find((one) => one.language === base)?.hits ?? 0;
  const most = spoken[0]?.hits ?? 0;
  return (most >= SURE && own * 2 < most) || (words >= WORDS && own < words * SHARE);
}

/** The language a text tells, with so large a share of its function words among all words. */
function languageIn({ script, hasKana, words, spoken }: Telling, share: number): string | null {
  if (script === 'Han' && hasKana) return 'ja';
  if (script !== 'Latin') return anyLanguageIn(script);
  const [best] = spoken;
  return best && best.hits >= SURE && best.hits >= words * share ? best.language : null;
}
