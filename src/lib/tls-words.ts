/**
 * What Node and OpenSSL say of a TLS connection that came to nothing, for people: OpenSSL's words name its source
 * files, and Node's advise on a command line that nobody here types. Other words stay as they are.
 */
export function inTlsWords(said: string): string {
  const openSsl = /^\w+:error:\w+:[^:]*:[^:]*:([^:]+):/.exec(said)?.[1];
  if (openSsl === 'wrong version number' || openSsl === 'packet length too long')
    return 'It does not speak TLS at this port.';
  if (openSsl !== undefined) return `TLS failed: ${openSsl}.`;
  return said.replace(/; if the root CA is installed locally, .*$/s, '');
}

/** True where the server's certificate is of an authority that is not trusted here, by OpenSSL's name for it. */
export function isUnknownAuthority(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /SELF_SIGNED|UNABLE_TO_(?:GET_ISSUER|VERIFY_LEAF)/.test(code);
}
