const NUMBER_FIRST =
  /(?<=(?<![\p{L}\d])\d[\d.,]*) (?=h(?![\p{L}])|\d{3}(?!\d)|(?:k?m|cm|mm|kg|ha|km²|m²|°C|[kMG]\$)(?![\p{L}\d]))/gu;
const HOUR_FIRST = /(?<=\d[ \u00a0\u202f]h) (?=\d{2}(?!\d))/gu;
const TITLE_FIRST = /(?<=(?<![\p{L}-])(?:MM?\.|Mmes?|Mlles?|Me|Mgr|Dre?s?|Pre?s?)) (?=\p{Lu})/gu;
/** Between letters, but not in an address of a page or of a person, which would lead nowhere. */
const APOSTROPHE = /(?<=\p{L})'(?=\p{L})(?<!(?:\/\/|www\.)\S{0,200})(?!\S{0,200}@\S)/gu;

/**
 * French keeps ; : ! ? and guillemets together with their words, the parts of an hour or a number, and a title with its
 * name, by a space that does not break. Only a space that is there is made so: Quebec writes none before ; ! ? and an
 * address has none. An apostrophe between letters is a curled one, however its source typed it.
 */
export function typeset(text: string, language: string): string {
  if (new Intl.Locale(language).language !== 'fr') return text;
  return text
    .replace(/ (?=[;:!?»%€$](?:[\s.,)»]|$))/g, '\u00a0')
    .replace(/« /g, '«\u00a0')
    .replace(NUMBER_FIRST, '\u00a0')
    .replace(HOUR_FIRST, '\u00a0')
    .replace(TITLE_FIRST, '\u00a0')
    .replace(APOSTROPHE, '’');
}
