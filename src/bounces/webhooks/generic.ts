import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  type Brought,
  bounceOf,
  complaintOf,
  forged,
  GENUINE,
  hasHmac,
  isRecent,
  looseText,
  type NotUnderstood,
  otherOf,
  type Provider,
  type ProviderEvent,
  parseJson,
} from './provider.ts';

const WINDOW_MS = 10 * 60_000;

/**
 * For whatever else can post: `Twofold-Timestamp` in seconds, and in `Twofold-Signature` the HMAC-SHA256, in
 * hexadecimal, of timestamp, a dot and the body. The body is one event, `{"events": […]}`, or, as message/rfc822, a
 * returned message.
 */
export function generic(secret: string): Provider {
  return {
    source: 'webhook',
    async verify({ header, body }, now) {
      const timestamp = header('twofold-timestamp');
      if (!isRecent(timestamp, now, WINDOW_MS)) return forged('the timestamp is missing, or not of now');
      const signed = Buffer.concat([Buffer.from(`${timestamp}.`), body]);
      return hasHmac(secret, signed, header('twofold-signature'))
        ? GENUINE
        : forged('the signature is wrong');
    },
    async read({ header, body }): Promise<Brought | NotUnderstood> {
      if (/^message\/rfc822\b/i.test(header('content-type') ?? '')) return { message: body };
      const parsed = parseEvents(body);
      if (!parsed.given) return parsed;
      const at = header('twofold-timestamp') ?? '';
      return { events: parsed.given.map((each) => toEvent(each, at)) };
    },
  };
}

const event = z.object({
  kind: z.enum(['hard', 'soft', 'complaint', 'delayed']),
  address: z.string().min(3).max(320),
  messageId: looseText,
  returnPath: looseText,
  detail: looseText,
  feedbackType: looseText,
  id: looseText,
});

const one = event.transform((each) => [each]);
const many = z.object({ events: z.array(event).max(1_000) }).transform(({ events }) => events);
const aList = z.object({ events: z.array(z.unknown()) });

/** Which of the forms it is comes first: of a union nobody would hear which field is wrong. */
function parseEvents(body: Buffer) {
  return parseJson(body, aList).given ? parseJson(body, many) : parseJson(body, one);
}

/** Without an id, the same words at another time are another event. */
function toEvent(given: z.infer<typeof event>, at: string): ProviderEvent {
  const id =
    given.id ||
    createHash('sha256')
      .update(`${at} ${JSON.stringify(given)}`)
      .digest('base64url');
  if (given.kind === 'complaint') return { id, report: complaintOf(given, given.feedbackType) };
  if (given.kind === 'delayed') return { id, report: otherOf(given, 'delayed') };
  return { id, report: bounceOf(given, { hard: given.kind === 'hard', reason: 'unknown' }) };
}
