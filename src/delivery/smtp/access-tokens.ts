import { exec } from 'node:child_process';
import { TokenRequests } from './token-request.ts';
import { waitTogether } from './wait-together.ts';

/** Where access tokens come from. */
export type TokenSettings =
  | {
      from: 'refresh';
      clientId: string;
      clientSecret: string;
      refreshToken: string;
      url: string;
      scope: string;
    }
  /** `name`: the variable that holds it, for messages. */
  | { from: 'command'; command: string; name: string }
  | { from: 'fixed'; token: string; name: string };

/**
 * Access tokens of one account (RFC 6750), shared by all connections: one is asked for once, and given up when the last
 * of those who wait for it is told to stop.
 */
export interface AccessTokens {
  /** The one in use, or a new one when there is none or its time is over. Rejects with TokenTrouble. */
  current(signal: AbortSignal): Promise<string>;
  /** After the mail server refused one. Rejects with TokenTrouble. */
  insteadOf(refused: string, signal: AbortSignal): Promise<Another>;
}

/** Another token, or what an operator has to do where there is none. */
type Another = { outcome: 'token'; token: string } | { outcome: 'none'; wayOut: string };

/** There is no access token to be had. */
export class TokenTrouble extends Error {
  override name = 'TokenTrouble';
  /** True where the same request may succeed later; else an operator has to change something. */
  readonly passing: boolean;

  constructor(message: string, passing: boolean) {
    super(message);
    this.passing = passing;
  }
}

const TIMEOUT_MS = 30_000;

export function createAccessTokens(settings: TokenSettings): AccessTokens {
  switch (settings.from) {
    case 'refresh':
      return refreshing(settings);
    case 'command':
      return commanding(settings);
    case 'fixed':
      return fixed(settings);
  }
}

function fixed({ token, name }: { token: string; name: string }): AccessTokens {
  const wayOut = `The token of ${name} is wrong or has run out: set a new one and start Twofold anew.`;
  return { current: async () => token, insteadOf: async () => ({ outcome: 'none', wayOut }) };
}

/** RFC 6749 6, by nodemailer, which also lets simultaneous requests share one. */
function refreshing(settings: TokenSettings & { from: 'refresh' }): AccessTokens {
  const source = new TokenRequests({
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    refreshToken: settings.refreshToken,
    accessUrl: settings.url,
    ...(settings.scope && { customParams: { scope: settings.scope } }),
    requestTimeout: TIMEOUT_MS,
  });
  const wait = waitTogether(() => source.giveUp(), stopped);
  const ask = async (renew: boolean) =>
    expectToken(
      await new Promise<string>((resolve, reject) => {
        source.getToken(renew, (error, token) =>
          error ? reject(troubleOf(error, settings.url)) : resolve(token),
        );
      }),
    );
  return {
    current: (signal) => wait(() => ask(false), signal),
    insteadOf: async (refused, signal) => ({
      outcome: 'token',
      token: await wait(() => ask(source.accessToken === refused), signal),
    }),
  };
}

/** Errors of RFC 6749 5.2 are for good, but for those of 4.1.2.1 that say otherwise; all else is the network's. */
function troubleOf(error: Error & { code?: string }, url: string): TokenTrouble {
  const passing =
    error.code !== 'EOAUTH2' || /^(temporarily_unavailable|server_error|slow_down)/.test(error.message);
  // A gateway's page: what the parser says of it helps nobody.
  const said =
    error instanceof SyntaxError ? `${new URL(url).host} answered, but not with JSON.` : error.message;
  return new TokenTrouble(`No access token could be had: ${said}`, passing);
}

function commanding({ command, name }: { command: string; name: string }): AccessTokens {
  let token: Promise<string> | null = null;
  let given = new AbortController();
  const run = () => {
    const asked = runCommand(command, name, given.signal);
    token = asked;
    asked.catch(() => {
      if (token === asked) token = null;
    });
    return asked;
  };
  const wait = waitTogether(() => {
    given.abort();
    given = new AbortController();
  }, stopped);
  const current = () => token ?? run();
  return {
    current: (signal) => wait(current, signal),
    async insteadOf(refused, signal) {
      const kept = await wait(current, signal);
      return { outcome: 'token', token: kept === refused ? await wait(run, signal) : kept };
    },
  };
}

function stopped(): TokenTrouble {
  return new TokenTrouble('Twofold is shutting down.', true);
}

function runCommand(command: string, name: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const limits = { timeout: TIMEOUT_MS, maxBuffer: 1024 * 1024, signal };
    exec(command, limits, (error, stdout, stderr) => {
      if (!error)
        return isToken(stdout.trim())
          ? resolve(stdout.trim())
          : reject(new TokenTrouble(`${name} printed no access token.`, false));
      const why = error.killed ? 'took too long' : `ended with exit code ${error.code}`;
      const words = stderr.trim().split('\n').at(-1)?.slice(0, 200);
      // 126 and 127 are the shell's: there is no such program.
      const passing = error.code !== 126 && error.code !== 127;
      reject(new TokenTrouble(`${name} ${why}${words ? `: ${words}` : ''}.`, passing));
    });
  });
}

function expectToken(token: string): string {
  if (isToken(token)) return token;
  throw new TokenTrouble('What came back is no access token.', false);
}

/** RFC 6750 2.1, and a little more: visible ASCII on one line. */
function isToken(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}
