import type { Delivery } from '../delivery/delivery.ts';
import { domainOf } from '../lib/domain-of.ts';
import { isAboutUs } from './read/bounce-reasons.ts';
import { judgeReason } from './read/judge-reason.ts';
import type { Bounce } from './read/report.ts';

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
  // Answered to RCPT, "filtered" is a guess: nobody's own filter has seen the mail yet.
  if (reason === 'filtered' || isAboutUs(reason)) return null;
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
