import type { TokenSettings } from '../delivery/smtp/access-tokens.ts';
import { usage } from '../lib/errors.ts';
import { isLoopbackUrl } from '../lib/is-loopback.ts';
import type { Env } from './env.ts';

const REFRESH = ['CLIENT_ID', 'REFRESH_TOKEN', 'TOKEN_URL'] as const;
const ALL = [...REFRESH, 'CLIENT_SECRET', 'SCOPE', 'TOKEN', 'COMMAND'] as const;

type Part = (typeof ALL)[number];

/** For the server of SMTP_URL. Null where none is configured. Throws OperatorError (exit 2) where half of one is, or two are. */
export function oauthConfig(env: Env): TokenSettings | null {
  const settings = readOAuth('SMTP_OAUTH', (name) => env[name as keyof Env] as string | undefined);
  if (settings === null || env.SMTP_URL !== undefined) return settings;
  throw usage(
    'Access tokens are configured (SMTP_OAUTH_…), but SMTP_URL is not set.',
    'Set SMTP_URL=smtp://user@host:587, without a password. A relay of the source list names variables of its own by oauthFrom.',
  );
}

/**
 * Where access tokens come from, by variables that begin with `prefix`: `PREFIX_CLIENT_ID` and so on. Null where none of
 * them is set. Throws OperatorError (exit 2) where half of it is, or two sources are.
 */
export function readOAuth(
  prefix: string,
  read: (variable: string) => string | undefined,
): TokenSettings | null {
  const nameOf = (part: Part) => `${prefix}_${part}`;
  const values = new Map(ALL.flatMap((part) => valued(part, read(nameOf(part)))));
  const set = [...values.keys()].map(nameOf);
  const [token, command] = [values.get('TOKEN'), values.get('COMMAND')];
  if (set.length === 0) return null;
  if (token !== undefined && set.length === 1) return { from: 'fixed', token, name: nameOf('TOKEN') };
  if (command !== undefined && set.length === 1) return { from: 'command', command, name: nameOf('COMMAND') };
  if (token !== undefined || command !== undefined) {
    throw usage(
      `${new Intl.ListFormat('en').format(set)} are set: access tokens come from one place.`,
      'Give a token, or a command that prints one, or what a new one is asked for with.',
    );
  }
  const missing = REFRESH.filter((part) => !values.get(part)).map(nameOf);
  if (missing.length > 0) {
    throw usage(
      `${set[0]} is set, but ${new Intl.ListFormat('en').format(missing)} is not.`,
      'A new access token is asked for with client id, refresh token and the address to ask at.',
    );
  }
  const textOf = (part: Part) => values.get(part) ?? '';
  refuseOpenAddress(nameOf('TOKEN_URL'), textOf('TOKEN_URL'));
  return {
    from: 'refresh',
    clientId: textOf('CLIENT_ID'),
    clientSecret: textOf('CLIENT_SECRET'),
    refreshToken: textOf('REFRESH_TOKEN'),
    url: textOf('TOKEN_URL'),
    scope: textOf('SCOPE'),
  };
}

function valued(part: Part, value: string | undefined): [Part, string][] {
  return value === undefined ? [] : [[part, value]];
}

/** RFC 6749 3.2: the token endpoint is asked over TLS; only this machine needs none. */
function refuseOpenAddress(name: string, text: string): void {
  const protocol = URL.parse(text)?.protocol;
  if (protocol === 'https:' || (protocol === 'http:' && isLoopbackUrl(text))) return;
  throw usage(
    protocol === 'http:'
      ? `${name} is http: the secrets would travel unencrypted.`
      : `${name} is not an http(s) address.`,
    'Use its https address.',
  );
}
