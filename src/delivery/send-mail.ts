import type { ComposeOutcome } from './composed-mail.ts';
import type { MailInput } from './mail-input.ts';
import { composeMessage } from './message.ts';
import { openLane, SMTP_TIMEOUTS, type SmtpTimeouts } from './smtp-lane.ts';
import { readReply } from './smtp-reply.ts';
import type { SmtpServer } from './smtp-url.ts';

/** `again`: the same mail may be accepted later. */
export type MailOutcome =
  | { outcome: 'accepted'; detail: string }
  | { outcome: 'refused'; detail: string; again: boolean };

/** One mail outside the ledger: confirmations, sign-in codes, test sends. Tried once; the caller says what happens next. */
export async function sendMail(
  server: SmtpServer,
  mail: MailInput,
  timeouts: SmtpTimeouts = SMTP_TIMEOUTS,
): Promise<MailOutcome> {
  const composed = composeMessage(mail);
  return composed.outcome === 'composed'
    ? handOver(server, composed, timeouts)
    : { outcome: 'refused', detail: composed.detail, again: false };
}

async function handOver(
  server: SmtpServer,
  composed: ComposeOutcome & { outcome: 'composed' },
  timeouts: SmtpTimeouts,
): Promise<MailOutcome> {
  const opened = await openLane(server, timeouts, new AbortController().signal);
  if (opened.outcome !== 'open') {
    return { outcome: 'refused', detail: opened.detail, again: opened.outcome === 'back_off' };
  }
  try {
    const result = await opened.lane.deliver(composed, {
      mayRelease: async () => 'granted',
      released: async () => {},
    });
    if (result.result === 'withheld') throw new Error('nothing withholds a single mail');
    if (result.result !== 'replied')
      return { outcome: 'refused', detail: result.detail, again: result.result === 'lost' };
    const detail = `${result.reply.code} ${result.reply.text}`;
    const meaning = readReply(result.verb, result.reply);
    if (meaning === 'accepted') return { outcome: 'accepted', detail };
    return { outcome: 'refused', detail, again: meaning === 'deferred' || meaning === 'back_off' };
  } finally {
    opened.lane.close();
  }
}
