import type { Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';

const REPLY_MS = 60_000;
/** A line of a reply; messages are longer, but come with their own limit. In bytes, as all limits here. */
const MOST_LINE = 8_192;
/** `UIDL` and `LIST` of a mailbox. */
const MOST_LIST = 8 * 1024 * 1024;
const END = Buffer.from('\r\n.\r\n');

/**
 * Commands and answers of one POP3 connection, one after another (RFC 1939 3). Every method that waits throws Error
 * where the server refuses, hangs up, or says nothing for a minute.
 */
export class Pop3Line {
  #socket: Socket;
  #buffer = Buffer.alloc(0);
  #failed: Error | null = null;
  #wake = () => {};

  constructor(socket: Socket) {
    this.#socket = socket;
    this.#listen();
  }

  /** The text of a `+OK`. */
  async reply(): Promise<string> {
    const line = await this.#until(endOfLine, MOST_LINE);
    const text = line.toString('latin1').trim();
    if (/^\+OK(\s|$)/.test(text)) return text;
    throw new Error(`The POP3 server said: ${text.slice(0, 300)}`);
  }

  async ask(command: string): Promise<string> {
    this.#socket.write(`${command}\r\n`);
    return this.reply();
  }

  /** A multi-line answer of `most` bytes or little more, without its final dot, dots unstuffed. */
  async body(most: number): Promise<Buffer> {
    const wire = await this.#until(endOfBody, most + MOST_LINE);
    const text = wire.subarray(0, Math.max(0, wire.length - 3)).toString('latin1');
    return Buffer.from(text.replace(/^\./, '').replaceAll('\r\n.', '\r\n'), 'latin1');
  }

  /** The number and the word of each line of a multi-line answer. */
  async list(command: string): Promise<[string, string][]> {
    await this.ask(command);
    const text = (await this.body(MOST_LIST)).toString('latin1');
    return [...text.matchAll(/^(\d+) (\S+)/gm)].map(([, number = '', value = '']) => [number, value]);
  }

  /** Goes on in TLS. What came before the handshake was not protected (the STARTTLS injection of CVE-2011-0411). */
  async secure(options: ConnectionOptions): Promise<void> {
    const plain = this.#socket;
    plain.removeAllListeners();
    this.#buffer = Buffer.alloc(0);
    const secured = connectTls({ ...options, socket: plain });
    this.#socket = secured;
    this.#listen();
    await new Promise<void>((resolve, reject) => {
      secured.once('secureConnect', resolve);
      secured.once('error', reject);
      secured.once('close', () => reject(gone('hung up', 'ECONNRESET')));
    });
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #listen(): void {
    const socket = this.#socket;
    socket.setTimeout(REPLY_MS, () => socket.destroy(gone('does not answer', 'ETIMEDOUT')));
    socket.on('data', (chunk: Buffer) => {
      this.#buffer = Buffer.concat([this.#buffer, chunk]);
      this.#wake();
    });
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(gone('hung up', 'ECONNRESET')));
  }

  #fail(error: Error): void {
    this.#failed ??= error;
    this.#wake();
  }

  /** Waits until `find` finds where something ends, and cuts it off. */
  async #until(find: (bytes: Buffer) => number, most: number): Promise<Buffer> {
    for (;;) {
      const end = find(this.#buffer);
      if (end !== -1) {
        const found = this.#buffer.subarray(0, end);
        this.#buffer = this.#buffer.subarray(end);
        return found;
      }
      if (this.#buffer.length > most) throw new Error('The POP3 server sends more than it should.');
      if (this.#failed) throw this.#failed;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

function endOfLine(bytes: Buffer): number {
  const end = bytes.indexOf('\r\n');
  return end === -1 ? -1 : end + 2;
}

function endOfBody(bytes: Buffer): number {
  if (bytes.subarray(0, 3).equals(END.subarray(2))) return 3;
  const end = bytes.indexOf(END);
  return end === -1 ? -1 : end + END.length;
}

/** With the code of the system's own error of that kind. */
function gone(what: string, code: 'ETIMEDOUT' | 'ECONNRESET'): Error {
  return Object.assign(new Error(`The POP3 server ${what}.`), { code });
}
