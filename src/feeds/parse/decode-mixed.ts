import iconv from 'iconv-lite';

/** First bytes of Latin letters, punctuation and emoji in UTF-8: alone they are what is left of one that was cut. */
const CUT_OFF = new Set([0xc2, 0xc3, 0xe2, 0xf0]);

export interface MixedText {
  text: string;
  /** Characters that were read as windows-1252. */
  windows1252: number;
  /** Characters that became U+FFFD. */
  replaced: number;
}

/**
 * Reads UTF-8, and bytes that are none as windows-1252 (“smart” quotation marks pasted into a page, items taken over
 * from an old system). What is left of a character cut in two becomes U+FFFD.
 */
export function decodeMixed(bytes: Buffer): MixedText {
  const parts: string[] = [];
  let windows1252 = 0;
  let replaced = 0;
  let from = 0;
  let at = 0;
  while (at < bytes.length) {
    const length = lengthAt(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    parts.push(bytes.toString('utf8', from, at));
    const end = endOfCut(bytes, at);
    if (end > at) {
      replaced += 1;
      parts.push('\ufffd');
    } else {
      windows1252 += 1;
      parts.push(iconv.decode(bytes.subarray(at, at + 1), 'windows-1252'));
    }
    at = Math.max(end, at + 1);
    from = at;
  }
  parts.push(bytes.toString('utf8', from));
  return { text: parts.join(''), windows1252, replaced };
}

/** Bytes of the character that begins here (RFC 3629, 4); 0 where none does. */
function lengthAt(bytes: Buffer, at: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  for (let i = at + 1; i < at + length; i += 1) if (!isContinuation(bytes[i])) return 0;
  const second = bytes[at + 1] as number;
  const isTooLong = (first === 0xe0 && second < 0xa0) || (first === 0xf0 && second < 0x90);
  const isNone = (first === 0xed && second >= 0xa0) || (first === 0xf4 && second >= 0x90);
  return isTooLong || isNone ? 0 : length;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

/** Where a character that is cut off here ends; `at` where the byte is another charset's letter, as before a letter. */
function endOfCut(bytes: Buffer, at: number): number {
  if (!CUT_OFF.has(bytes[at] as number)) return at;
  let end = at + 1;
  while (end < at + 3 && isContinuation(bytes[end])) end += 1;
  const isLetter = end === at + 1 && /[a-z]/i.test(String.fromCharCode(bytes[end] ?? 0));
  return isLetter ? at : end;
}
