import { connect as connectTcp } from 'node:net';
import { type ConnectionOptions, connect as connectTls } from 'node:tls';
import type { MailboxAccount } from './account.ts';
import { Pop3Line } from './pop3-line.ts';

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
  const line = new Pop3Line(
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
