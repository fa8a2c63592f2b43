import type { EpochMs } from '../../lib/clock.ts';
import { jitterOf } from './jitter.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Greylisting clears within the first waits; after the last one an attempt is made every four hours. */
const WAITS = [1, 5, 10, 15, 30, 60, 120, 240].map((minutes) => minutes * MINUTE);

/** How long a server that turned a whole connection away is left alone. */
export const HOST_BACK_OFF_MS = MINUTE;

/** RFC 5321 4.5.4.1 asks for four to five days; news is stale sooner. An edition may say less. */
export const GIVE_UP_AFTER_MS = 72 * HOUR;

/** Up to so much of a wait is taken off it: recipients refused together do not all come back together. */
const JITTER = 0.2;

/**
 * When to try a delivery again after `attempts` failed ones (1 or more), or null when the time since the audience
 * was frozen is used up. The same input gives the same time.
 */
export function nextAttempt(
  { id, attempts, date }: { id: number; attempts: number; date: EpochMs },
  now: EpochMs,
  giveUpAfterMs: number,
): EpochMs | null {
  const wait = WAITS[Math.min(attempts, WAITS.length) - 1] ?? MINUTE;
  const at = now + Math.round(wait * (1 - JITTER * jitterOf(`${id} ${attempts}`)));
  return at > date + giveUpAfterMs ? null : at;
}
