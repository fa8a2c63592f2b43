import type { ComposedMail } from '../mime/composed-mail.ts';
import { isInternational } from '../mime/mail-address.ts';
import type { SmtpVerb } from './smtp-reply.ts';

type Step = [SmtpVerb | 'RSET', string];

/**
 * The commands before a message's text, in order; `reset` ends a transaction that a refusal left open
 * (RFC 5321 4.1.1.5). Null where the server cannot take the address.
 */
export function envelopeOf(
  { from, to, size }: Pick<ComposedMail, 'from' | 'to' | 'size'>,
  extensions: ReadonlySet<string>,
  reset: boolean,
): Step[] | null {
  const international = isInternational(to) || isInternational(from);
  if (international && !extensions.has('SMTPUTF8')) return null;
  const declared = extensions.has('SIZE') ? ` SIZE=${size}` : '';
  return [
    ...(reset ? [['RSET', 'RSET\r\n'] satisfies Step] : []),
    ['MAIL', `MAIL FROM:<${from}>${declared}${international ? ' SMTPUTF8' : ''}\r\n`],
    ['RCPT', `RCPT TO:<${to}>\r\n`],
    ['DATA', 'DATA\r\n'],
  ];
}
