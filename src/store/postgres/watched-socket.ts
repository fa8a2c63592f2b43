import { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { takesConnections } from '../../lib/is-listening.ts';

export interface Patience {
  /** How often a socket is looked at, milliseconds. */
  lookMs: number;
  /** After so many looks without a byte of the server its host is asked. */
  silentLooks: number;
  /** How long it has to answer, milliseconds. */
  answerMs: number;
}

const PATIENCE: Patience = { lookMs: 10_000, silentLooks: 3, answerMs: 10_000 };
/** One packet may be lost. */
const UNANSWERED = 2;

/**
 * A socket for the driver that ends with ETIMEDOUT about a minute after its server's host vanished. The system itself
 * sends what was under way again for a quarter of an hour (RFC 1122 4.2.3.5), and keep-alive waits for that. A statement
 * that takes long is left alone: only whether the host takes connections is asked.
 */
export function watchedSocket(patience: Patience = PATIENCE): Socket {
  const socket = new Socket();
  return socket.once('connect', () => void watch(socket, patience));
}

async function watch(socket: Socket, { lookMs, silentLooks, answerMs }: Patience): Promise<void> {
  const { remoteAddress: host, remotePort: port } = socket;
  if (host === undefined || port === undefined) return; // a socket file: its server is here
  let read = 0;
  let silent = 0;
  let unanswered = 0;
  while (!socket.destroyed) {
    await wait(lookMs, undefined, { ref: false });
    silent = socket.bytesRead === read ? silent + 1 : 0;
    read = socket.bytesRead;
    if (silent === 0) unanswered = 0;
    if (silent < silentLooks) continue;
    unanswered = (await takesConnections(host, port, answerMs)) ? 0 : unanswered + 1;
    if (unanswered === 0) silent = 0;
    if (unanswered === UNANSWERED) socket.destroy(gone());
  }
}

function gone(): Error {
  return Object.assign(new Error('The database server does not answer any more.'), { code: 'ETIMEDOUT' });
}
