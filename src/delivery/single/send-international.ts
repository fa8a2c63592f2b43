import type { ComposedMail } from '../mime/composed-mail.ts';
import { openLane, type SmtpTimeouts } from '../smtp/smtp-lane.ts';
import { readReply } from '../smtp/smtp-reply.ts';
import type { SmtpServer } from '../smtp/smtp-url.ts';

/**
 * Hands over one mail whose address needs SMTPUTF8 (RFC 6531). Our own lane asks whether the server has it; nodemailer
 * would send the address without asking.
 */
export async function sendInternational(
  server: SmtpServer,
  mail: ComposedMail,
  timeouts: SmtpTimeouts,
  signal: AbortSignal,
): Promise<{ accepted: boolean; detail: string; again: boolean }> {
  const opened = await openLane(server, timeouts, signal);
  if (opened.outcome !== 'open')
    return { accepted: false, detail: opened.detail, again: opened.outcome === 'back_off' };
  try {
    const result = await opened.lane.deliver(mail, { mayRelease: async () => 'granted', released: () => {} });
    if (result.result === 'withheld') throw new Error('nothing withholds a single mail');
    if (result.result !== 'replied')
      return { accepted: false, detail: result.detail, again: result.result === 'lost' };
    const detail = `${result.reply.code} ${result.reply.text}`;
    const meaning = readReply(result.verb, result.reply);
    return {
      accepted: meaning === 'accepted',
      detail,
      again: meaning === 'deferred' || meaning === 'back_off',
    };
  } finally {
    opened.lane.close();
  }
}
