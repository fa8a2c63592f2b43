import { Socket } from 'node:net';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { SMTPConnectionOptions, SMTPError } from 'nodemailer/lib/smtp-connection';
import XOAuth2 from 'nodemailer/lib/xoauth2';
import { inConnectionWords } from '../../lib/connection-words.ts';
import { refusedFor, type SignIn, TokenTrouble } from './access-tokens.ts';
import { brokenOff } from './broken-off.ts';
import { OneBufferConnection } from './one-buffer-connection.ts';
import { signInByToken } from './sign-in-by-token.ts';
import type { SmtpAuth, SmtpServer } from './smtp-url.ts';
import { withoutLogin } from './without-login.ts';

/**
 * `halt`: the server will answer the same until an operator changes something (credentials, TLS).
 * `back_off`: unreachable or busy; try again later.
 */
export type ConnectOutcome = Connected | NoConnection;

type Connected = { outcome: 'connected'; socket: Socket; clientName: string };
type NoConnection = { outcome: 'halt' | 'back_off'; detail: string };
type Attempted = ConnectOutcome & { refusedLogin?: true };

/** What is read of an error of nodemailer's. */
export type SmtpFailure = Pick<SMTPError, 'message' | 'code' | 'originalCode' | 'responseCode' | 'response'>;

/** Greeting, EHLO, STARTTLS and sign-in each have the time that is given; all of them together have this. */
const STEPS = 4;

/** Opens, secures and authenticates; what comes back is a socket that nodemailer no longer reads. */
export function connectSmtp(
  server: SmtpServer,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<ConnectOutcome> {
  return withLogin<Attempted>(
    server.auth,
    (login) => connectOnce(server, login, timeoutMs, signal),
    (outcome) => {
      if (outcome.outcome === 'connected') return { outcome: 'accepted' };
      return outcome.refusedLogin ? { outcome: 'refused', said: outcome.detail } : { outcome: 'unknown' };
    },
    ({ outcome, detail }) => ({ outcome, detail }),
    signal,
  );
}

/** What nodemailer signs in with. */
export type Login =
  | { user: string; pass: string; method?: string }
  | { user: string; accessToken: string }
  | null;

/**
 * Does something that signs in. A token may have run out since it was issued, and servers only say so by
 * refusing it: then once more, with another. `signInOf` gives what became of the sign-in; what goes on behind it for
 * long calls `signedIn` before, so that others need not wait for its end.
 */
export async function withLogin<Outcome>(
  auth: SmtpAuth | null,
  attempt: (login: Login, signedIn: () => void) => Promise<Outcome>,
  signInOf: (outcome: Outcome) => SignIn,
  failed: (trouble: NoConnection) => Outcome,
  signal: AbortSignal,
): Promise<Outcome> {
  if (!auth || 'pass' in auth) return attempt(auth, () => {});
  const { user, tokens } = auth;
  const signedIn = () => tokens.tried({ outcome: 'accepted' });
  try {
    const accessToken = await tokens.current(signal);
    let signIn: SignIn = { outcome: 'unknown' };
    try {
      const outcome = await attempt({ user, accessToken }, signedIn);
      signIn = signInOf(outcome);
      if (signIn.outcome !== 'refused') return outcome;
    } finally {
      tokens.tried(signIn);
    }
    const another = await tokens.insteadOf(accessToken, signal);
    if (another.outcome === 'token') return attempt({ user, accessToken: another.token }, signedIn);
    return failed({ outcome: 'halt', detail: refusedFor(signIn.said, another.wayOut) });
  } catch (error) {
    if (!(error instanceof TokenTrouble)) throw error;
    return failed({ outcome: error.passing ? 'back_off' : 'halt', detail: error.message });
  }
}

/** How the server is reached and secured, in nodemailer's words. */
export function connectionOptions(server: SmtpServer, timeoutMs: number): SMTPConnectionOptions {
  return {
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
    customAuth: signInByToken(),
  };
}

function connectOnce(
  server: SmtpServer,
  login: Login,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Attempted> {
  const connection = new OneBufferConnection(connectionOptions(server, timeoutMs));
  return new Promise((resolve) => {
    const stop = () => fail({ message: brokenOff(signal) });
    // nodemailer's own limits begin anew with every byte.
    const mostMs = STEPS * timeoutMs;
    const deadline = setTimeout(() => fail({ message: `Not connected within ${mostMs / 1000} s.` }), mostMs);
    const settle = (outcome: Attempted) => {
      clearTimeout(deadline);
      signal.removeEventListener('abort', stop);
      resolve(outcome);
    };
    const fail = (error: SmtpFailure) => {
      connection.close();
      // Closed, it still waits for the server to do the same; where no name was found there is none.
      if (connection._socket instanceof Socket) connection._socket.destroy();
      settle({
        outcome: meaningOf(error),
        detail: withoutLogin(error.response || inConnectionWords(error.message), login),
        ...(isRefusedLogin(error) && { refusedLogin: true }),
      });
    };
    const ready = () => settle(takeSocket(connection));
    connection.on('error', fail);
    connection.connect((error) => {
      if (error) fail(error);
      else if (!login) ready();
      else connection.login(forConnection(login), (refused) => (refused ? fail(refused) : ready()));
    });
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

function forConnection(login: NonNullable<Login>) {
  return 'accessToken' in login ? { user: login.user, oauth2: new XOAuth2(login) } : { ...login };
}

/** The server said no to the credentials for good (RFC 4954 6), and not for want of a way to give them. */
export function isRefusedLogin({ code, responseCode = 0 }: SmtpFailure): boolean {
  return code === 'EAUTH' && responseCode >= 500;
}

/** A 4xx to AUTH or STARTTLS is the server's passing trouble (RFC 4954 4.7.0), and so is a line that breaks. */
export function meaningOf({
  code,
  originalCode,
  responseCode = 0,
  message,
}: SmtpFailure): 'halt' | 'back_off' {
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
