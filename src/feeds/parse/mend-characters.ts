import { decodeHTMLStrict } from 'entities';
import iconv from 'iconv-lite';

const C1 = /[\x80-\x9f]/g;
/**
 * UTF-8 that was read as windows-1252 and written as UTF-8 again. `â€` stands in no language; of `Â` and `Ã` only what
 * no sentence has behind them.
 */
const TWICE_ENCODED =
  /â€[\u0152\u0153\u0161\u017d\u017e\u02c6\u02dc\u2018-\u203a\u20ac\u2122¡-¿]|[ÂÃ][¡-ª¬-º¼-¿]/g;

/** References that are still there when a text has been decoded. `&lt;` may be what the text is about. */
const TWICE_ESCAPED = /&(?:amp;)?(?!(?:lt|gt);)(?:#\d{1,6}|#x[\da-f]{1,5}|[a-z][a-z\d]{1,9});/gi;

/**
 * Puts right what an outlet's tools leave behind: references escaped twice, control characters that mean
 * punctuation, letters encoded twice.
 */
export function mendCharacters(text: string): string {
  return text
    .replace(TWICE_ESCAPED, (found) => decodeHTMLStrict(decodeHTMLStrict(found)))
    .replace(C1, (char) => iconv.decode(Buffer.from([char.charCodeAt(0)]), 'windows-1252'))
    .replace(TWICE_ENCODED, (found) => {
      const once = iconv.encode(found, 'windows-1252').toString('utf8');
      return once.includes('\ufffd') ? found : once;
    });
}
