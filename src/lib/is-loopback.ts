import ipaddr from 'ipaddr.js';

/**
 * Whether a host names this machine: `localhost` and names below it (RFC 6761 6.3), 127.0.0.0/8 and ::1, in brackets or
 * mapped to IPv6, too. A name that merely resolves to it does not count.
 */
export function isLoopbackHost(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  if (/^(.+\.)?localhost$/i.test(name)) return true;
  return ipaddr.isValid(name) && ipaddr.process(name).range() === 'loopback';
}

/** The same of an address's host; false of what is no address. */
export function isLoopbackUrl(url: string): boolean {
  return URL.canParse(url) && isLoopbackHost(new URL(url).hostname);
}
