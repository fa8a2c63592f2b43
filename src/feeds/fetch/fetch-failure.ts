import { inConnectionWords } from '../../lib/connection-words.ts';
import { messageOf } from '../../lib/errors.ts';
import type { Refusal } from './check-url.ts';
import { RefusedAddressError } from './guarded-lookup.ts';
import { ContentEncodingError, TooLargeError } from './read-body.ts';

export type FailureKind =
  | 'dns'
  | 'connect'
  | 'tls'
  | 'timeout'
  | 'connection'
  | 'protocol'
  | 'redirects'
  | 'too_large'
  | 'encoding'
  | 'aborted';

type Failure = ({ outcome: 'refused' } & Refusal) | { outcome: 'failed'; reason: string; kind: FailureKind };

const KINDS: [FailureKind, RegExp][] = [
  ['dns', /^(?:ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL)$/],
  ['timeout', /^(?:ETIMEDOUT|ESOCKETTIMEDOUT|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT)$/],
  ['connect', /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EACCES)$/],
  ['tls', /CERT|^ERR_(?:TLS|SSL)|^EPROTO$|SELF_SIGNED|UNABLE_TO_/],
  ['encoding', /^(?:Z_\w+|ERR_BROTLI\w*|ERR__ERROR_FORMAT\w*|ERR_\w*PADDING\w*)$/],
  ['protocol', /^(?:HPE_|HTTPParserError|UND_ERR_(?:HEADERS_OVERFLOW|INVALID|RES|REQ))/],
];

/** Sorts what a request threw into what happened, in one sentence. */
export function failureOf(
  error: unknown,
  { aborted, timedOut }: { aborted: boolean; timedOut: boolean },
): Failure {
  const cause = causeOf(error);
  if (cause instanceof RefusedAddressError)
    return { outcome: 'refused', reason: cause.message, inward: true };
  if (cause instanceof TooLargeError) return { outcome: 'failed', kind: 'too_large', reason: cause.message };
  if (cause instanceof ContentEncodingError)
    return { outcome: 'failed', kind: 'encoding', reason: cause.message };
  if (aborted) return { outcome: 'failed', kind: 'aborted', reason: 'The request was given up.' };
  if (timedOut) return { outcome: 'failed', kind: 'timeout', reason: 'It did not answer in time.' };
  const code = codeOf(cause);
  const kind = KINDS.find(([, pattern]) => pattern.test(code))?.[0] ?? 'connection';
  return { outcome: 'failed', kind, reason: reasonOf(kind, cause, code) };
}

function reasonOf(kind: FailureKind, cause: unknown, code: string): string {
  if (kind === 'tls') return tlsReason(cause, code);
  if (kind === 'encoding') return `It is not compressed as its headers say: ${messageOf(cause)}.`;
  return inConnectionWords(messageOf(cause)) || code;
}

function tlsReason(cause: unknown, code: string): string {
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'ERR_SSL_PACKET_LENGTH_TOO_LONG')
    return 'It does not speak TLS at this port: is it an http:// address?';
  return inConnectionWords(messageOf(cause)) || code;
}

/** Where several addresses were tried, the last attempt speaks for all. */
function causeOf(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return causeOf(error.errors.at(-1));
  return error instanceof Error && error.cause instanceof Error ? causeOf(error.cause) : error;
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
