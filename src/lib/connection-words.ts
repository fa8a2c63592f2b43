const BROKEN = 'The other side broke the connection off.';

/** Node's words for what the network does, the names of system calls and errors in them. */
const NETWORK: [RegExp, string][] = [
  [/^(?:getaddrinfo|query\w+) (?:ENOTFOUND|ENODATA) (\S+)$/, 'DNS knows no $1.'],
  [
    /^(?:getaddrinfo|query\w+) (?:EAI_AGAIN|ESERVFAIL|ETIMEOUT|EREFUSED) (\S+)$/,
    'DNS has no answer about $1 now.',
  ],
  [/^connect ECONNREFUSED (\S+)$/, 'Nothing listens at $1.'],
  [/^connect (?:EHOSTUNREACH|ENETUNREACH) (\S+).*$/, 'No way leads from here to $1.'],
  [/^connect ETIMEDOUT (\S+)$/, '$1 did not answer in time.'],
  [/^(?:read|write) (?:ECONNRESET|EPIPE)$/, BROKEN],
  [/^(?:socket hang up|other side closed)$/, BROKEN],
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
  return said
    .replace(/; if the root CA is installed locally, .*$/s, '')
    .split('; ') // one for each address of a host
    .map((each) => NETWORK.reduce((words, [pattern, plain]) => words.replace(pattern, plain), each))
    .join(' ');
}

/** True where the server's certificate is of an authority that is not trusted here, by OpenSSL's name for it. */
export function isUnknownAuthority(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /SELF_SIGNED|UNABLE_TO_(?:GET_ISSUER|VERIFY_LEAF)/.test(code);
}
