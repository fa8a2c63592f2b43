import { addressesIn } from './addresses.ts';
import { decodeWords } from './mime/headers.ts';
import { takeApart } from './take-apart.ts';

/** Where mail systems write whom a message was for. */
const RECIPIENT_FIELDS = ['to', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'];

/**
 * Whom a message was written to that asks to be unsubscribed, by its subject (RFC 2369 3.2). Null for any other, and
 * for reports, which may quote such an address.
 */
export function readUnsubscribeRequest(message: Buffer): string[] | null {
  const { headers, status, feedback, disposition } = takeApart(message);
  if (status.length > 0 || feedback !== null || disposition !== null) return null;
  if (!/^\s*(?:re:\s*)?unsubscribe\b/i.test(decodeWords(headers.first('subject')))) return null;
  return addressesIn(headers.all(...RECIPIENT_FIELDS), { asWritten: true });
}
