import {
  anyLanguageIn,
  countFunctionWords,
  isToldApart,
  scriptOf,
  scriptOfLanguage,
} from './tell-language.ts';

/** Enough of a text to tell its language by. */
const READ = 3_000;
/** A text of so many words has this share of its own language's function words at the least; news has three times it. */
const WORDS = 12;
const SHARE = 0.1;
/** So many function words of one language are no quotation in another. */
const SURE = 5;

/**
 * The language (BCP 47 tag) of an article: the first of what its item, its feed and the source list say, in this order,
 * that its text does not gainsay, for a site's software often names English whatever it writes; else what the text
 * itself tells, and the last of them where it tells nothing.
 */
export function articleLanguage(text: string, said: readonly (string | null)[], otherwise: string): string {
  const read = text.slice(0, READ);
  const gainsays = judgeOf(read);
  const tags = [...said, otherwise].filter((tag) => tag !== null && baseOf(tag) !== 'und');
  return tags.find((tag) => tag !== null && !gainsays(tag)) ?? languageIn(read) ?? otherwise;
}

/** Whether a text cannot be in a language. */
function judgeOf(text: string): (language: string) => boolean {
  const script = scriptOf(text);
  const { words, spoken } = countFunctionWords(text);
  return (language) => {
    const customary = scriptOfLanguage(language);
    if (customary !== null && customary !== script) return true;
    const base = baseOf(language);
    if (!isToldApart(base)) return false;
    const own = spoken.find((one) => one.language === base)?.hits ?? 0;
    const most = spoken[0]?.hits ?? 0;
    return (most >= SURE && own * 2 < most) || (words >= WORDS && own < words * SHARE);
  };
}

function languageIn(text: string): string | null {
  const script = scriptOf(text);
  if (script === 'Han' && /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'ja';
  if (script !== 'Latin') return anyLanguageIn(script);
  const { words, spoken } = countFunctionWords(text);
  const [best] = spoken;
  return best && best.hits >= SURE && best.hits >= words * SHARE ? best.language : null;
}

function baseOf(language: string): string {
  return language.toLowerCase().split('-')[0] ?? '';
}
