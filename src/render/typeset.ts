const NUMBER_FIRST =
  /(?<=(?<![\p{L}\d])\d[\d.,]*) (?=h(?![\p{L}])|\d{3}(?!\d)|(?:k?m|cm|mm|kg|g|ha|km²|m²|°C|°|min|s|L|lb|[kMG]W|[kMG]?\$)(?![\p{L}\d’']))/gu;
const HOUR_FIRST = /(?<=\d[ \u00a0\u202f]h) (?=\d{2}(?!\d))/gu;
const TITLE_FIRST = /(?<=(?<![\p{L}-])(?:MM?\.|Mmes?|Mlles?|Me|Mgr|Dre?s?|Pre?s?)) (?=\p{Lu})/gu;
const COUNTED_LAST = /(?<=(?<![\p{L}-])(?:[Nn]os?|n°|art\.|p\.)) (?=\d)/gu;
const CURRENCY = /(?<=\$) (?=(?:CA|CAN|US|AU)(?!\p{L}))/gu;
const DAY_FIRST =
  /(?<=(?<![\p{L}\d])(?:1er|\d{1,2})) (?=(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)(?!\p{L}))/gu;
/** Behind a word: an hour, a score and an address have no space behind it. */
const COLON = /:(?=\s|$)(?<=[\p{L}\p{N}»)\]%$’'"]:)(?<!(?:\/\/|www\.|@)\S{0,200}:)/gu;
/** A pair of straight marks around words; not inches, and not inside guillemets. */
const STRAIGHT_PAIR = /(?<![\p{L}\p{N}"])"(?=[^\s"])([^"«»]{0,999}[^\s"«»])"(?![\p{L}\p{N}"])/gu;

/** Between letters, but not in an address of a page or of a person, which would lead nowhere. */
const APOSTROPHE = /(?<=\p{L})'(?=\p{L})(?<!(?:\/\/|www\.)\S{0,200})(?!\S{0,200}@\S)/gu;

/**
 * French keeps ; : ! ? and guillemets together with their words, the parts of an hour or a number, and a title with its
 * name, by a space that does not break. Only a space that is there is made so: Quebec writes none before ; ! ? and an
 * address has none. A colon has one everywhere. An apostrophe between letters is a curled one and straight marks around
 * words are guillemets, however the source typed them.
 */
export function typeset(text: string, language: string): string {
  if (new Intl.Locale(language).language !== 'fr') return text;
  return withGuillemets(text)
    .replace(COLON, '\u00a0:')
    .replace(/ (?=[;:!?»%€$](?:[\s.,)»]|$))/g, '\u00a0')
    .replace(/« /g, '«\u00a0')
    .replace(NUMBER_FIRST, '\u00a0')
    .replace(HOUR_FIRST, '\u00a0')
    .replace(TITLE_FIRST, '\u00a0')
    .replace(COUNTED_LAST, '\u00a0')
    .replace(CURRENCY, '\u00a0')
    .replace(DAY_FIRST, '\u00a0')
    .replace(APOSTROPHE, '’');
}

function withGuillemets(text: string): string {
  return text.includes('«') ? text : text.replace(STRAIGHT_PAIR, '«\u00a0$1\u00a0»');
}
