import { isIP } from 'node:net';
import { isLoopbackHost } from '../../lib/is-loopback.ts';
import { isPublicAddress } from './public-address.ts';

const PORTS = new Set(['', '80', '443', '8080', '8443']);

export interface Refusal {
  reason: string;
  /** True where it leads to no public address; false where a rule of ours alone keeps us away. */
  inward: boolean;
}

/**
 * Why an address may not be fetched, before any name is looked up; null when it may be tried. `start` is where the
 * redirects began that led to it: a public one may not send us inward, even where loopback itself is allowed, and
 * only of an address that the operator wrote it is said how this machine's own are allowed.
 */
export function refusalOf(
  url: URL,
  { allowLoopback, start = url }: { allowLoopback: boolean; start?: URL },
): Refusal | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return byRule(`${url.protocol} is not fetched, only http and https.`);
  if (url.username !== '' || url.password !== '')
    return byRule('An address with a user name or password is not fetched.');
  if (isLoopbackHost(url.hostname)) {
    if (allowLoopback && isLoopbackHost(start.hostname)) return null;
    const way = start === url ? ' FEEDS_ALLOW_LOOPBACK=1 allows those of this machine.' : '';
    return { reason: `${bareHost(url)} is not a public address.${way}`, inward: true };
  }
  // The URL parser has already turned decimal, octal and hexadecimal forms into four plain numbers.
  const host = bareHost(url);
  if (isIP(host) !== 0 && !isPublicAddress(host))
    return { reason: `${host} is not a public address.`, inward: true };
  return PORTS.has(url.port) ? null : byRule(`Port ${url.port} is not fetched.`);
}

function byRule(reason: string): Refusal {
  return { reason, inward: false };
}

function bareHost(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}
