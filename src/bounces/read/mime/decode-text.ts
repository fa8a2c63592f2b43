import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import jschardet from 'jschardet';
import { decode } from 'libmime/lib/charset.js';

/** A body as it came, an octet a character, to text: transfer encoding first, then charset. */
export function decodeText(body: string, encoding: string, charset: string): string {
  return decodeCharset(decodeTransfer(body, encoding), charset);
}

function decodeTransfer(body: string, encoding: string): Buffer {
  const name = encoding.toLowerCase().trim();
  if (name === 'base64') return Buffer.from(body.replace(/[^A-Za-z0-9+/=]/g, ''), 'base64');
  if (name === 'quoted-printable') return Buffer.from(decodeQuotedPrintable(body), 'latin1');
  return Buffer.from(body, 'latin1');
}

/** RFC 2045 6.7, and whatever is not encoded properly stays. */
function decodeQuotedPrintable(body: string): string {
  return body
    .replace(/=[ \t]{0,100}\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

const SAMPLE_BYTES = 4_096;

/** The charset named, unless the octets contradict it: 8-bit text called ASCII or ISO-2022-JP is anything else. */
export function decodeCharset(bytes: Buffer, charset: string): string {
  const name = charset.toLowerCase().trim().replaceAll(/["']/g, '');
  const sevenBit = name === '' || /^(us-)?ascii$|^iso-2022-/.test(name);
  if (bytes.every((octet) => octet < 0x80))
    return /^iso-2022-jp/.test(name) || hasEscapes(bytes) ? japanese(bytes) : bytes.toString('latin1');
  if (isUtf8(bytes)) return bytes.toString('utf8');
  if (!sevenBit && !/^utf-?8$/.test(name)) return safely(bytes, name);
  const guessed = jschardet.detect(bytes.subarray(0, SAMPLE_BYTES)).encoding ?? '';
  return iconv.encodingExists(guessed) ? iconv.decode(bytes, guessed) : bytes.toString('latin1');
}

function hasEscapes(bytes: Buffer): boolean {
  return bytes.includes('\x1b$B') || bytes.includes('\x1b$@');
}

function japanese(bytes: Buffer): string {
  return safely(bytes, 'iso-2022-jp');
}

function safely(bytes: Buffer, charset: string): string {
  try {
    return decode(bytes, charset);
  } catch {
    return bytes.toString('latin1');
  }
}
