import { randomUUID } from 'node:crypto';
import type { RelayPool } from '../../delivery/relays/relay-pool.ts';
import { type MailOutcome, sendMail } from '../../delivery/single/send-mail.ts';
import type { SmtpServer } from '../../delivery/smtp/smtp-url.ts';
import { OperatorError } from '../../lib/errors.ts';
import type { Grace } from '../../lib/with-grace.ts';
import { type EmailData, renderEmail } from '../../render/render-email.ts';
import type { Effects } from '../effects.ts';
import { messageIdDomain } from './compose-copy.ts';

type Own = 'language' | 'newsroomName' | 'postalAddress';

/** Mails one letter to one person: a confirmation, a sign-in code, a word to the editors. */
export async function mailLetter<Name extends keyof EmailData>(
  effects: Effects,
  name: Name,
  to: string,
  data: Omit<EmailData[Name], Own>,
  grace: Grace,
): Promise<MailOutcome> {
  const { newsroom } = effects.newsroom;
  const { language, name: newsroomName, postalAddress } = newsroom;
  const letter = { ...data, language, newsroomName, postalAddress } as EmailData[Name];
  return sendMail(
    { server: smtpOf(effects), signer: effects.signer, grace },
    {
      ...(await renderEmail(name, letter)),
      from: newsroom.from,
      replyTo: newsroom.replyTo,
      to: { name: '', address: to },
      messageId: `${randomUUID()}@${messageIdDomain(newsroom)}`,
      date: effects.clock.now(),
      returnPath: null,
      unsubscribeUrl: null,
      list: null,
    },
  );
}

/** The server of single letters. Throws OperatorError where none is configured. */
export function smtpOf(effects: Pick<Effects, 'relays'>): SmtpServer {
  return relaysOf(effects).server();
}

/** Throws OperatorError where no server is configured. */
export function relaysOf({ relays }: Pick<Effects, 'relays'>): RelayPool {
  if (relays) return relays;
  throw new OperatorError('No SMTP server is configured.', {
    hint: 'Set SMTP_URL or write relays in the source list, or use “twofold serve”, which has a dev mailbox.',
  });
}
