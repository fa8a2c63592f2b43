import type { Clock, EpochMs } from '../../src/lib/clock.ts';

/** A clock that stands still. */
export function fixedClock(at: EpochMs): Clock {
  return { now: () => at };
}
