import { isIP } from 'node:net';
import { isLoopbackHost } from '../lib/is-loopback.ts';
import { isPublicAddress } from './public-address.ts';

const PORTS = new Set(['', '80', '443', '8080', '8443']);

/** Why an address may not be fetched, before any name is looked up; null when it may be tried. */
export function refusalOf(url: URL, { allowLoopback }: { allowLoopback: boolean }): string | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return `${url.protocol} is not fetched, only http and https.`;
  if (url.username !== '' || url.password !== '')
    return 'An address with a user name or password is not fetched.';
  if (isLoopbackHost(url.hostname)) return allowLoopback ? null : `${bareHost(url)} is not a public address.`;
  // The URL parser has already turned decimal, octal and hexadecimal forms into four plain numbers.
  const host = bareHost(url);
  if (isIP(host) !== 0 && !isPublicAddress(host)) return `${host} is not a public address.`;
  return PORTS.has(url.port) ? null : `Port ${url.port} is not fetched.`;
}

function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$|\.$/g, '');
}
