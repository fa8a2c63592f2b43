/** Milliseconds since 1970-01-01T00:00Z. */
export type EpochMs = number;

/** The only home of the current time: everything else is handed a clock. */
export interface Clock {
  now(): EpochMs;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still, for `replay` and for tests. */
export function fixedClock(at: EpochMs): Clock {
  return { now: () => at };
}
