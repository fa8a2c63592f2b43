/** Milliseconds since 1970-01-01T00:00Z. */
export type EpochMs = number;

/** The only home of the current time: everything else is handed a clock. */
export interface Clock {
  now(): EpochMs;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Milliseconds since some moment: for how long something took, whatever is done to the clock meanwhile. */
export const monotonicMs = (): number => performance.now();

/** Clocks of several hosts differ by as much. */
export const CLOCKS_APART_MS = 60_000;

/** Whether a time of something past, as it was written down, is still to come: a clock was wrong that has been set right. */
export function isAhead(at: EpochMs | null, now: EpochMs): boolean {
  return at !== null && at > now + CLOCKS_APART_MS;
}
