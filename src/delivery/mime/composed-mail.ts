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
   * form already (RFC 6376 3.4). What copies of one issue share are the same Buffers.
   */
  body: readonly Buffer[];
  /** Octets of head, empty line and body. */
  size: number;
}

export type ComposeOutcome =
  | ({ outcome: 'composed' } & ComposedMail)
  | { outcome: 'invalid_address'; detail: string };

const CRLF = Buffer.from('\r\n');

export function composed(from: string, to: string, head: Buffer, body: readonly Buffer[]): ComposeOutcome {
  let size = head.length + CRLF.length;
  for (const piece of body) size += piece.length;
  return { outcome: 'composed', from, to, head, body, size };
}

/** The whole mail (RFC 5322), as a file of it. */
export function mimeOf({ head, body }: Pick<ComposedMail, 'head' | 'body'>): Buffer {
  return Buffer.concat([head, CRLF, ...body]);
}
