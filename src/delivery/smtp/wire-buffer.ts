import type { ComposedMail } from '../mime/composed-mail.ts';

const CRLF = Buffer.from('\r\n');
const FINAL_DOT = Buffer.from('.\r\n');

/**
 * The bytes of one connection on their way out: one message and the envelope behind it. It is filled anew for
 * each message, so what it held must have been handed over by then.
 */
export class WireBuffer {
  #bytes = Buffer.allocUnsafe(32 * 1024);
  #length = 0;

  /** The whole message with its final dot (RFC 5321 4.1.1.4), in place of what was there. */
  setMessage({ head, body, size }: ComposedMail): void {
    this.#length = 0;
    this.#makeRoom(size + FINAL_DOT.length);
    this.#add(head);
    this.#add(CRLF);
    for (const piece of body) this.#add(piece);
    this.#add(FINAL_DOT);
  }

  addCommands(text: string): void {
    this.#makeRoom(Buffer.byteLength(text));
    this.#length += this.#bytes.write(text, this.#length);
  }

  bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  #add(piece: Buffer): void {
    this.#bytes.set(piece, this.#length);
    this.#length += piece.length;
  }

  #makeRoom(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const bigger = Buffer.allocUnsafe(Math.max(needed, 2 * this.#bytes.length));
    bigger.set(this.bytes());
    this.#bytes = bigger;
  }
}
