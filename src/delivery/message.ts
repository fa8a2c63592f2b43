import MimeNode from 'nodemailer/lib/mime-node';
import type { EpochMs } from '../lib/clock.ts';
import { envelopeAddress, headerText } from './mail-address.ts';
import { quotedPrintable } from './quoted-printable.ts';

interface Mailbox {
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
  /** Envelope sender (RFC 5321 4.4); null is the From address. */
  returnPath: string | null;
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
  /** Envelope sender. */
  from: string;
  to: string;
  /** Header lines with CRLF, without the empty line. DKIM-Signature is put before them. */
  head: Buffer;
  /**
   * The body in order: CRLF line ends, ends with one CRLF, no line begins with a dot or ends in a space or
   * tab, ASCII only. So there is nothing to stuff (RFC 5321 4.5.2), and it is in DKIM's simple and relaxed
   * form already (RFC 6376 3.4).
   */
  body: readonly Buffer[];
  /** Octets of head, empty line and body. */
  size: number;
}

export type ComposeOutcome =
  | ({ outcome: 'composed' } & ComposedMail)
  | { outcome: 'invalid_address'; detail: string };

/** One path for real sends, test sends and `replay`. */
export function composeMessage(mail: MailInput): ComposeOutcome {
  const from = envelopeAddress(mail.from.address);
  const to = envelopeAddress(mail.to.address);
  const returnPath = mail.returnPath === null ? from : envelopeAddress(mail.returnPath);
  const replyTo = mail.replyTo === null ? undefined : envelopeAddress(mail.replyTo);
  const mailbox = mail.list?.unsubscribeMailbox ? envelopeAddress(mail.list.unsubscribeMailbox) : undefined;
  if (from === null || returnPath === null || replyTo === null || mailbox === null) {
    return {
      outcome: 'invalid_address',
      detail: 'The sender, reply or unsubscribe address cannot be mailed.',
    };
  }
  if (to === null) return { outcome: 'invalid_address', detail: 'The address cannot be mailed.' };

  const root = new MimeNode('multipart/alternative', {
    // A boundary of its own each time would make "the same bytes again" impossible.
    baseBoundary: mail.messageId.replaceAll(/[^a-z0-9]/gi, '').slice(-40),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  root.setHeader([
    { key: 'From', value: { name: headerText(mail.from.name), address: from } },
    { key: 'To', value: { name: headerText(mail.to.name), address: to } },
    ...(replyTo ? [{ key: 'Reply-To', value: replyTo }] : []),
    { key: 'Subject', value: headerText(mail.subject) },
    { key: 'Message-ID', value: `<${mail.messageId}>` },
    { key: 'Date', value: new Date(mail.date).toUTCString().replace('GMT', '+0000') },
    ...(mail.list ? listHeaders(mail.list, mailbox) : []),
  ]);
  const head = Buffer.from(`${root.buildHeaders()}\r\n`);
  const body = [
    ...part(root.boundary, 'text/plain', mail.text),
    ...part(root.boundary, 'text/html', mail.html),
    Buffer.from(`--${root.boundary}--\r\n`),
  ];
  const size = body.reduce((sum, piece) => sum + piece.length, head.length + CRLF.length);
  return { outcome: 'composed', from: returnPath, to, head, body, size };
}

/** The whole mail (RFC 5322), as a file of it. */
export function mimeOf({ head, body }: Pick<ComposedMail, 'head' | 'body'>): Buffer {
  return Buffer.concat([head, CRLF, ...body]);
}

const CRLF = Buffer.from('\r\n');

/** Written here and not by nodemailer, whose encoder takes most of the time of a send. */
function part(boundary: string | false | undefined, type: string, text: string): Buffer[] {
  const head = [
    `--${boundary}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: quoted-printable',
  ];
  return [Buffer.from(`${head.join('\r\n')}\r\n\r\n`), quotedPrintable(text), CRLF];
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
