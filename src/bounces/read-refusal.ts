import type { Delivery } from '../delivery/delivery.ts';
import { domainOf } from '../lib/domain-of.ts';
import { judgeReason } from './read/judge-reason.ts';
import type { Bounce, BounceReason } from './read/report.ts';

/** What is about us, our mail or how much of it there is: no recipient answers for that. */
const NOT_THEIRS: ReadonlySet<BounceReason> = new Set([
  'filtered',
  'spam',
  'virus',
  'policy',
  'blocked',
  'rate_limited',
  'authentication',
  'sender_rejected',
  'relaying_denied',
  'too_big',
  'content',
  'protocol',
]);

/**
 * What a mail server's refusal at the hand-over says of a delivery's address, as if it had come back: null where it
 * says nothing of the address. `final` false: it was only ever "not now".
 */
export function readRefusal(
  { address, messageId, code, enhanced, detail }: Delivery,
  final: boolean,
): Bounce | null {
  const said = detail ?? '';
  const { reason, hard } = judgeReason(
    {
      reply: [code, enhanced, said].filter(Boolean).join(' '),
      around: 'in reply to RCPT TO command',
      status: enhanced ?? '',
      names: [address.toLowerCase()],
    },
    [domainOf(messageId)],
  );
  if (NOT_THEIRS.has(reason)) return null;
  return {
    kind: 'bounce',
    hard: hard && final,
    reason,
    code,
    enhanced,
    detail: said,
    address: address.toLowerCase(),
    otherAddresses: [],
    messageId,
    returnPaths: [],
  };
}
