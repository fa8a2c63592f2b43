import MailComposer from 'nodemailer/lib/mail-composer';
import type { EpochMs } from '../lib/clock.ts';
import { envelopeAddress, headerText } from './mail-address.ts';

export interface Mailbox {
  name: string;
  address: string;
}

/** Everything in one mail. The same input gives the same bytes. */
export interface MailInput {
  subject: string;
  html: string;
  text: string;
  from: Mailbox;
  replyTo: string | null;
  to: Mailbox;
  /** Without angle brackets. */
  messageId: string;
  date: EpochMs;
  /** Headers of bulk mail; null for a mail to one person. */
  list: ListHeaders | null;
}

export interface ListHeaders {
  /** RFC 2919: `morning.news.example`, with the edition's title before it. */
  id: string;
  title: string;
  /** The one-click address of RFC 8058. */
  unsubscribeUrl: string;
  /** Address for unsubscribing by mail; null leaves it out. */
  unsubscribeMailbox: string | null;
  /** `issue:edition:kind:sender`, the sender's complaint statistics; at most three fields and the sender. */
  feedbackId: string;
}

/** A mail as it goes over the wire. */
export interface ComposedMail {
  from: string;
  to: string;
  /** RFC 5322 with CRLF line ends, not dot-stuffed. */
  mime: Buffer;
}

export type ComposeOutcome =
  | ({ outcome: 'composed' } & ComposedMail)
  | { outcome: 'invalid_address'; detail: string };

/** One path for real sends, test sends and `replay`. */
export async function composeMessage(mail: MailInput): Promise<ComposeOutcome> {
  const from = envelopeAddress(mail.from.address);
  const to = envelopeAddress(mail.to.address);
  const replyTo = mail.replyTo === null ? undefined : envelopeAddress(mail.replyTo);
  const mailbox = mail.list?.unsubscribeMailbox ? envelopeAddress(mail.list.unsubscribeMailbox) : undefined;
  if (from === null || replyTo === null || mailbox === null) {
    return {
      outcome: 'invalid_address',
      detail: 'The sender, reply or unsubscribe address cannot be mailed.',
    };
  }
  if (to === null) return { outcome: 'invalid_address', detail: 'The address cannot be mailed.' };

  const node = new MailComposer({
    from: { name: headerText(mail.from.name), address: from },
    to: { name: headerText(mail.to.name), address: to },
    replyTo,
    subject: headerText(mail.subject),
    messageId: `<${mail.messageId}>`,
    date: new Date(mail.date),
    headers: mail.list ? listHeaders(mail.list, mailbox) : [],
    text: { content: mail.text, contentTransferEncoding: 'quoted-printable' },
    html: { content: mail.html, contentTransferEncoding: 'quoted-printable' },
    // A boundary of its own each time would make "the same bytes again" impossible.
    baseBoundary: mail.messageId.replaceAll(/[^a-z0-9]/gi, '').slice(-40),
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  return { outcome: 'composed', from, to, mime: await node.build() };
}

/** `prepared`: written as given, for nothing in them may be folded or encoded. */
function listHeaders(list: ListHeaders, mailbox: string | undefined) {
  const url = new URL(list.unsubscribeUrl).href;
  const mailto = mailbox ? [`<mailto:${mailbox}?subject=unsubscribe>`] : [];
  const title = headerText(list.title)
    .replaceAll(/[^\x20-\x7e]|["\\<>]/g, '')
    .trim();
  const headers = [
    { key: 'List-Unsubscribe', value: [`<${url}>`, ...mailto].join(', ') },
    { key: 'List-Id', value: title ? `"${title}" <${list.id}>` : `<${list.id}>` },
    { key: 'Feedback-ID', value: headerText(list.feedbackId) },
  ];
  // RFC 8058 3.1: only together with an https address.
  if (url.startsWith('https:'))
    headers.push({ key: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' });
  return headers.map((header) => ({ key: header.key, value: { prepared: true, value: header.value } }));
}
