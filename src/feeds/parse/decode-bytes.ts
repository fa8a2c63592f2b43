import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import jschardet from 'jschardet';
import { countOf } from '../../lib/in-words.ts';
import { decodeMixed } from './decode-mixed.ts';

export interface DecodedText {
  text: string;
  encoding: string;
  warning: string | null;
}

/** Detection reads this much: enough for a verdict, bounded in time. */
const SAMPLE_BYTES = 65_536;

/**
 * Turns a feed's bytes into text: byte order mark, then the HTTP charset, then the XML declaration
 * (the order of RFC 7303), each believed only while the bytes do not contradict it; then detection.
 */
export function decodeBytes(bytes: Buffer, contentType: string | null): DecodedText {
  const marked = markOf(bytes);
  if (marked) return { text: iconv.decode(bytes, marked), encoding: marked, warning: null };
  const declared = [charsetOf(contentType), declarationOf(bytes)].filter((name) => name !== null);
  for (const name of declared) {
    if (fits(bytes, name)) return { text: decode(bytes, name), encoding: name, warning: null };
  }
  if (isUtf8(bytes)) return { text: bytes.toString('utf8'), encoding: 'utf-8', warning: null };
  return guess(bytes, declared.length > 0);
}

function markOf(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return bytes[2] === 0 && bytes[3] === 0 ? 'utf-32le' : 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe && bytes[3] === 0xff) return 'utf-32be';
  // No mark, but `<` and a zero: XML 1.0 appendix F.
  if (bytes[0] === 0x3c && bytes[1] === 0) return bytes[2] === 0 ? 'utf-32le' : 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be';
  if (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0 && bytes[3] === 0x3c) return 'utf-32be';
  return null;
}

function charsetOf(contentType: string | null): string | null {
  return known(contentType?.match(/charset\s*=\s*["']?([\w.:-]{1,40})/i)?.[1]);
}

function declarationOf(bytes: Buffer): string | null {
  const head = bytes.subarray(0, 400).toString('latin1');
  return known(head.match(/^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/i)?.[1]);
}

function known(name: string | undefined): string | null {
  if (!name) return null;
  const lower = name.toLowerCase();
  // What claims to be ASCII or Latin-1 on the web is windows-1252 (WHATWG Encoding); ASCII itself says nothing.
  if (lower === 'us-ascii' || lower === 'ascii') return null;
  if (/^(iso-?8859-?1|latin-?1)$/.test(lower)) return 'windows-1252';
  const isKnown = iconv.encodingExists(lower) || lower === STATEFUL;
  return isKnown && !/^(base64|hex|binary)$/.test(lower) ? lower : null;
}

/** Japanese in seven bits, which iconv-lite does not read. */
const STATEFUL = 'iso-2022-jp';

function decode(bytes: Buffer, encoding: string): string {
  return encoding === STATEFUL ? new TextDecoder(STATEFUL).decode(bytes) : iconv.decode(bytes, encoding);
}

/** Anything is valid windows-1252; only UTF-8 can be contradicted, and a 16-bit name by 8-bit text. */
function fits(bytes: Buffer, encoding: string): boolean {
  if (/^utf-?8$/.test(encoding)) return isUtf8(bytes);
  if (/^(utf-?(16|32)|ucs)/.test(encoding)) return false;
  // Latin-1 claimed over text that is valid multi-byte UTF-8 is a default nobody meant.
  return !(encoding === 'windows-1252' && isUtf8(bytes));
}

function guess(bytes: Buffer, declared: boolean): DecodedText {
  const utf8 = bytes.toString('utf8');
  const broken = utf8.split('\ufffd').length - 1;
  if (broken <= beyondAscii(utf8) / 10) return mixed(bytes);
  if (latinIn(utf8) >= broken / 4) return mixed(bytes);
  const encoding =
    known(jschardet.detect(bytes.subarray(0, SAMPLE_BYTES)).encoding ?? undefined) ?? 'windows-1252';
  const usable = /^utf/.test(encoding) ? 'windows-1252' : encoding;
  const why = declared ? 'The declared charset does not fit' : 'No charset is declared';
  return { text: iconv.decode(bytes, usable), encoding: usable, warning: `${why}; read as ${usable}` };
}

/** How many letters and marks of Latin scripts it has in UTF-8; of another charset read as UTF-8 hardly one comes out. */
function latinIn(text: string): number {
  return text.match(/[\u00a0-\u024f\u2010-\u2044\u20ac]/g)?.length ?? 0;
}

/** UTF-8 into which pieces of windows-1252 were pasted. */
function mixed(bytes: Buffer): DecodedText {
  const { text, windows1252, replaced } = decodeMixed(bytes);
  const done = [
    windows1252 > 0
      ? `${countOf(windows1252, 'character that is not UTF-8 was', 'characters that are not UTF-8 were')} read as windows-1252`
      : null,
    replaced > 0
      ? `${countOf(replaced, 'character that is cut off was', 'characters that are cut off were')} replaced`
      : null,
  ];
  return { text, encoding: 'utf-8', warning: done.filter((each) => each !== null).join('; ') };
}

function beyondAscii(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 127) count += 1;
  return count;
}
