import { createHash } from 'node:crypto';
import { foldLines } from 'nodemailer/lib/mime-funcs';
import MimeNode from 'nodemailer/lib/mime-node';
import type { EpochMs } from '../../lib/clock.ts';
import { envelopeAddress, headerText } from './mail-address.ts';
import type { ListHeaders, MailCopy, Mailing } from './mail-input.ts';

/** Header lines that are the same in every copy of a mailing, and what the others are made with. */
export interface CommonHeaders {
  lines: string;
  /** The From address, as the envelope takes it. */
  from: string;
  boundary: string;
  /** Null without list headers; the part after the one-click address. */
  unsubscribe: string | null;
}

/** Null where an address in them cannot be mailed. */
export function commonHeaders({ subject, from, replyTo, list }: Mailing): CommonHeaders | null {
  const sender = envelopeAddress(from.address);
  const reply = replyTo === null ? undefined : envelopeAddress(replyTo);
  const mailbox = list?.unsubscribeMailbox ? envelopeAddress(list.unsubscribeMailbox) : undefined;
  if (sender === null || reply === null || mailbox === null) return null;
  const given = [subject, from, replyTo, list];
  const root = new MimeNode('multipart/alternative', {
    // Quoted-printable never holds `=_` (RFC 2045 6.7), so no text can end its part.
    boundaryPrefix: '=_twofold',
    // Of its own each time, it would make "the same bytes again" impossible.
    baseBoundary: createHash('sha256').update(JSON.stringify(given)).digest('hex').slice(0, 24),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  root.setHeader([
    { key: 'From', value: { name: headerText(from.name), address: sender } },
    ...(reply ? [{ key: 'Reply-To', value: reply }] : []),
    { key: 'Subject', value: headerText(subject) },
    ...(list ? listHeaders(list) : []),
    ...OWN_TO_A_COPY.map((key) => ({ key, value: { prepared: true, value: 'x' } })),
  ]);
  const fields = root.buildHeaders().split(/\r\n(?![ \t])/);
  const common = fields.filter((field) => !OWN_TO_A_COPY.some((key) => field.startsWith(`${key}:`)));
  return {
    lines: `${common.join('\r\n')}\r\n`,
    from: sender,
    boundary: root.boundary as string,
    unsubscribe: list && (mailbox ? mailTo(mailbox) : ''),
  };
}

function mailTo(mailbox: string): string {
  return `, <mailto:${mailbox}?subject=unsubscribe>`;
}

/** Set so that nodemailer makes up none of its own. */
const OWN_TO_A_COPY = ['Message-ID', 'Date'];

/** `prepared`: written as given, for nothing in them may be folded or encoded. */
function listHeaders(list: ListHeaders) {
  const title = inAscii(headerText(list.title));
  const headers = [
    { key: 'List-Id', value: title ? `"${title}" <${list.id}>` : `<${list.id}>` },
    { key: 'Feedback-ID', value: headerText(list.feedbackId) },
  ];
  return headers.map((header) => ({ key: header.key, value: { prepared: true, value: header.value } }));
}

/** RFC 2919 wants plain characters: accents go, and of a title in another script nothing is left rather than its digits. */
function inAscii(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .replaceAll(/œ/gi, 'oe');
  const ascii = plain.replaceAll(/[^\x20-\x7e]|["\\<>]/g, '').trim();
  return /\p{L}/u.test(title) && !/[A-Za-z]/.test(ascii) ? '' : ascii;
}

/** The header lines of one copy; `to` is its address as the envelope takes it. */
export function recipientHeaders(copy: MailCopy, to: string, { unsubscribe }: CommonHeaders): string {
  const lines = `${toHeader(copy.to.name, to)}Message-ID: <${copy.messageId}>\r\nDate: ${dateText(copy.date)}\r\n`;
  if (unsubscribe === null || copy.unsubscribeUrl === null) return lines;
  const url = urlText(copy.unsubscribeUrl);
  const byMail = copy.unsubscribeMailbox ? mailTo(copy.unsubscribeMailbox) : unsubscribe;
  const list = `${lines}List-Unsubscribe: <${url}>${byMail}\r\n`;
  // RFC 8058 3.1: only together with an https address.
  return url.startsWith('https:') ? `${list}List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n` : list;
}

/** RFC 5322 2.1.1 asks for no more than this in a line, and 78 with its end. */
const LINE = 76;

/** A name of plain words is written as it is (RFC 5322 phrase); any other is nodemailer's to quote, encode and fold. */
function toHeader(given: string, address: string): string {
  const name = headerText(given);
  const line = name === '' ? `To: ${address}` : `To: ${name} <${address}>`;
  if (line.length <= LINE && /^[\w ]*$/.test(name) && /^[\w.+@-]+$/.test(address)) return `${line}\r\n`;
  return `${foldLines(`To: ${MimeNode.encodeHeaderValue('To', { name, address })}`, LINE)}\r\n`;
}

/** Printable ASCII without angle brackets is written as it is, anything else as the URL standard writes it. */
function urlText(url: string): string {
  return /^https?:\/\/[!#-;=?-~]+$/.test(url) ? url : new URL(url).href;
}

/** One audience has one date. */
let lastDate: { at: EpochMs; text: string } = { at: Number.NaN, text: '' };

function dateText(at: EpochMs): string {
  if (lastDate.at !== at) lastDate = { at, text: new Date(at).toUTCString().replace('GMT', '+0000') };
  return lastDate.text;
}
