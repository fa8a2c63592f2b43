import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';
import XOAuth2, { type XOAuth2Options } from 'nodemailer/lib/xoauth2';

/** Longer than this is no token response. */
const MOST_BYTES = 100_000;

/** nodemailer's token requests (RFC 6749 6), made so that they can be given up. */
export class TokenRequests extends XOAuth2 {
  readonly #giveUp = new AbortController();

  /** Ends the request under way, if there is one. Whoever asks from now on needs another TokenRequests. */
  giveUp(): void {
    this.#giveUp.abort();
  }

  override postRequest(
    url: string,
    payload: Record<string, string>,
    { requestTimeout = 30_000 }: XOAuth2Options,
    done: (error: Error | null, body?: Buffer) => void,
  ): void {
    const { host } = new URL(url);
    const late = AbortSignal.timeout(requestTimeout);
    post(url, payload, AbortSignal.any([this.#giveUp.signal, late])).then(
      (answer) => done(refusalIn(answer, host), answer.body),
      (error: Error) =>
        done(late.aborted ? new Error(`${host} did not answer within ${requestTimeout / 1000} s.`) : error),
    );
  }
}

interface Answer {
  status: number;
  body: Buffer;
}

/** Without fetch, which refuses ports that a browser would not open. Follows no redirect: the form holds secrets. */
async function post(url: string, payload: Record<string, string>, signal: AbortSignal): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const begin = url.startsWith('https:') ? overHttps : overHttp;
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
  const request = begin(url, { method: 'POST', headers, signal }, async (response) => {
    const parts: Uint8Array[] = [];
    let length = 0;
    try {
      for await (const part of response) {
        length += part.length;
        if (length > MOST_BYTES) throw new Error(`${new URL(url).host} answered with more than a token.`);
        parts.push(part);
      }
      resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts) });
    } catch (error) {
      reject(error);
    }
  });
  request.on('error', reject);
  request.end(new URLSearchParams(payload).toString());
  return promise;
}

/**
 * What nodemailer would misread in an answer without a token: an error that is an object instead of a word of RFC 6749
 * 5.2, as gateways and Google's other services have it, and trouble that the status says is passing. An error with
 * “EOAUTH2” is for good. Null where nodemailer can tell what is said.
 */
function refusalIn({ status, body }: Answer, host: string): Error | null {
  const passing = status >= 500 || status === 429;
  const answer = parse(body.toString());
  const { error } = answer ?? {};
  if (!answer || answer.access_token || (!passing && (!error || typeof error === 'string'))) return null;
  const said = error ? wordsOf(error) : `${host} answered with status ${status}.`;
  return Object.assign(new Error(said.slice(0, 200)), !passing && { code: 'EOAUTH2' });
}

function wordsOf(error: unknown): string {
  if (typeof error === 'string') return error;
  const { message } = Object(error);
  return typeof message === 'string' ? message : JSON.stringify(error);
}

/** Null for what is no JSON object; nodemailer says so. */
function parse(body: string): Record<string, unknown> | null {
  try {
    const answer: unknown = JSON.parse(body);
    return typeof answer === 'object' ? (answer as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
