import type { TokenSettings } from '../delivery/access-tokens.ts';
import { ExitCode, OperatorError } from '../lib/errors.ts';
import { isLoopbackUrl } from '../lib/is-loopback.ts';
import type { Env } from './env.ts';

const REFRESH = ['SMTP_OAUTH_CLIENT_ID', 'SMTP_OAUTH_REFRESH_TOKEN', 'SMTP_OAUTH_TOKEN_URL'] as const;
const ALL = [
  ...REFRESH,
  'SMTP_OAUTH_CLIENT_SECRET',
  'SMTP_OAUTH_SCOPE',
  'SMTP_OAUTH_TOKEN',
  'SMTP_OAUTH_COMMAND',
] as const;

/** Null where none is configured. Throws OperatorError (exit 2) where half of one is, or two are. */
export function oauthConfig(env: Env): TokenSettings | null {
  const set = ALL.filter((name) => env[name] !== undefined);
  const [first] = set;
  if (first === undefined) return null;
  if (env.SMTP_URL === undefined) {
    throw usage(
      `${first} is set, but SMTP_URL is not.`,
      'Set SMTP_URL=smtp://user@host:587, without a password.',
    );
  }
  if (env.SMTP_OAUTH_TOKEN !== undefined && set.length === 1)
    return { from: 'fixed', token: env.SMTP_OAUTH_TOKEN };
  if (env.SMTP_OAUTH_COMMAND !== undefined && set.length === 1)
    return { from: 'command', command: env.SMTP_OAUTH_COMMAND };
  if (env.SMTP_OAUTH_TOKEN !== undefined || env.SMTP_OAUTH_COMMAND !== undefined) {
    throw usage(
      `${new Intl.ListFormat('en').format(set)} are set: access tokens come from one place.`,
      'Give a token, or a command that prints one, or what a new one is asked for with.',
    );
  }
  const { SMTP_OAUTH_CLIENT_ID, SMTP_OAUTH_REFRESH_TOKEN, SMTP_OAUTH_TOKEN_URL } = env;
  if (!SMTP_OAUTH_CLIENT_ID || !SMTP_OAUTH_REFRESH_TOKEN || !SMTP_OAUTH_TOKEN_URL) {
    const missing = REFRESH.filter((name) => env[name] === undefined);
    throw usage(
      `${first} is set, but ${new Intl.ListFormat('en').format(missing)} is not.`,
      'A new access token is asked for with client id, refresh token and the address to ask at.',
    );
  }
  refuseOpenAddress(SMTP_OAUTH_TOKEN_URL);
  return {
    from: 'refresh',
    clientId: SMTP_OAUTH_CLIENT_ID,
    clientSecret: env.SMTP_OAUTH_CLIENT_SECRET ?? '',
    refreshToken: SMTP_OAUTH_REFRESH_TOKEN,
    url: SMTP_OAUTH_TOKEN_URL,
    scope: env.SMTP_OAUTH_SCOPE ?? '',
  };
}

/** RFC 6749 3.2: the token endpoint is asked over TLS; only this machine needs none. */
function refuseOpenAddress(text: string): void {
  if (text.startsWith('https:') || isLoopbackUrl(text)) return;
  throw usage(
    'SMTP_OAUTH_TOKEN_URL is http: the secrets would travel unencrypted.',
    'Use its https address.',
  );
}

function usage(message: string, hint: string): OperatorError {
  return new OperatorError(message, { hint, exitCode: ExitCode.usage });
}
