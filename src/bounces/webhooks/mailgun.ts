import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { EpochMs } from '../../lib/clock.ts';
import { judgeReason } from '../read/judge-reason.ts';
import type { BounceReason, Report } from '../read/report.ts';
import {
  bounceOf,
  complaintOf,
  DAY,
  forged,
  GENUINE,
  hasHmac,
  isRecent,
  looseText,
  otherOf,
  type Provider,
  parseJson,
} from './provider.ts';

/** One-time tokens: true for a new one, and for one that came with the same body before. */
export interface WebhookTokens {
  use(token: string, bodyHash: string, at: EpochMs): Promise<boolean>;
}

/** Mailgun's webhook: HMAC over timestamp and token, which is why one token is good for one body. */
export function mailgun(signingKey: string, tokens: WebhookTokens): Provider {
  return {
    source: 'mailgun',
    async verify({ body }, now) {
      const signature = parseJson(body, signed).given?.signature;
      if (!signature) return forged('it is not signed');
      const { timestamp, token } = signature;
      if (!isRecent(timestamp, now, DAY)) return forged('the timestamp is missing or old');
      if (!hasHmac(signingKey, timestamp + token, signature.signature))
        return forged('the signature is wrong');
      const hash = createHash('sha256').update(body).digest('hex');
      return (await tokens.use(token, hash, now)) ? GENUINE : forged('the token was used for something else');
    },
    async read({ body }) {
      const payload = parseJson(body, event);
      if (!payload.given) return payload;
      const told = payload.given['event-data'];
      const report = toReport(told);
      return { events: report ? [{ id: told.id, report }] : [] };
    },
  };
}

const signed = z.object({
  signature: z.object({
    timestamp: z.coerce.string(),
    token: z.string().min(1).max(200),
    signature: z.string(),
  }),
});

const event = z.object({
  'event-data': z.object({
    id: looseText,
    event: looseText,
    severity: looseText,
    reason: looseText,
    recipient: looseText,
    envelope: z.object({ sender: looseText }).catch({ sender: '' }).default({ sender: '' }),
    message: z
      .object({ headers: z.object({ 'message-id': looseText }) })
      .catch({ headers: { 'message-id': '' } }),
    'delivery-status': z
      .object({
        code: z.coerce.number().catch(0).default(0),
        'enhanced-code': looseText,
        message: looseText,
        description: looseText,
      })
      .catch({ code: 0, 'enhanced-code': '', message: '', description: '' }),
  }),
});

function toReport(data: z.infer<typeof event>['event-data']): Report | null {
  const status = data['delivery-status'];
  const about = {
    address: data.recipient,
    messageId: data.message.headers['message-id'],
    returnPath: data.envelope.sender,
    detail: status.message || status.description || data.reason,
  };
  if (data.event === 'complained') return complaintOf(about, 'abuse');
  if (data.event === 'unsubscribed') return complaintOf(about, 'opt-out');
  if (data.event !== 'failed') return null;
  if (data.severity === 'temporary') return otherOf(about, 'delayed');
  const said = `${status.code || ''} ${status['enhanced-code']} ${about.detail}`;
  // `old`: given up after trying for hours; the mailbox itself was never refused.
  if (data.reason === 'old') return bounceOf(about, { hard: false, reason: 'expired', said });
  if (data.reason === 'suppress-complaint') return complaintOf(about, 'abuse');
  if (data.reason === 'suppress-unsubscribe') return complaintOf(about, 'opt-out');
  if (data.reason === 'suppress-bounce') return bounceOf(about, { hard: true, reason: 'user_unknown', said });
  const told = { reply: said, around: '', status: status['enhanced-code'], names: [data.recipient] };
  const judged = judgeReason(told).reason;
  const hard = MAY_BE_CLOSED.has(judged) && isAboutTheMailbox(status.code, status['enhanced-code']);
  return bounceOf(about, { hard, reason: hard ? 'user_unknown' : judged, said });
}

/** Words that leave it to the codes; others (a block, a full mailbox) say that the address is good. */
const MAY_BE_CLOSED: ReadonlySet<BounceReason> = new Set([
  'user_unknown',
  'host_unknown',
  'no_mail_accepted',
  'moved',
  'disabled',
  'unknown',
]);

/** RFC 3463: 5.1.x is the address, 5.2.1 a closed mailbox; other classes are the message's or the sender's. */
function isAboutTheMailbox(code: number, enhanced: string): boolean {
  if (enhanced !== '') return /^5\.1\.|^5\.2\.1$/.test(enhanced);
  return code === 550 || code === 551 || code === 553 || code === 605;
}
