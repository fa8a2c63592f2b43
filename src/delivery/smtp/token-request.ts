import XOAuth2, { type XOAuth2Options } from 'nodemailer/lib/xoauth2';

/** Longer than this is no token response. */
const MOST_BYTES = 100_000;

/** nodemailer's token requests (RFC 6749 6), made so that they can be given up. */
export class TokenRequests extends XOAuth2 {
  #giveUp = new AbortController();

  /** Ends the request under way, if there is one. */
  giveUp(): void {
    this.#giveUp.abort();
    this.#giveUp = new AbortController();
  }

  override postRequest(
    url: string,
    payload: Record<string, string>,
    { requestTimeout = 30_000 }: XOAuth2Options,
    done: (error: Error | null, body?: Buffer) => void,
  ): void {
    const signal = AbortSignal.any([this.#giveUp.signal, AbortSignal.timeout(requestTimeout)]);
    post(url, payload, signal).then(
      (body) => done(null, body),
      (error: Error) => done(causeOf(error)),
    );
  }
}

async function post(url: string, payload: Record<string, string>, signal: AbortSignal): Promise<Buffer> {
  const body = new URLSearchParams(payload);
  const response = await fetch(url, { method: 'POST', body, signal, redirect: 'manual' });
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > MOST_BYTES) throw new Error(`${new URL(url).host} answered with more than a token.`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** “fetch failed” says nothing; what is behind it does. */
function causeOf(error: Error): Error {
  return error.cause instanceof Error ? error.cause : error;
}
