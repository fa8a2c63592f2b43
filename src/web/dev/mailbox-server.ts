import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import type { Clock } from '../../lib/clock.ts';
import { messageOf, OperatorError } from '../../lib/errors.ts';
import { openMailStore, type StoredMail } from './mail-store.ts';

const MAX_MAIL_BYTES = 10_000_000;

/** An SMTP server on this machine that keeps what it is sent instead of passing it on. */
export interface DevMailbox extends AsyncDisposable {
  /** `smtp://127.0.0.1:PORT` */
  smtpUrl: string;
  /** Newest first. */
  messages(): StoredMail[];
  find(id: string): StoredMail | undefined;
  deleteAll(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the mailbox on 127.0.0.1, without sign-in and without TLS.
 * It answers 250 only when the mail is kept. Throws OperatorError where it cannot listen or write.
 */
export async function startDevMailbox(options: {
  clock: Clock;
  /** 0, the default, takes any free port. */
  port?: number;
  /** Folder for the .eml files; without it mails are lost when the process ends. */
  keepIn?: string;
  /** The newest so many are kept; 500 by default. */
  keep?: number;
}): Promise<DevMailbox> {
  const port = options.port ?? 0;
  try {
    const store = await openMailStore({
      clock: options.clock,
      folder: options.keepIn ?? null,
      keep: options.keep ?? 500,
    });
    const server = createSmtpServer((raw) => store.add(raw));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    // A client that vanishes in the middle is no concern of the mailbox.
    server.on('error', () => {});
    const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
    return {
      smtpUrl: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
      messages: store.messages,
      find: store.find,
      deleteAll: store.clear,
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    throw new OperatorError(`The dev mailbox cannot start: ${messageOf(error)}`, {
      hint: 'Check that its port is free and its folder can be written.',
      cause: error,
    });
  }
}

function createSmtpServer(keep: (raw: Buffer) => Promise<void>): SMTPServer {
  return new SMTPServer({
    banner: 'Twofold dev mailbox',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MAX_MAIL_BYTES,
    closeTimeout: 1_000,
    onData(stream, _session, done) {
      receive(stream)
        .then(keep)
        .then(
          () => done(),
          (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
        );
    },
  });
}

async function receive(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes <= MAX_MAIL_BYTES) chunks.push(chunk);
  }
  if (bytes <= MAX_MAIL_BYTES) return Buffer.concat(chunks);
  throw Object.assign(new Error('The message is too large'), { responseCode: 552 });
}
