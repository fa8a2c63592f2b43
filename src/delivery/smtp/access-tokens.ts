import { inConnectionWords } from '../../lib/connection-words.ts';
import { messageOf } from '../../lib/errors.ts';
import { brokenOff } from './broken-off.ts';
import { runInShell } from './token-command.ts';
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

/** What became of a sign-in; `unknown` where the server said neither yes nor no. */
export type SignIn = { outcome: 'accepted' | 'unknown' } | { outcome: 'refused'; said: string };

/**
 * Access tokens of one account (RFC 6750), shared by all connections: one is asked for once, and given up when the last
 * of those who wait for it is told to stop. Whoever was given one tells `tried` what became of it.
 */
export interface AccessTokens {
  /** The one in use, or a new one when there is none or its time is over. Rejects with TokenTrouble. */
  current(signal: AbortSignal): Promise<string>;
  /** After the mail server refused one. Rejects with TokenTrouble. */
  insteadOf(refused: string, signal: AbortSignal): Promise<Another>;
  tried(signIn: SignIn): void;
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

/** Until the server has taken it, it is offered on one connection; the others wait for what becomes of that. */
function fixed({ token, name }: { token: string; name: string }): AccessTokens {
  const wayOut = `The token of ${name} is wrong or has run out: set a new one and start Twofold anew.`;
  let taken = false;
  let trial: PromiseWithResolvers<SignIn> | null = null;
  const wait = waitTogether(() => {}, stopped);
  return {
    async current(signal) {
      if (taken) return token;
      if (trial === null) {
        trial = Promise.withResolvers();
        return token;
      }
      const { promise } = trial;
      const signIn = await wait(() => promise, signal);
      if (signIn.outcome === 'refused') throw new TokenTrouble(refusedFor(signIn.said, wayOut), false);
      return token;
    },
    insteadOf: async () => ({ outcome: 'none', wayOut }),
    tried(signIn) {
      if (signIn.outcome !== 'unknown') taken = signIn.outcome === 'accepted';
      trial?.resolve(signIn);
      trial = null;
    },
  };
}

/** What the server said to a token, and what is to be done where there is no other. */
export function refusedFor(said: string, wayOut: string): string {
  return `${said.replace(/\.?$/, '.')} ${wayOut}`;
}

/** RFC 6749 6, by nodemailer, which also lets simultaneous requests share one. */
function refreshing(settings: TokenSettings & { from: 'refresh' }): AccessTokens {
  const create = () =>
    new TokenRequests({
      clientId: settings.clientId,
      clientSecret: settings.clientSecret,
      refreshToken: settings.refreshToken,
      accessUrl: settings.url,
      ...(settings.scope && { customParams: { scope: settings.scope } }),
      requestTimeout: TIMEOUT_MS,
    });
  let source = create();
  const wait = waitTogether(() => {
    source.giveUp();
    source = create();
  }, stopped);
  const ask = async () =>
    expectToken(
      await new Promise<string>((resolve, reject) => {
        source.getToken(false, (error, token) =>
          error ? reject(troubleOf(error, settings.url)) : resolve(token),
        );
      }),
    );
  return {
    current: (signal) => wait(ask, signal),
    async insteadOf(refused, signal) {
      // Forgotten at once: nobody is to be given it while another is asked for.
      if (source.accessToken === refused) source.accessToken = false;
      return { outcome: 'token', token: await wait(ask, signal) };
    },
    tried: () => {},
  };
}

/** Errors of RFC 6749 5.2 are for good, but for those of 4.1.2.1 that say otherwise; all else is the network's. */
function troubleOf(error: Error & { code?: string }, url: string): TokenTrouble {
  const passing =
    error.code !== 'EOAUTH2' || /^(temporarily_unavailable|server_error|slow_down)/.test(error.message);
  // A gateway's page: what the parser says of it helps nobody.
  const said =
    error instanceof SyntaxError ? `${new URL(url).host} answered, but not with JSON.` : messageOf(error);
  const words = error.code === 'EOAUTH2' ? said : inConnectionWords(said);
  return new TokenTrouble(`No access token could be had: ${words}`, passing);
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
    token = null;
  }, stopped);
  const current = () => token ?? run();
  return {
    current: (signal) => wait(current, signal),
    async insteadOf(refused, signal) {
      const seen = token;
      const kept = await wait(current, signal);
      if (kept !== refused) return { outcome: 'token', token: kept };
      // Others may have been refused it at the same time: the first of them runs the command.
      const again = () => (token === seen ? run() : current());
      return { outcome: 'token', token: await wait(again, signal) };
    },
    tried: () => {},
  };
}

function stopped(signal: AbortSignal): TokenTrouble {
  return new TokenTrouble(brokenOff(signal, 'No access token came in time.'), true);
}

async function runCommand(command: string, name: string, givenUp: AbortSignal): Promise<string> {
  const late = AbortSignal.timeout(TIMEOUT_MS);
  const ran = await runInShell(command, AbortSignal.any([givenUp, late])).catch((error: unknown) => {
    const why = late.aborted ? 'took too long.' : `could not be run: ${messageOf(error)}`;
    throw new TokenTrouble(`${name} ${why}`, true);
  });
  const { stdout, stderr, ended } = ran;
  if (ended === 0) {
    if (isToken(stdout.trim())) return stdout.trim();
    throw new TokenTrouble(`${name} printed no access token.`, false);
  }
  const words = stderr.trim().split('\n').at(-1)?.slice(0, 200);
  const why = typeof ended === 'number' ? `ended with exit code ${ended}` : `was ended by ${ended}`;
  // 126 and 127 are the shell's: there is no such program.
  throw new TokenTrouble(`${name} ${why}${words ? `: ${words}` : ''}.`, ended !== 126 && ended !== 127);
}

function expectToken(token: string): string {
  if (isToken(token)) return token;
  throw new TokenTrouble('What came back is no access token.', false);
}

/** RFC 6750 2.1, and a little more: visible ASCII on one line. */
function isToken(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}
