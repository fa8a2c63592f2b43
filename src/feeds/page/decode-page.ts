import { isUtf8 } from 'node:buffer';
import { decodeBytes } from '../parse/decode-bytes.ts';

/** HTML looks for its own declaration in the first kilobyte; pages put it a little further down, too. */
const HEAD_BYTES = 4_096;

/** A page's bytes as text: byte order mark, HTTP charset, `<meta charset>`, then detection. */
export function decodePage(bytes: Buffer, contentType: string | null): string {
  // Text of another charset is never valid UTF-8 by chance: where the two disagree, the declaration is old.
  if (isUtf8(bytes)) return bytes.toString('utf8').replace(/^\ufeff/, '');
  const named = /charset\s*=/i.test(contentType ?? '')
    ? contentType
    : `text/html; charset=${declared(bytes)}`;
  return decodeBytes(bytes, named).text;
}

function declared(bytes: Buffer): string {
  const head = bytes.subarray(0, HEAD_BYTES).toString('latin1');
  return head.match(/<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i)?.[1] ?? '';
}
