import type { LogTail } from './log-tail.ts';

/** Spreads the kills over the issue: how long a sender may live, from how fast the last ones were. */
export interface Pace {
  /** A random time in ms, longer or shorter than the mean as chance has it. `open`: recipients still to be sent to. */
  life(open: number, kills: number): number;
  /** Called when a life of `ms` is over. */
  learn(ms: number): void;
}

/** So that some recipients are left for the last kills. */
const RESERVE = 0.85;
const FIRST_GUESS = 1; // messages a millisecond
const SHORTEST_MS = 2;

export function createPace(tail: LogTail): Pace {
  let rate = FIRST_GUESS;
  let counted = 0;
  return {
    life(open, kills) {
      const mean = (RESERVE * open) / Math.max(1, kills) / rate;
      return SHORTEST_MS + 2 * Math.random() * mean;
    },
    learn(ms) {
      const settled = tail.settled();
      const now = (settled - counted) / Math.max(1, ms);
      counted = settled;
      rate = Math.max(0.01, 0.9 * rate + 0.1 * now);
    },
  };
}
