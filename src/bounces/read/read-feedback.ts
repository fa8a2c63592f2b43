import { addressesIn, recipientOf } from './addresses.ts';
import type { Headers } from './mime/headers.ts';
import { mailedTo } from './notice-recipients.ts';
import type { Returned } from './take-apart.ts';

export interface Feedback {
  type: string;
  /** [] where the provider blackened them. */
  addresses: string[];
}

/** RFC 5965, and the loops that only return the mail complained of; null for everything else. */
export function readFeedback(returned: Returned): Feedback | null {
  if (returned.feedback) return ofFields(returned.feedback, returned);
  return ofHotmail(returned) ?? ofSpamCop(returned) ?? ofAppleMail(returned);
}

function ofFields(fields: Headers, returned: Returned): Feedback {
  const named = fields
    .all('original-rcpt-to', 'removal-recipient', 'x-rcpt-to')
    .map(recipientOf)
    .filter((one) => one !== null);
  const addresses = [...new Set(named)].filter(isWhole);
  return {
    type: fields.first('feedback-type').toLowerCase().trim() || 'abuse',
    addresses: addresses.length > 0 ? addresses : mailedTo(returned).filter(isWhole).slice(0, 1),
  };
}

/** Providers blacken the reader: "redacted@", "XXXX@", a hash without a domain. */
function isWhole(address: string): boolean {
  return !/^(?:redacted|x{3,}|hidden|removed|undisclosed|anonymous|recipient)[^@]*@|@(?:redacted|x{3,}|hidden|undisclosed)/.test(
    address,
  );
}

/** Outlook.com's JMRP: no report part; the mail complained of is attached with a field of theirs. */
function ofHotmail({ headers, original }: Returned): Feedback | null {
  const theirs = original?.has('x-hmxmroriginalrecipient') ?? false;
  const staff = /staff@(?:hotmail|outlook|live)\.com/i.test(headers.first('from'));
  if (!original || !(theirs || (staff && /complaint/i.test(headers.first('subject'))))) return null;
  return {
    type: 'abuse',
    addresses: addressesIn(original.all('x-hmxmroriginalrecipient', 'to')).slice(0, 1),
  };
}

/** SpamCop names the server and its own number in the subject, and quotes the mail, mostly without its reader. */
function ofSpamCop({ headers, original }: Returned): Feedback | null {
  if (!original || !/^\[spamcop \([^)]{3,60}\) id:\d+\]/i.test(headers.first('subject').trim())) return null;
  return { type: 'abuse', addresses: addressesIn(original.all('to')).filter(isWhole).slice(0, 1) };
}

/** Apple's Mail mails the address of List-Unsubscribe for its user. */
function ofAppleMail({ headers, text }: Returned): Feedback | null {
  if (!/apple mail sent this e-?mail to unsubscribe/i.test(text)) return null;
  return { type: 'opt-out', addresses: addressesIn(headers.all('from')).slice(0, 1) };
}

const COMPLAINTS = new Set([
  'abuse',
  'fraud',
  'virus',
  'other',
  'opt-out',
  'opt-out-list',
  'miscategorized',
  'complaint',
  'spam',
]);

/** Reports on authentication (RFC 6591) and "not spam" accuse nobody. */
export function isComplaint({ type }: Feedback): boolean {
  return COMPLAINTS.has(type);
}
