const BROKEN = 'The other side broke the connection off.';

/** Node's words for what the network does, the names of system calls and errors in them. */
const NETWORK: [RegExp, string][] = [
  [/^(?:getaddrinfo|query\w*) (?:ENOTFOUND|ENODATA) (\S+)$/, 'DNS knows no $1.'],
  [
    /^(?:getaddrinfo|query\w*) (?:EAI_AGAIN|ESERVFAIL|ETIMEOUT|EREFUSED) (\S+)$/,
    'DNS has no answer about $1 now.',
  ],
  [/^query\w* (?:ESERVFAIL|ETIMEOUT|EREFUSED)$/, 'DNS has no answer now.'],
  [/^connect ECONNREFUSED (\S+)(?: - Local .*)?$/, 'Nothing listens at $1.'],
  [/^connect ENOENT (\S+)$/, 'There is no socket $1.'],
  [/^connect (?:EHOSTUNREACH|ENETUNREACH) (\S+)(?: - Local .*)?$/, 'No way leads from here to $1.'],
  [/^connect ETIMEDOUT (\S+)(?: - Local .*)?$/, '$1 did not answer in time.'],
  [/^connect ECONNRESET(?: .*)?$/, BROKEN],
  [/^(?:read|write) (?:ECONNRESET|EPIPE)$/, BROKEN],
  [/^(?:socket hang up|other side closed)$/, BROKEN],
  [/^Client network socket disconnected before secure TLS connection was established$/, BROKEN],
];

/**
 * What Node and OpenSSL say of a connection that came to nothing, for people: Node's words name system calls, and advise
 * on a command line that nobody here types; OpenSSL's name its source files. Other words stay as they are.
 */
export function inConnectionWords(said: string): string {
  const openSsl = /^\w+:error:\w+:[^:]*:[^:]*:([^:]+):/.exec(said)?.[1];
  if (openSsl === 'wrong version number' || openSsl === 'packet length too long')
    return 'It does not speak TLS at this port.';
  if (openSsl !== undefined) return `TLS failed: ${openSsl}.`;
  const short = said.replace(/; if the root CA is installed locally, .*$/s, '');
  const sentences = short.split('; ').map(sentenceOf); // one for each address of a host
  return sentences.includes(null) ? short : sentences.join(' ');
}

/** Null for words that are not Node's. */
function sentenceOf(said: string): string | null {
  const [pattern, plain] = NETWORK.find(([each]) => each.test(said)) ?? [];
  return pattern === undefined || plain === undefined ? null : said.replace(pattern, plain);
}

/** True where the server's certificate is of an authority that is not trusted here, by OpenSSL's name for it. */
export function isUnknownAuthority(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /SELF_SIGNED|UNABLE_TO_(?:GET_ISSUER|VERIFY_LEAF)/.test(code);
}
