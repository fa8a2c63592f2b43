import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { z } from 'zod';
import { ExitCode, OperatorError } from '../../lib/errors.ts';
import type { Report } from '../read/report.ts';
import {
  bounceOf,
  complaintOf,
  DAY,
  forged,
  GENUINE,
  isRecent,
  looseText,
  otherOf,
  type Provider,
  type ProviderEvent,
  parseJson,
} from './provider.ts';

const SIGNATURE = 'x-twilio-email-event-webhook-signature';
const TIMESTAMP = 'x-twilio-email-event-webhook-timestamp';

/** SendGrid's signed event webhook: ECDSA (P-256, SHA-256) over timestamp and body. Throws OperatorError for a bad key. */
export function sendgrid(publicKey: string): Provider {
  const key = readKey(publicKey);
  return {
    source: 'sendgrid',
    async verify({ header, body }, now) {
      const timestamp = header(TIMESTAMP);
      const signature = Buffer.from(header(SIGNATURE) ?? '', 'base64');
      if (!isRecent(timestamp, now, DAY)) return forged('the timestamp is missing or old');
      const signed = Buffer.concat([Buffer.from(timestamp ?? ''), body]);
      return verify('sha256', signed, key, signature) ? GENUINE : forged('the signature is wrong');
    },
    async read({ body }) {
      const events = parseJson(body, z.array(event));
      return events.given ? { events: events.given.flatMap(toEvent) } : events;
    },
  };
}

function readKey(text: string): KeyObject {
  try {
    const der = text.replaceAll(/-----[A-Z ]+-----|\s/g, '');
    const key = createPublicKey({ key: Buffer.from(der, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType === 'ec') return key;
    throw new Error(`it is of type ${key.asymmetricKeyType}`);
  } catch (cause) {
    throw new OperatorError('SENDGRID_WEBHOOK_KEY is not a public key of SendGrid’s kind (ECDSA).', {
      hint: 'Copy the verification key that SendGrid shows beside the signed event webhook.',
      exitCode: ExitCode.usage,
      cause,
    });
  }
}

const event = z.object({
  event: looseText,
  email: looseText,
  type: looseText,
  reason: looseText,
  status: looseText,
  sg_event_id: looseText,
  'smtp-id': looseText,
});

function toEvent(given: z.infer<typeof event>): ProviderEvent[] {
  const report = toReport(given);
  return report ? [{ id: given.sg_event_id, report }] : [];
}

function toReport(given: z.infer<typeof event>): Report | null {
  const about = { address: given.email, messageId: given['smtp-id'], detail: given.reason || given.status };
  const said = `${given.status} ${given.reason}`;
  switch (given.event) {
    case 'bounce':
      // `blocked` is a refusal of this message or of the sender, not of the mailbox.
      return given.type === 'blocked'
        ? bounceOf(about, { hard: false, reason: 'blocked', said })
        : bounceOf(about, { hard: !/^4/.test(given.status), reason: 'user_unknown', said });
    case 'spamreport':
      return complaintOf(about, 'abuse');
    case 'unsubscribe':
    case 'group_unsubscribe':
      return complaintOf(about, 'opt-out');
    case 'deferred':
      return otherOf(about, 'delayed');
    case 'dropped':
      return toDropped(given.reason, about);
    default:
      return null;
  }
}

/** Not sent at all, because of what SendGrid knows of the address. */
function toDropped(
  reason: string,
  about: { address: string; messageId: string; detail: string },
): Report | null {
  if (/spam reporting/i.test(reason)) return complaintOf(about, 'abuse');
  if (/^unsubscribed address/i.test(reason)) return complaintOf(about, 'opt-out');
  if (/^spam content/i.test(reason)) return bounceOf(about, { hard: false, reason: 'spam' });
  // "Invalid SMTPAPI header" is about the mail.
  if (/^bounced address|^invalid(?! smtpapi)/i.test(reason))
    return bounceOf(about, { hard: true, reason: 'user_unknown' });
  return bounceOf(about, { hard: false, reason: 'policy' });
}
