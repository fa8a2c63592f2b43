import { OperatorError } from '../lib/errors.ts';

/** Where mail is handed over, and how much privacy is asked of the way there. */
export interface SmtpServer {
  host: string;
  port: number;
  /**
   * `implicit`: TLS from the first byte. `required`: STARTTLS or nothing. `optional`: STARTTLS where
   * offered, without looking at the certificate. `none`: never.
   */
  tls: 'implicit' | 'required' | 'optional' | 'none';
  auth: { user: string; pass: string } | null;
}

const HINT =
  'Use smtp://user:password@host:587 or smtps://user:password@host (percent-encode special characters).';

/**
 * Reads SMTP_URL: `smtp://[user:password@]host[:port][?tls=required|optional|none]` or `smtps://…`.
 * A password is sent to another machine only over TLS unless `tls` says otherwise.
 */
export function parseSmtpUrl(text: string): SmtpServer {
  const url = URL.canParse(text) ? new URL(text) : null;
  // The URL itself is never repeated: it may hold a password.
  if (!url || !/^smtps?:$/.test(url.protocol)) {
    throw new OperatorError('SMTP_URL is not an smtp:// or smtps:// address.', { hint: HINT });
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (!host || !/^\/?$/.test(url.pathname)) {
    throw new OperatorError('SMTP_URL names no host, or has a path.', { hint: HINT });
  }
  const auth = readAuth(url);
  const tls = readTls(url, auth !== null && !isLoopback(host));
  const port = url.port ? Number(url.port) : defaultPort(tls, auth !== null);
  return { host, port, tls, auth };
}

function readAuth(url: URL): SmtpServer['auth'] {
  if (!url.username && !url.password) return null;
  try {
    const auth = { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
    if (auth.user && auth.pass) return auth;
  } catch {
    throw new OperatorError('SMTP_URL has a % that is not a percent-encoding in its user or password.', {
      hint: HINT,
    });
  }
  throw new OperatorError('SMTP_URL has a user without a password, or the other way round.', { hint: HINT });
}

function readTls(url: URL, secret: boolean): SmtpServer['tls'] {
  const asked = url.searchParams.get('tls');
  const unknown = [...url.searchParams.keys()].find((key) => key !== 'tls');
  if (unknown) throw new OperatorError(`SMTP_URL has an unknown setting: ${unknown}.`, { hint: HINT });
  if (url.protocol === 'smtps:') {
    if (asked === null || asked === 'required') return 'implicit';
  } else {
    if (asked === null) return secret ? 'required' : 'optional';
    if (asked === 'required' || asked === 'optional' || asked === 'none') return asked;
  }
  throw new OperatorError(`SMTP_URL: tls=${asked} is not possible with ${url.protocol}//.`, {
    hint: 'tls is one of required, optional and none; smtps:// always uses TLS.',
  });
}

function defaultPort(tls: SmtpServer['tls'], submits: boolean): number {
  if (tls === 'implicit') return 465;
  return submits ? 587 : 25;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
