import { ExitCode, OperatorError } from '../../lib/errors.ts';
import { isLoopbackHost } from '../../lib/is-loopback.ts';
import type { AccessTokens } from './access-tokens.ts';

/** Where mail is handed over, and how much privacy is asked of the way there. */
export interface SmtpServer {
  host: string;
  port: number;
  /**
   * `implicit`: TLS from the first byte. `required`: STARTTLS or nothing. `optional`: STARTTLS where
   * offered, without looking at the certificate. `none`: never.
   */
  tls: 'implicit' | 'required' | 'optional' | 'none';
  auth: SmtpAuth | null;
}

/** How to sign in. Without a method the first that both sides know: PLAIN, LOGIN, CRAM-MD5. */
export type SmtpAuth =
  | { user: string; pass: string; method?: SmtpMethod }
  /** XOAUTH2 */
  | { user: string; tokens: AccessTokens };

type SmtpMethod = 'PLAIN' | 'LOGIN' | 'CRAM-MD5';

const HINT =
  'Use smtp://user:password@host:587 or smtps://user:password@host (percent-encode special characters).';

/**
 * Reads SMTP_URL: `smtp://[user:password@]host[:port][?tls=required|optional|none][&auth=plain|login|cram-md5]` or
 * `smtps://…`. With `tokens` the user has no password and signs in by XOAUTH2.
 * A password or token is sent to another machine only over TLS unless `tls` says otherwise.
 */
export function parseSmtpUrl(text: string, tokens: AccessTokens | null = null): SmtpServer {
  const url = URL.canParse(text) ? new URL(text) : null;
  // The URL itself is never repeated: it may hold a password.
  if (!url || !/^smtps?:$/.test(url.protocol)) {
    throw unusable('SMTP_URL is not an smtp:// or smtps:// address.');
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (!host || !/^\/?$/.test(url.pathname)) {
    throw unusable('SMTP_URL names no host, or has a path.');
  }
  const auth = readAuth(url, tokens);
  const tls = readTls(url, auth !== null && !isLoopbackHost(host));
  const port = url.port ? Number(url.port) : defaultPort(tls, auth !== null);
  return { host, port, tls, auth };
}

function unusable(message: string, hint = HINT): OperatorError {
  return new OperatorError(message, { hint, exitCode: ExitCode.usage });
}

function readAuth(url: URL, tokens: AccessTokens | null): SmtpAuth | null {
  const [user, pass] = [decoded(url.username), decoded(url.password)];
  const method = readMethod(url);
  if (tokens) return withTokens(user, pass, method, tokens);
  if (!user && !pass && !method) return null;
  if (user && pass) return { user, pass, ...(method && { method }) };
  throw unusable(
    'SMTP_URL has a user without a password, or the other way round.',
    `${HINT} Where access tokens take the password’s place, set where they come from: SMTP_OAUTH_….`,
  );
}

function withTokens(user: string, pass: string, method: SmtpMethod | null, tokens: AccessTokens): SmtpAuth {
  if (user && !pass && !method) return { user, tokens };
  throw unusable(
    user
      ? 'SMTP_URL has a password or a method beside the access tokens of SMTP_OAUTH_….'
      : 'SMTP_URL names no user, and access tokens (SMTP_OAUTH_…) are somebody’s.',
    'Use smtp://user@host:587 (percent-encode special characters).',
  );
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw unusable('SMTP_URL has a % that is not a percent-encoding in its user or password.');
  }
}

function readMethod(url: URL): SmtpMethod | null {
  const asked = url.searchParams.get('auth');
  if (asked === null) return null;
  const method = METHODS.find((one) => one.toLowerCase() === asked.toLowerCase());
  if (method) return method;
  throw unusable(
    `SMTP_URL: auth=${asked} is not a way to sign in.`,
    'auth is one of plain, login and cram-md5; for XOAUTH2 set SMTP_OAUTH_….',
  );
}

const METHODS: SmtpMethod[] = ['PLAIN', 'LOGIN', 'CRAM-MD5'];

function readTls(url: URL, secret: boolean): SmtpServer['tls'] {
  const asked = url.searchParams.get('tls');
  const unknown = [...url.searchParams.keys()].find((key) => key !== 'tls' && key !== 'auth');
  if (unknown) throw unusable(`SMTP_URL has an unknown setting: ${unknown}.`);
  if (url.protocol === 'smtps:') {
    if (asked === null || asked === 'required') return 'implicit';
  } else {
    if (asked === null) return secret ? 'required' : 'optional';
    if (asked === 'required' || asked === 'optional' || asked === 'none') return asked;
  }
  throw unusable(
    `SMTP_URL: tls=${asked} is not possible with ${url.protocol}//.`,
    'tls is one of required, optional and none; smtps:// always uses TLS.',
  );
}

function defaultPort(tls: SmtpServer['tls'], submits: boolean): number {
  if (tls === 'implicit') return 465;
  return submits ? 587 : 25;
}
