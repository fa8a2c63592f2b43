import ipaddr from 'ipaddr.js';

/** Where our own reverse proxy stands: this machine, or its private network. */
const NEAR = new Set(['loopback', 'private', 'uniqueLocal', 'linkLocal']);

/**
 * The visitor's IP address. X-Forwarded-For is believed only when the connection comes from nearby, that is
 * from our own proxy, and then only from the right: the first entry not nearby is what that proxy saw,
 * and everything left of it the visitor may have made up.
 */
export function clientAddress(remote: string | undefined, forwardedFor: string | undefined): string {
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim());
  let address = remote ?? 'unknown';
  while (isNear(address)) {
    const next = hops.pop();
    if (next === undefined || !ipaddr.isValid(next)) return address;
    address = next;
  }
  return address;
}

function isNear(address: string): boolean {
  return ipaddr.isValid(address) && NEAR.has(ipaddr.process(address).range());
}
