import { z } from 'zod';
import type { BounceReason, OtherWhy, Report } from '../read/report.ts';
import {
  bounceOf,
  complaintOf,
  forged,
  GENUINE,
  isSameSecret,
  looseText,
  otherOf,
  type Provider,
  parseJson,
} from './provider.ts';

/** Postmark signs nothing: a secret in the address (basic auth) or in a header of one's own, X-Twofold-Secret. */
export function postmark(secret: string): Provider {
  return {
    source: 'postmark',
    async verify({ header }) {
      const basic = /^Basic ([\w+/=-]+)$/i.exec(header('authorization') ?? '')?.[1];
      const password =
        basic &&
        Buffer.from(basic, 'base64')
          .toString()
          .replace(/^[^:]*:/, '');
      const given = header('x-twofold-secret') ?? password;
      return given !== undefined && isSameSecret(secret, given)
        ? GENUINE
        : forged('the secret is missing or wrong');
    },
    async read({ body }) {
      const parsed = parseJson(body, record);
      if (!parsed.given) return parsed;
      const { given } = parsed;
      const report = toReport(given);
      return { events: report ? [{ id: String(given.ID), report }] : [] };
    },
  };
}

const record = z.object({
  RecordType: looseText,
  Type: looseText,
  ID: z.union([z.number(), z.string()]).catch(''),
  Email: looseText,
  /** Of a SubscriptionChange, as the three below. */
  Recipient: looseText,
  SuppressSending: z.boolean().catch(false).default(false),
  SuppressionReason: looseText,
  Origin: looseText,
  Description: looseText,
  Details: looseText,
  /** The returned message, where the webhook is told to include it. */
  Content: looseText,
});

const BOUNCES = new Map<string, { hard: boolean; reason: BounceReason }>([
  ['HardBounce', { hard: true, reason: 'user_unknown' }],
  ['BadEmailAddress', { hard: true, reason: 'user_unknown' }],
  ['ManuallyDeactivated', { hard: true, reason: 'disabled' }],
  ['SoftBounce', { hard: false, reason: 'mailbox_full' }],
  ['DnsError', { hard: false, reason: 'network' }],
  ['Blocked', { hard: false, reason: 'blocked' }],
  ['DMARCPolicy', { hard: false, reason: 'authentication' }],
  ['SpamNotification', { hard: false, reason: 'spam' }],
  ['VirusNotification', { hard: false, reason: 'virus' }],
  ['Unknown', { hard: false, reason: 'unknown' }],
]);

const OTHERS = new Map<string, OtherWhy>([
  ['Transient', 'delayed'],
  ['AutoResponder', 'auto_reply'],
  ['AddressChange', 'auto_reply'],
  ['ChallengeVerification', 'challenge'],
]);

/** Postmark sends no more to this address: because of a bounce, a complaint, or at whose wish. */
function toChange({
  Recipient,
  SuppressSending,
  SuppressionReason,
  Origin,
}: z.infer<typeof record>): Report | null {
  const about = { address: Recipient, detail: SuppressionReason };
  if (!SuppressSending) return null;
  if (SuppressionReason === 'SpamComplaint') return complaintOf(about, 'abuse');
  if (SuppressionReason === 'HardBounce') return bounceOf(about, { hard: true, reason: 'user_unknown' });
  if (Origin === 'Recipient') return complaintOf(about, 'opt-out');
  return bounceOf(about, { hard: true, reason: 'disabled' });
}

function toReport(given: z.infer<typeof record>): Report | null {
  const { RecordType, Type, Email, Description, Details } = given;
  if (RecordType === 'SubscriptionChange') return toChange(given);
  const about = { address: Email, detail: Details || Description };
  if (RecordType === 'SpamComplaint' || (RecordType === 'Bounce' && Type === 'SpamComplaint'))
    return complaintOf(about, 'abuse');
  if (RecordType !== 'Bounce') return null;
  if (Type === 'Unsubscribe') return complaintOf(about, 'opt-out');
  const bounce = BOUNCES.get(Type);
  if (bounce) return bounceOf(about, bounce);
  const other = OTHERS.get(Type);
  return other ? otherOf(about, other) : null;
}
