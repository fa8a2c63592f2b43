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
  if (kind === 'encoding') return `It is not compressed as its headers say: ${messageOf(cause)}.`;
  const [, plain] = PLAIN.find(([pattern]) => pattern.test(code)) ?? [];
  return plain ?? (inConnectionWords(messageOf(cause)) || code);
}

/** By code: the words that come with it are made for programmers. */
const PLAIN: [RegExp, string][] = [
  [
    /^ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG)$/,
    'It does not speak TLS at this port: is it an http:// address?',
  ],
  [
    /^ERR_SSL_(?:UNSUPPORTED_PROTOCOL|TLSV1_ALERT_PROTOCOL_VERSION)$/,
    'It speaks TLS only in a version that is outdated.',
  ],
  [/^CERT_HAS_EXPIRED$/, 'Its certificate has expired.'],
  [/^CERT_NOT_YET_VALID$/, 'Its certificate is not valid yet: is the clock of this machine right?'],
  [/ALTNAME_INVALID$/, 'Its certificate is of another name.'],
  [
    /SELF_SIGNED|^UNABLE_TO_/,
    'No authority that this machine trusts vouches for its certificate: NODE_EXTRA_CA_CERTS=FILE, in the environment, adds one.',
  ],
  [/^UND_ERR_HEADERS_OVERFLOW$/, 'Its headers are too long.'],
];

/** Where several addresses were tried, the last attempt speaks for all. */
function causeOf(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return causeOf(error.errors.at(-1));
  return error instanceof Error && error.cause instanceof Error ? causeOf(error.cause) : error;
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
