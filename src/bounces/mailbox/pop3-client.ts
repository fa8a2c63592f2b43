import { connect as connectTcp, type Socket } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import type { MailboxAccount } from './account.ts';

/** As much of RFC 1939 and RFC 2595 as it takes to read a mailbox. Commands are made one after another. */
export interface Pop3Client {
  /** Unique id (UIDL) by message number. */
  uids(): Promise<Map<number, string>>;
  /** Octets by message number. */
  sizes(): Promise<Map<number, number>>;
  retrieve(number: number): Promise<Buffer>;
  /** Marks for deletion; `quit` carries it out. */
  delete(number: number): Promise<void>;
  quit(): Promise<void>;
  /** Hangs up: nothing that was marked is deleted. */
  destroy(): void;
}

const REPLY_MS = 60_000;
/** A line of a reply; messages are longer, but come with their own limit. */
const MOST_LINE = 8_192;
const END = Buffer.from('\r\n.\r\n');

/**
 * Connects, secures and signs in; `signal` hangs up, then and later. Throws Error in the server's own words, without
 * the password.
 */
export async function openPop3(
  account: MailboxAccount,
  mostBytes: number,
  signal: AbortSignal,
): Promise<Pop3Client> {
  signal.throwIfAborted();
  const options = tlsOptions(account);
  const { host, port } = account;
  const line = createLine(
    account.tls === 'implicit' ? connectTls({ ...options, port }) : connectTcp({ host, port }),
  );
  const destroy = () => {
    signal.removeEventListener('abort', destroy);
    line.destroy();
  };
  signal.addEventListener('abort', destroy);
  try {
    await line.reply();
    if (account.tls === 'starttls') {
      await line.ask('STLS');
      await line.secure(options);
    }
    await line.ask(`USER ${account.user}`);
    await line.ask(`PASS ${account.pass}`);
  } catch (error) {
    destroy();
    throw error;
  }
  return {
    uids: async () => new Map((await line.list('UIDL')).map(([number, uid]) => [Number(number), uid])),
    sizes: async () =>
      new Map((await line.list('LIST')).map(([number, size]) => [Number(number), Number(size)])),
    async retrieve(number) {
      await line.ask(`RETR ${number}`);
      return line.body(2 * mostBytes); // dots are doubled on the way
    },
    async delete(number) {
      await line.ask(`DELE ${number}`);
    },
    async quit() {
      await line.ask('QUIT');
      destroy();
    },
    destroy,
  };
}

function tlsOptions({ host, ca }: MailboxAccount): ConnectionOptions {
  return {
    host,
    servername: /^[\d.]+$|:/.test(host) ? '' : host,
    minVersion: 'TLSv1.2',
    ...(ca === null ? {} : { ca }),
  };
}

/** With the code of the system's own error of that kind. */
function gone(what: string, code: 'ETIMEDOUT' | 'ECONNRESET'): Error {
  return Object.assign(new Error(`The POP3 server ${what}.`), { code });
}

function createLine(first: Socket) {
  let socket = first;
  let buffer = Buffer.alloc(0);
  let failed: Error | null = null;
  let wake = () => {};
  const listen = (on: Socket) => {
    on.setTimeout(REPLY_MS, () => on.destroy(gone('does not answer', 'ETIMEDOUT')));
    on.on('data', (chunk: Buffer) => {
      buffer = Buffer.concat([buffer, chunk]);
      wake();
    });
    on.on('error', (error) => {
      failed ??= error;
      wake();
    });
    on.on('close', () => {
      failed ??= gone('hung up', 'ECONNRESET');
      wake();
    });
  };
  listen(socket);

  /** Waits until `find` finds where something ends, and cuts it off. */
  async function until(find: (bytes: Buffer) => number, most: number): Promise<Buffer> {
    for (;;) {
      const end = find(buffer);
      if (end !== -1) {
        const found = buffer.subarray(0, end);
        buffer = buffer.subarray(end);
        return found;
      }
      if (buffer.length > most) throw new Error('The POP3 server sends more than it should.');
      if (failed) throw failed;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }

  const reply = async (): Promise<string> => {
    const line = await until((bytes) => {
      const end = bytes.indexOf('\r\n');
      return end === -1 ? -1 : end + 2;
    }, MOST_LINE);
    const text = line.toString('latin1').trim();
    if (/^\+OK(\s|$)/.test(text)) return text;
    throw new Error(`The POP3 server said: ${text.slice(0, 300)}`);
  };
  const ask = async (command: string): Promise<string> => {
    socket.write(`${command}\r\n`);
    return reply();
  };
  /** A multi-line answer without its final dot, dots unstuffed (RFC 1939 3). */
  const body = async (most: number): Promise<Buffer> => {
    const wire = await until((bytes) => {
      if (bytes.subarray(0, 3).equals(END.subarray(2))) return 3;
      const end = bytes.indexOf(END);
      return end === -1 ? -1 : end + END.length;
    }, most + MOST_LINE);
    const text = wire.subarray(0, Math.max(0, wire.length - 3)).toString('latin1');
    return Buffer.from(text.replace(/^\./, '').replaceAll('\r\n.', '\r\n'), 'latin1');
  };
  return {
    reply,
    ask,
    body,
    async list(command: string): Promise<[string, string][]> {
      await ask(command);
      const text = (await body(8 * 1024 * 1024)).toString('latin1');
      return [...text.matchAll(/^(\d+) (\S+)/gm)].map(([, number = '', value = '']) => [number, value]);
    },
    async secure(options: ConnectionOptions): Promise<void> {
      const plain = socket;
      plain.removeAllListeners();
      // What came before the handshake was not protected (the STARTTLS injection of CVE-2011-0411).
      buffer = Buffer.alloc(0);
      socket = connectTls({ ...options, socket: plain });
      listen(socket);
      await new Promise<void>((resolve, reject) => {
        socket.once('secureConnect', resolve);
        socket.once('error', reject);
        socket.once('close', () => reject(gone('hung up', 'ECONNRESET')));
      });
    },
    destroy: () => void socket.destroy(),
  };
}
