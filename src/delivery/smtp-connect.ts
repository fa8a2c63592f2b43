import type { Socket } from 'node:net';
import SMTPConnection, { type SMTPError } from 'nodemailer/lib/smtp-connection';
import type { SmtpServer } from './smtp-url.ts';

/**
 * `halt`: the server will answer the same until an operator changes something (credentials, TLS).
 * `back_off`: unreachable or busy; try again later.
 */
export type ConnectOutcome =
  | { outcome: 'connected'; socket: Socket; clientName: string }
  | { outcome: 'halt' | 'back_off'; detail: string };

type Failure = Pick<SMTPError, 'message' | 'code' | 'originalCode' | 'responseCode' | 'response'>;

/** Opens, secures and authenticates; what comes back is a socket that nodemailer no longer reads. */
export function connectSmtp(
  server: SmtpServer,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<ConnectOutcome> {
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.tls === 'implicit',
    requireTLS: server.tls === 'required',
    ignoreTLS: server.tls === 'none',
    // Encryption without identity still beats a plain line, and "optional" promised no more (RFC 7435).
    tls: { rejectUnauthorized: server.tls !== 'optional' },
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
  });
  return new Promise((resolve) => {
    const stop = () => fail({ message: 'Twofold is shutting down.' });
    const settle = (outcome: ConnectOutcome) => {
      signal.removeEventListener('abort', stop);
      resolve(outcome);
    };
    const fail = (error: Failure) => {
      connection.close();
      settle({ outcome: meaningOf(error), detail: error.response || error.message });
    };
    const ready = () => settle(takeSocket(connection));
    connection.on('error', fail);
    connection.connect((error) => {
      if (error) fail(error);
      else if (!server.auth) ready();
      else connection.login({ ...server.auth }, (refused) => (refused ? fail(refused) : ready()));
    });
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

/** A 4xx to AUTH or STARTTLS is the server's passing trouble (RFC 4954 4.7.0), and so is a line that breaks. */
function meaningOf({ code, originalCode, responseCode = 0, message }: Failure): 'halt' | 'back_off' {
  if (responseCode >= 400 && responseCode < 500) return 'back_off';
  if (code === 'EAUTH') return 'halt';
  if (code === 'ETLS') return /closed|disconnected|ECONNRESET|EPIPE/.test(message) ? 'back_off' : 'halt';
  // A bad certificate is reported as a socket error, with Node's or OpenSSL's name for it beside.
  return /CERT|SSL|TLS|SIGNATURE/.test(originalCode ?? '') ? 'halt' : 'back_off';
}

function takeSocket(connection: SMTPConnection): ConnectOutcome {
  const socket = connection._socket;
  if (!socket || socket.destroyed)
    return { outcome: 'back_off', detail: 'The server closed the connection.' };
  // Its other listeners stay: they only notice that the connection ended, and those of Node are among them.
  socket.removeAllListeners('data');
  socket.setTimeout(0);
  return { outcome: 'connected', socket, clientName: connection.name };
}
