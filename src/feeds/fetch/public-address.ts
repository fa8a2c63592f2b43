import ipaddr from 'ipaddr.js';

/** IPv6 addresses in use on the public internet (RFC 4291 2.4, IANA's registry). */
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');
/** Public in form, but answered by the cloud the machine runs in. */
const METADATA = new Set(['168.63.129.16']);

/**
 * True for addresses of the public internet only. Private, loopback, link-local (cloud metadata), CGNAT,
 * multicast, reserved and documentation ranges are not, nor any IPv6 form that carries an IPv4 address
 * (mapped, compatible, NAT64, 6to4, Teredo): what they reach is decided elsewhere.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast' || METADATA.has(parsed.toString())) return false;
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_IPV6);
}
