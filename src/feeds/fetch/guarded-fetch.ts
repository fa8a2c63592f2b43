import { lookup as systemLookup } from 'node:dns/promises';
import { Agent, request } from 'undici';
import { type Refusal, refusalOf } from './check-url.ts';
import { type FailureKind, failureOf } from './fetch-failure.ts';
import { createGuardedLookup, type Resolve } from './guarded-lookup.ts';
import { readBody } from './read-body.ts';

export type FetchOutcome =
  | {
      outcome: 'response';
      status: number;
      /** Names in lower case; repeated headers joined by a comma. */
      headers: Record<string, string>;
      /** Decoded: without content encoding; empty where the headers were enough. */
      body: Buffer;
      /** After redirects. */
      url: string;
      /** Where every hop so far was 301 or 308, the address to use from now on; else null. */
      permanentUrl: string | null;
    }
  | ({ outcome: 'refused' } & Refusal)
  | { outcome: 'failed'; reason: string; kind: FailureKind };

/** Fetches one public address. Expected failures are returned, never thrown. */
export type GuardedFetch = (
  url: string,
  options?: {
    headers?: Record<string, string>;
    signal?: AbortSignal;
    /** Hangs up at the body: who wants to know whether a page is there need not wait for its end. */
    headersOnly?: boolean;
  },
) => Promise<FetchOutcome>;

export interface GuardedFetchOptions {
  userAgent: string;
  /** Also fetch from this machine, on any port, when the address itself names it (the sample newsroom). */
  allowLoopback?: boolean;
  /** For the whole exchange: name, connection, redirects and the last byte. */
  timeoutMs?: number;
  /** Of the body, both as sent and as decoded. */
  maxBytes?: number;
  maxRedirects?: number;
  resolve?: Resolve;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** The one way out to the web: public addresses only, checked on each hop and again where it dials. */
export function createGuardedFetch(options: GuardedFetchOptions): GuardedFetch {
  const {
    userAgent,
    allowLoopback = false,
    timeoutMs = 30_000,
    maxBytes = 10 * 1024 * 1024,
    maxRedirects = 5,
    resolve = (host) => systemLookup(host, { all: true, verbatim: true }),
  } = options;
  const dispatcher = new Agent({
    connect: {
      lookup: createGuardedLookup(resolve, allowLoopback),
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: 300,
      timeout: timeoutMs,
    },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    // No kept connections: every request looks the name up and is checked anew.
    pipelining: 0,
  });

  return async (url, { headers = {}, signal, headersOnly = false } = {}) => {
    const deadline = AbortSignal.timeout(timeoutMs);
    const either = signal ? AbortSignal.any([signal, deadline]) : deadline;
    const sent = { accept: '*/*', 'accept-encoding': 'gzip, br', ...headers, 'user-agent': userAgent };
    try {
      return await follow(url, {
        dispatcher,
        headers: sent,
        signal: either,
        headersOnly,
        allowLoopback,
        maxBytes,
        maxRedirects,
      });
    } catch (error) {
      return failureOf(error, { aborted: signal?.aborted ?? false, timedOut: deadline.aborted });
    }
  };
}

interface Exchange {
  dispatcher: Agent;
  headers: Record<string, string>;
  signal: AbortSignal;
  headersOnly: boolean;
  allowLoopback: boolean;
  maxBytes: number;
  maxRedirects: number;
}

async function follow(asked: string, exchange: Exchange): Promise<FetchOutcome> {
  if (!URL.canParse(asked)) return { outcome: 'refused', reason: 'It is not an address.', inward: false };
  const start = new URL(asked);
  let url = start;
  let permanentUrl: string | null = null;
  let permanent = true;
  for (let hop = 0; hop <= exchange.maxRedirects; hop += 1) {
    const refusal = refusalOf(url, { allowLoopback: exchange.allowLoopback, start });
    if (refusal) return { outcome: 'refused', ...refusal };
    const answer = await ask(url, exchange);
    if (!answer.location) return { outcome: 'response', ...answer.response, url: url.href, permanentUrl };
    if (!URL.canParse(answer.location, url.href)) {
      return {
        outcome: 'failed',
        kind: 'protocol',
        reason: 'It redirects to something that is not an address.',
      };
    }
    url = new URL(answer.location, url);
    permanent &&= answer.response.status === 301 || answer.response.status === 308;
    if (permanent) permanentUrl = url.href;
  }
  return {
    outcome: 'failed',
    kind: 'redirects',
    reason: `It redirects more than ${exchange.maxRedirects} times.`,
  };
}

async function ask(url: URL, { dispatcher, headers, signal, headersOnly, maxBytes }: Exchange) {
  const answer = await request(url.href, { dispatcher, headers, signal, method: 'GET' });
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined) plain[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const response = { status: answer.statusCode, headers: plain };
  const location = (REDIRECTS.has(answer.statusCode) && plain.location) || null;
  if (location !== null || headersOnly) {
    answer.body.on('error', () => {}).destroy();
    return { location, response: { ...response, body: Buffer.alloc(0) } };
  }
  return { location, response: { ...response, body: await readBody(answer.body, plain, maxBytes) } };
}
