import type { EpochMs } from '../../lib/clock.ts';
import { addressesIn } from './addresses.ts';
import { decodeWords } from './mime/headers.ts';
import { takeApart } from './take-apart.ts';

/** Where mail systems write whom a message was for. */
const RECIPIENT_FIELDS = ['to', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'];

/** A message that asks to be unsubscribed. */
interface UnsubscribeRequest {
  /** Whom it was written to. */
  to: string[];
  /** When the last mail server on its way took it; null where it does not say. */
  receivedAt: EpochMs | null;
}

/** A request by its subject (RFC 2369 3.2). Null for any other message, and for reports, which may quote its address. */
export function readUnsubscribeRequest(message: Buffer): UnsubscribeRequest | null {
  const { headers, status, feedback, disposition } = takeApart(message);
  if (status.length > 0 || feedback !== null || disposition !== null) return null;
  if (!/^\s*(?:re:\s*)?unsubscribe\b/i.test(decodeWords(headers.first('subject')))) return null;
  return {
    to: addressesIn(headers.all(...RECIPIENT_FIELDS), { asWritten: true }),
    receivedAt: timeOf(headers.first('received')),
  };
}

/** RFC 5321 4.4: the newest stands first, and its time behind the last semicolon. */
function timeOf(received: string): EpochMs | null {
  const [, written = ''] = /;([^;]*)$/.exec(received) ?? [];
  const at = Date.parse(written.replaceAll(/\([^()]*\)/g, ' ').trim());
  return Number.isNaN(at) ? null : at;
}
