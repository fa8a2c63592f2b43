import type { EpochMs } from '../lib/clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Greylisting clears within the first waits; after the last one an attempt is made every four hours. */
const WAITS = [1, 5, 10, 15, 30, 60, 120, 240].map((minutes) => minutes * MINUTE);

/** How long a server that turned a whole connection away is left alone. */
export const HOST_BACK_OFF_MS = MINUTE;

/** RFC 5321 4.5.4.1 asks for four to five days; news is stale sooner. */
export const GIVE_UP_AFTER_MS = 72 * HOUR;

/**
 * When to try again after `attempts` failed ones (1 or more), or null when the time since the audience
 * was frozen is used up. The same input gives the same time: connections are already spread by the claim.
 */
export function nextAttempt(attempts: number, frozenAt: EpochMs, now: EpochMs): EpochMs | null {
  const wait = WAITS[Math.min(attempts, WAITS.length) - 1] ?? MINUTE;
  return now + wait > frozenAt + GIVE_UP_AFTER_MS ? null : now + wait;
}
