import ipaddr from 'ipaddr.js';
import type { EpochMs } from '../lib/clock.ts';

const HOUR = 3_600_000;

export interface CapLimits {
  /** Sign-ups an hour from one network. */
  perNetwork: number;
  /** Sign-ups an hour from everywhere. */
  overall: number;
}

export interface Caps {
  /** Counts one sign-up and says whether it may go on. A refused one does not count. */
  allow(clientAddress: string, now: EpochMs): boolean;
}

/** Counts in memory, in whole hours: a restart forgives, which costs at most one more window. */
export function createCaps(limits: CapLimits = { perNetwork: 20, overall: 1000 }): Caps {
  let hour = -1;
  let overall = 0;
  let networks = new Map<string, number>();
  return {
    allow(clientAddress, now) {
      const current = Math.floor(now / HOUR);
      if (current !== hour) [hour, overall, networks] = [current, 0, new Map()];
      const network = networkOf(clientAddress);
      const used = networks.get(network) ?? 0;
      if (overall >= limits.overall || used >= limits.perNetwork) return false;
      overall += 1;
      networks.set(network, used + 1);
      return true;
    },
  };
}

/** One IPv4 address, or the /64 an IPv6 host can choose its address from. */
function networkOf(clientAddress: string): string {
  if (!ipaddr.isValid(clientAddress)) return 'unknown';
  const address = ipaddr.process(clientAddress);
  if (address.kind() === 'ipv4') return address.toString();
  return address.toByteArray().slice(0, 8).join('.');
}
