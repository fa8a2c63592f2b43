import { isUtf8 } from 'node:buffer';
import { decodeHTMLStrict } from 'entities';
import iconv from 'iconv-lite';

const C1 = /[\x80-\x9f]/g;
/**
 * UTF-8 that was read as windows-1252 and written as UTF-8 again. `â€` stands in no language; of `Â` and `Ã` only what
 * no sentence has behind them.
 */
const TWICE_ENCODED =
  /â€[\u0152\u0153\u0161\u017d\u017e\u02c6\u02dc\u2018-\u203a\u20ac\u2122¡-¿]|[ÂÃ][¡-ª¬-º¼-¿]|Ã[ŸžœŒŠšŽƒˆ˜‡†‰€‚„™›‹]|(?<!\p{Lu})Ã[–—“”‘’•…](?=\p{Ll})/gu;

/** References that are still there when a text has been decoded. `&lt;` may be what the text is about. */
const TWICE_ESCAPED = /&(?:amp;)?(?!(?:lt|gt);)(?:#\d{1,6}|#x[\da-f]{1,5}|[a-z][a-z\d]{1,9});/gi;

/**
 * Puts right what an outlet's tools leave behind: references escaped twice, control characters that mean
 * punctuation, letters encoded twice.
 */
export function mendCharacters(text: string): string {
  return decodeAgain(text.replace(TWICE_ESCAPED, (found) => decodeHTMLStrict(decodeHTMLStrict(found))))
    .replace(C1, (char) => iconv.decode(Buffer.from([char.charCodeAt(0)]), 'windows-1252'))
    .replace(TWICE_ENCODED, (found) => {
      const once = iconv.encode(found, 'windows-1252').toString('utf8');
      return once.includes('\ufffd') ? found : once;
    });
}

/** The figures that windows-1252 gives the characters it has beyond Latin-1. */
const FIGURES = new Map(
  Array.from({ length: 32 }, (_, at): [string, number] => [
    iconv.decode(Buffer.from([0x80 + at]), 'windows-1252'),
    0x80 + at,
  ]).filter(([letter]) => letter !== '\ufffd'),
);
/** Letters of three bytes and more, or of two in the alphabets that are read: Ʌ (U+0245) is a chance of `É…`. */
const COMES_OUT =
  /^(?:[\x00-\u017f\u01a0\u01a1\u01af\u01b0\u0218-\u021b]|[\u0370-\u07ff]|[\u0900-\u{10ffff}])*$/u;

/** A text that was encoded twice throughout: all beyond ASCII in it, two characters at least, are UTF-8's bytes. */
function decodeAgain(text: string): string {
  if (!/[\u00c2-\u00f4][\x80-\u00bf\u0152-\u2122]/.test(text)) return text;
  const bytes = Buffer.alloc(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const figure = code < 0x100 ? code : FIGURES.get(text[at] as string);
    if (figure === undefined) return text;
    bytes[at] = figure;
  }
  if (!isUtf8(bytes)) return text;
  const once = bytes.toString('utf8');
  const letters = once.match(/[^\x00-\x7f]/gu) ?? [];
  return letters.length >= 2 && COMES_OUT.test(once) ? once : text;
}
