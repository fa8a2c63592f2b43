import type { CopyPiece } from '../../render/copy-pieces.ts';
import { type ComposeOutcome, composed } from './composed-mail.ts';
import { encodeDocument, type OwnPieces } from './encode-body.ts';
import { commonHeaders, recipientHeaders } from './headers.ts';
import { envelopeAddress } from './mail-address.ts';
import type { MailCopy, MailInput, Mailing } from './mail-input.ts';

/** The same copy gives the same bytes. Synchronous, and cheap where the pieces are shared (`CopyPiece`). */
export type ComposeCopy = (copy: MailCopy) => ComposeOutcome;

const NOT_MAILABLE = { outcome: 'invalid_address', detail: 'The address cannot be mailed.' } as const;

/** A mail to one person, composed as a mailing of one: real sends, test sends and `replay` are one path. */
export function composeMessage(mail: MailInput): ComposeOutcome {
  return mailingComposer(mail)(mail);
}

/** Composes the headers and the structure that all copies share; what comes back makes the copies. */
export function mailingComposer(mailing: Mailing): ComposeCopy {
  const common = commonHeaders(mailing);
  if (!common) {
    const detail = 'The sender, reply or unsubscribe address cannot be mailed.';
    return () => ({ outcome: 'invalid_address', detail });
  }
  const structure = structureOf(common.boundary);
  return (copy) => {
    const to = envelopeAddress(copy.to.address);
    const returnPath = copy.returnPath === null ? common.from : envelopeAddress(copy.returnPath);
    if (to === null || returnPath === null) return NOT_MAILABLE;
    const head = Buffer.from(recipientHeaders(copy, to, common) + common.lines);
    const own: OwnPieces = new Map();
    const body = [structure.text];
    encodeDocument(piecesOf(copy.text), own, body);
    body.push(structure.html);
    encodeDocument(piecesOf(copy.html), own, body);
    body.push(structure.end);
    return composed(returnPath, to, head, body);
  };
}

function piecesOf(document: string | readonly CopyPiece[]): readonly CopyPiece[] {
  return typeof document === 'string' ? [document] : document;
}

/** RFC 2046 5.1.4: the plainest alternative comes first. */
function structureOf(boundary: string) {
  const part = (type: string) =>
    `--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`;
  return {
    text: Buffer.from(part('text/plain')),
    html: Buffer.from(`\r\n${part('text/html')}`),
    end: Buffer.from(`\r\n--${boundary}--\r\n`),
  };
}
