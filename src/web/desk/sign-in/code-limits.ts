import { type Clock, isAhead } from '../../../lib/clock.ts';

const WINDOW_MS = 15 * 60_000;
/** Calls remembered at most; the oldest are forgotten first. */
const REMEMBERED = 20_000;

export interface CodeLimits {
  /** False when too many codes were asked for, or tried, for this address or from this network. Counts the call. */
  allow(address: string, network: string): boolean;
}

/**
 * At most `perAddress` and `perNetwork` calls in any 15 minutes; kept in memory, so a restart forgets.
 * There is no limit overall: strangers could use it up and so keep every editor out.
 */
export function createCodeLimits(clock: Clock, perAddress: number, perNetwork: number): CodeLimits {
  let calls: { address: string; network: string; at: number }[] = [];
  return {
    allow(address, network) {
      const now = clock.now();
      calls = calls.filter(({ at }) => at > now - WINDOW_MS && !isAhead(at, now)).slice(-REMEMBERED);
      const ofAddress = calls.filter((call) => call.address === address).length;
      const ofNetwork = calls.filter((call) => call.network === network).length;
      if (ofAddress >= perAddress || ofNetwork >= perNetwork) return false;
      calls.push({ address, network, at: now });
      return true;
    },
  };
}
