import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { ExitCode, messageOf, OperatorError } from '../lib/errors.ts';

/** Where a mail server hands over what comes back. */
export interface ListenAddress {
  protocol: 'lmtp' | 'smtp';
  host: string;
  port: number;
}

export interface BounceListener extends AsyncDisposable {
  /** `lmtp://127.0.0.1:2424` */
  url: string;
}

interface Needs {
  /** Whether mail to this address is ours to take. */
  isOurs(recipient: string): Promise<boolean>;
  /** Takes a message for one recipient. True where it was ours; when it resolves, that is on disk. */
  take(message: Buffer, recipient: string): Promise<boolean>;
  failed(error: unknown): void;
  /** A connection lasts so long at most, however busy; ten minutes unless given. */
  connectionMs?: number;
}

const MOST_BYTES = 2 * 1024 * 1024;
const MOST_CLIENTS = 20;
const MOST_RECIPIENTS = 50;
const IDLE_MS = 60_000;
/** Somebody who sends a byte a minute would otherwise keep one of the few connections for ever. */
const CONNECTION_MS = 10 * 60_000;

/** Reads BOUNCE_LISTEN. Throws OperatorError. */
export function parseListenUrl(text: string): ListenAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  const protocol = url?.protocol.slice(0, -1);
  const plain = url && !url.username && !url.password && /^\/?$/.test(url.pathname) && url.search === '';
  if (!plain || (protocol !== 'lmtp' && protocol !== 'smtp') || !url.hostname) {
    throw new OperatorError('BOUNCE_LISTEN is not an lmtp:// or smtp:// address of this machine.', {
      hint: 'Use lmtp://127.0.0.1:2424, or smtp://127.0.0.1:2525.',
      exitCode: ExitCode.usage,
    });
  }
  return {
    protocol,
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (protocol === 'lmtp' ? 24 : 25) : Number(url.port),
  };
}

/**
 * An LMTP (RFC 2033) or SMTP server that takes mail to our return paths and nothing else. It answers 250 only when
 * what the message says is on disk. Throws OperatorError where it cannot listen.
 */
export async function startBounceListener(address: ListenAddress, needs: Needs): Promise<BounceListener> {
  const server = createServer(address.protocol === 'lmtp', needs);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(address, error)));
    server.listen(address.port, address.host, resolve);
  });
  server.server.on('connection', (socket) => endAfter(socket, needs.connectionMs ?? CONNECTION_MS));
  server.on('error', () => {}); // a client that vanishes is no concern of the others
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `${address.protocol}://${address.host.includes(':') ? `[${address.host}]` : address.host}:${port}`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

/** Whatever was under way is sent again, and counts once. */
function endAfter(socket: Socket, ms: number): void {
  const timer = setTimeout(() => {
    socket.write('421 4.4.2 This connection has lasted too long\r\n');
    socket.destroySoon();
  }, ms);
  socket.once('close', () => clearTimeout(timer));
}

function createServer(lmtp: boolean, needs: Needs): SMTPServer {
  return new SMTPServer({
    lmtp,
    banner: 'returned mail only',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MOST_BYTES,
    rejectOversized: true,
    maxClients: MOST_CLIENTS,
    maxRecipients: MOST_RECIPIENTS,
    socketTimeout: IDLE_MS,
    closeTimeout: 2_000,
    onRcptTo({ address }, _session, answer) {
      needs.isOurs(address).then(
        (ours) => answer(ours ? null : refusal(550, '5.1.1 Only returned mail is taken here')),
        (error) => answer(later(needs, error)),
      );
    },
    onData(stream, { envelope }, answer) {
      const recipients = envelope.rcptTo.map(({ address }) => address);
      receive(stream)
        .then((message) => takeForEach(needs, message, recipients))
        .then(
          (replies) => (lmtp ? answer(null, replies) : answer(oneReply(replies))),
          (error) => answer(later(needs, error)),
        );
    },
  });
}

type Reply = 'noted' | Error;

async function takeForEach(needs: Needs, message: Buffer, recipients: string[]): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (const recipient of recipients) {
    const taken = await needs.take(message, recipient).catch((error: unknown) => later(needs, error));
    if (taken instanceof Error) replies.push(taken);
    else replies.push(taken ? 'noted' : refusal(550, '5.7.1 This says nothing about mail of ours'));
  }
  return replies;
}

/** SMTP answers for all recipients at once: again for all where one could not be written down. */
function oneReply(replies: Reply[]): Error | null {
  const refused = replies.filter((reply) => reply instanceof Error);
  const temporary = refused.find((error) => 'responseCode' in error && Number(error.responseCode) < 500);
  return temporary ?? (refused.length === replies.length ? (refused[0] ?? null) : null);
}

async function receive(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes <= MOST_BYTES) chunks.push(chunk);
  }
  if (bytes <= MOST_BYTES) return Buffer.concat(chunks);
  throw refusal(552, '5.3.4 The message is too large');
}

/** Whatever went wrong here is to be tried again: the mail server keeps the message. */
function later(needs: Needs, error: unknown): Error {
  if (error instanceof Error && 'responseCode' in error) return error;
  needs.failed(error);
  return refusal(451, '4.3.0 It could not be written down; try again later');
}

function refusal(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

function cannotListen({ host, port }: ListenAddress, error: NodeJS.ErrnoException): OperatorError {
  const why = error.code === 'EADDRINUSE' ? 'the port is in use' : messageOf(error);
  return new OperatorError(`BOUNCE_LISTEN: nothing can listen on ${host}:${port}: ${why}.`, {
    hint: 'Stop the other program, or set BOUNCE_LISTEN to another port.',
    cause: error,
  });
}
