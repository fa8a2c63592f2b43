import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../../lib/clock.ts';
import { messageOf } from '../../lib/errors.ts';
import type { Chat, ChatMessage, ChatOutcome } from './chat.ts';
import { adapt, type Dialect, FIRST_DIALECT, requestBody } from './dialect.ts';
import { readReply } from './read-reply.ts';

export interface ChatEndpointOptions {
  /** The API's base address: https://api.example.org/v1. */
  baseUrl: string;
  /** Sent as a bearer token; null sends none. */
  key: string | null;
  model: string;
  outputTokens: number;
  /** For one request and its answer. */
  timeoutMs: number;
  clock: Clock;
  /** Tries after the first where the server is busy or cannot be reached. */
  retries?: number;
  /** Before the first retry; doubled with each. */
  backOffMs?: number;
  maxBytes?: number;
}

type Exchange =
  | { outcome: 'reply'; status: number; retryAfter: string | null; body: string }
  | { outcome: 'failed'; reason: string; billed: boolean; again: boolean };

/** A server would be waited for this long at most, whatever it asks for. */
const LONGEST_WAIT_MS = 30_000;

/**
 * A model behind any endpoint that speaks OpenAI's chat completions. The address is the operator's own choice and
 * may be on this machine or network, so it does not go through the guard of feeds; redirects are not followed, so
 * that the key goes nowhere else.
 */
export function createChatEndpoint(options: ChatEndpointOptions): Chat {
  const { model, outputTokens, retries = 2, backOffMs = 1_000 } = options;
  const url = completionsUrl(options.baseUrl);
  // What this server understands is found out once.
  let dialect = FIRST_DIALECT;

  async function ask(messages: ChatMessage[], signal: AbortSignal): Promise<ChatOutcome> {
    let tried = 0;
    for (;;) {
      const spoken: Dialect = dialect;
      const exchange = await post(
        url,
        requestBody(spoken, { model, outputTokens, messages }),
        options,
        signal,
      );
      if (exchange.outcome === 'reply') {
        const adapted = adapt(spoken, exchange.status, exchange.body);
        if (adapted !== null) {
          dialect = adapted;
          continue;
        }
      }
      const read = exchange.outcome === 'reply' ? readReply(exchange.status, exchange.body) : exchange;
      if (read.outcome === 'answered') return read;
      const pause = pauseBefore(exchange, backOffMs * 2 ** tried, options.clock);
      if (!read.again || tried >= retries || pause > LONGEST_WAIT_MS || signal.aborted)
        return failed(read, options);
      tried += 1;
      await wait(pause, undefined, { signal }).catch(() => {});
    }
  }
  return { model, outputTokens, ask };
}

/** The address of a base with or without a trailing slash, the path itself, or a query such as an API version. */
function completionsUrl(base: string): string {
  const url = new URL(base);
  const path = url.pathname.replace(/\/+$/, '');
  url.pathname = path.endsWith('/chat/completions') ? path : `${path}/chat/completions`;
  return url.href;
}

async function post(
  url: string,
  body: object,
  { key, timeoutMs, maxBytes = 1024 * 1024 }: ChatEndpointOptions,
  signal: AbortSignal,
): Promise<Exchange> {
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.any([signal, deadline]),
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify(body),
    });
    const text = await readCapped(response, maxBytes);
    if (text === null)
      return { outcome: 'failed', reason: 'the answer is too large', billed: true, again: false };
    return {
      outcome: 'reply',
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      body: text,
    };
  } catch (error) {
    if (deadline.aborted) {
      const reason = `the model did not answer within ${Math.round(timeoutMs / 1000)} seconds`;
      return { outcome: 'failed', reason, billed: true, again: false };
    }
    if (signal.aborted)
      return { outcome: 'failed', reason: 'the request was broken off', billed: true, again: false };
    const why =
      error instanceof Error && error.cause !== undefined ? messageOf(error.cause) : messageOf(error);
    return { outcome: 'failed', reason: `the model cannot be reached: ${why}`, billed: false, again: true };
  }
}

/** Null past `maxBytes`, counted as decoded; the rest is not read. */
async function readCapped(response: Response, maxBytes: number): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Milliseconds; what the server asks for where it does (RFC 9110, 10.2.3). */
function pauseBefore(exchange: Exchange, backOffMs: number, clock: Clock): number {
  const asked = exchange.outcome === 'reply' ? exchange.retryAfter : null;
  if (asked === null) return backOffMs;
  if (/^\d+$/.test(asked.trim())) return Number(asked) * 1000;
  const at = Date.parse(asked);
  return Number.isNaN(at) ? backOffMs : Math.max(0, at - clock.now());
}

/** A server that repeats the key does not bring it into an issue or a log. */
function failed(
  read: { reason: string; billed: boolean; hopeless?: boolean },
  { key }: ChatEndpointOptions,
): ChatOutcome {
  const reason = key === null ? read.reason : read.reason.replaceAll(key, '…');
  return { outcome: 'failed', reason, billed: read.billed, hopeless: read.hopeless ?? false };
}
