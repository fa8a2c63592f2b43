import type { Clock } from '../../lib/clock.ts';

const WINDOW_MS = 15 * 60_000;

export interface CodeLimits {
  /** False when too many codes were asked for, or tried, for this address or overall. Counts the call. */
  allow(address: string): boolean;
}

/** At most `perAddress` and `overall` calls in any 15 minutes; kept in memory, so a restart forgets. */
export function createCodeLimits(clock: Clock, perAddress: number, overall: number): CodeLimits {
  let calls: { address: string; at: number }[] = [];
  return {
    allow(address) {
      const now = clock.now();
      calls = calls.filter(({ at }) => at > now - WINDOW_MS);
      const own = calls.filter((call) => call.address === address).length;
      if (own >= perAddress || calls.length >= overall) return false;
      calls.push({ address, at: now });
      return true;
    },
  };
}
