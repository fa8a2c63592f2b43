import { type Unreachable, whyOfStatus } from '../../feeds/discover/discover-feeds.ts';
import { createGuardedFetch, type FetchOutcome, type GuardedFetch } from '../../feeds/fetch/guarded-fetch.ts';
import { ExitCode, OperatorError, whyUnreadable } from '../../lib/errors.ts';
import { readBounded } from '../../lib/read-bounded.ts';
import type { CliContext } from '../verb.ts';

/** What the `feeds` verbs need that open no newsroom. */
export type Here = Pick<CliContext, 'terminal' | 'signal' | 'config'>;

/** Exit codes: who asks again gets another answer, or the same. */
export const UNREACHABLE: Record<Unreachable, ExitCode> = {
  refused: ExitCode.usage,
  answered: ExitCode.failure,
  passing: ExitCode.tryAgain,
};

export interface Fetched {
  bytes: Buffer;
  contentType: string | null;
  url: string;
}

export function isAddress(named: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(named);
}

export function outsideFetch(config: CliContext['config']): GuardedFetch {
  return createGuardedFetch({ allowLoopback: config().allowLoopbackFeeds, userAgent: 'Twofold' });
}

/** Throws OperatorError where it cannot be had; its exit code says whether it is worth asking again. */
export async function fetchOne(url: string, { signal, config }: Here): Promise<Fetched> {
  const answer = await outsideFetch(config)(url, { signal });
  if (answer.outcome !== 'response') throw unreachable(url, answer);
  if (answer.status >= 400) throw answered(url, answer.status, adviceOn(answer.url, answer.status));
  return { bytes: answer.body, contentType: answer.headers['content-type'] ?? null, url: answer.url };
}

export function unreachable(url: string, answer: Exclude<FetchOutcome, { outcome: 'response' }>) {
  const exitCode = UNREACHABLE[answer.outcome === 'refused' ? 'refused' : 'passing'];
  return new OperatorError(`${url} cannot be fetched: ${answer.reason}`, { exitCode });
}

/** A server's answer that nothing can be read of. */
export function answered(url: string, status: number, hint?: string): OperatorError {
  const exitCode = UNREACHABLE[whyOfStatus(status)];
  return new OperatorError(`${url} answers ${status}.`, { exitCode, ...(hint !== undefined && { hint }) });
}

/** What to try where a feed's address answers with an error. */
function adviceOn(url: string, status: number): string {
  if (status === 401 || status === 403)
    return 'Its server gives it to nobody, or to no program: open it in a browser; if it is there, ask the outlet.';
  if (whyOfStatus(status) === 'passing') return 'Its server may be busy or out of order: try again later.';
  const site = `${new URL(url).origin}/`;
  return `The feed may have another address now: “twofold feeds find ${site}” looks for it.`;
}

/** Of a feed or a list of feeds. */
const MOST_MB = 50;

/** Throws OperatorError (exit 2). */
export async function readSaved(file: string, hint?: string): Promise<Fetched> {
  try {
    return {
      bytes: await readBounded(file, MOST_MB),
      contentType: null,
      url: `file:///${encodeURIComponent(file)}`,
    };
  } catch (cause) {
    throw new OperatorError(`${file} cannot be read: ${whyUnreadable(cause)}.`, {
      ...(hint !== undefined && { hint }),
      exitCode: ExitCode.usage,
      cause,
    });
  }
}
