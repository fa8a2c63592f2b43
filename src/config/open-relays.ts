import type { Relay } from '../delivery/relays/relay.ts';
import { soleRelay } from '../delivery/relays/relay.ts';
import { type AccessTokens, createAccessTokens } from '../delivery/smtp/access-tokens.ts';
import { parseSmtpUrl, type SmtpServer } from '../delivery/smtp/smtp-url.ts';
import { OperatorError, usage } from '../lib/errors.ts';
import { isLoopbackHost } from '../lib/is-loopback.ts';
import { createMistakes } from '../lib/mistakes.ts';
import type { Config } from './config.ts';
import { readVariable } from './env.ts';
import { readOAuth } from './oauth-config.ts';
import type { RelayConfig } from './read-newsroom-relays.ts';

export type RelaySettings = Pick<Config, 'smtpConnections' | 'baseUrlSet'>;

/**
 * The relays of the source list, with their addresses looked up, or `sole`, the server of SMTP_URL; none where neither
 * is there. Throws OperatorError (exit 2) naming the place of everything that is wrong.
 */
export function openRelays(
  configs: readonly RelayConfig[],
  { smtpConnections, baseUrlSet }: RelaySettings,
  sole: SmtpServer | null,
): Relay[] {
  const [first] = configs;
  if (!first) return sole === null ? [] : [soleRelay(sole, smtpConnections)];
  const mistakes = createMistakes();
  mistakes.of(() => sole === null || refuseBoth(first));
  const servers: SmtpServer[] = [];
  const relays = configs.map(({ address, oauthFrom, place, ...relay }) => {
    const server = mistakes.of(() => serverAt(address, oauthFrom, place));
    mistakes.of(() => servers.push(server()));
    return () => ({ ...relay, connections: relay.connections ?? smtpConnections, server: server() });
  });
  mistakes.of(() => baseUrlSet || refuseLinksToHere(servers));
  mistakes.tell();
  return relays.map((relay) => relay());
}

function refuseBoth({ place }: RelayConfig): never {
  throw usage(
    `SMTP_URL is set, and there are relays at ${place}.`,
    'Take one of them away: who carries the mail is said in one place.',
  );
}

function refuseLinksToHere(servers: SmtpServer[]): void {
  if (servers.every(({ host }) => isLoopbackHost(host))) return;
  throw usage(
    'BASE_URL is not set.',
    'Every link in the mail starts with it: https://updates.example.org, for instance.',
  );
}

/** The address itself is never repeated: it may hold a password. */
function serverAt(address: RelayConfig['address'], oauthFrom: string | null, place: string): SmtpServer {
  const name = 'url' in address ? 'url' : address.variable;
  const url = 'url' in address ? address.url : readVariable(address.variable);
  if (url === undefined)
    throw usage(
      `${place}: ${name} is not set in the environment.`,
      `Set ${name} (or ${name}_FILE) to smtp://user${oauthFrom === null ? ':password' : ''}@host:587.`,
    );
  try {
    return parseSmtpUrl(url, oauthFrom === null ? null : tokensFrom(oauthFrom));
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
    const message = error.message.replace('SMTP_URL', name).replace('SMTP_OAUTH', oauthFrom ?? 'oauthFrom');
    throw usage(`${place}: ${message}`, error.hint?.replace('set SMTP_OAUTH_…', 'write oauthFrom') ?? '');
  }
}

function tokensFrom(prefix: string): AccessTokens {
  const settings = readOAuth(prefix, readVariable);
  if (settings !== null) return createAccessTokens(settings);
  throw usage(
    `oauthFrom is ${prefix}, but no ${prefix}_… is set in the environment.`,
    `Set ${prefix}_CLIENT_ID, _CLIENT_SECRET, _REFRESH_TOKEN and _TOKEN_URL, or ${prefix}_COMMAND, or ${prefix}_TOKEN.`,
  );
}
