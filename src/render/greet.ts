/**
 * Puts the name's slot behind the edition's own opening: "Good morning. Rain and a vote" becomes
 * "Good morning{slot}. Rain and a vote", where the slot is later ", Ada" or nothing.
 * A bare opening gets its full stop. A greeting an editor began otherwise is left as it is: we cannot know where a name would read well.
 */
export function greet(greeting: string, opening: string, nameSlot: string): string {
  const phrase = opening.match(/^[^.,!?:;–—،؛؟۔。，！？：；、]+/u)?.[0].trim() ?? '';
  const rest = greeting.slice(phrase.length);
  const opens = phrase !== '' && greeting.toLowerCase().startsWith(phrase.toLowerCase());
  if (!opens || !/^($|\s?[!?:;]|[.,،؛؟۔。，！？：；、]|\s*[–—])/u.test(rest)) return greeting;
  return greeting.slice(0, phrase.length) + nameSlot + (rest || '.');
}

/** CLDR's scripts of languages whose comma is not the Latin one, with the space behind it where they write one. */
const COMMAS: Record<string, string> = {
  Arab: '، ',
  Ethi: '፣ ',
  Hans: '，',
  Hant: '，',
  Jpan: '、',
  Nkoo: '߸ ',
  Syrc: '، ',
  Thaa: '، ',
};

/** What stands between a greeting and a name in the language with this BCP 47 tag. */
export function commaOf(language: string): string {
  return COMMAS[new Intl.Locale(language).maximize().script ?? ''] ?? ', ';
}
