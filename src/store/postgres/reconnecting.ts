import { setTimeout as wait } from 'node:timers/promises';
import { outcomeUnknown, retryable } from './postgres-errors.ts';

/** Between tries, milliseconds: as long as a server takes to restart, and `commit` to give up. */
const WAITS = [100, 200, 500, 1_000, 2_000, 4_000, 8_000, 15_000];

/**
 * Tries again, later each time, while connections are lost; what a statement itself says is thrown at once. For what
 * may be done twice: the answer of one that was done may be what was lost.
 */
export async function reconnecting<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const ms = WAITS[tries];
      if (ms === undefined || !(outcomeUnknown(error) || retryable(error))) throw error;
      await wait(ms);
    }
  }
}
