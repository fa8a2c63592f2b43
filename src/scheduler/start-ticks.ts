import { schedule } from 'node-cron';
import { messageOf } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';

export interface Ticks {
  /** No further tick; resolves when the running one has ended. */
  stop(): Promise<void>;
}

/**
 * Wakes `tick` every minute, with `atOnce` also now, never two at once. What is due is decided by the tick from the rows,
 * so a tick that is missed, late or failed only makes the next one do more.
 */
export function startTicks(tick: () => Promise<void>, log: Log, { atOnce = false } = {}): Ticks {
  let running: Promise<void> = Promise.resolve();
  const run = () => {
    running = tick().catch((error: unknown) => log.error({ err: error }, `tick failed: ${messageOf(error)}`));
    return running;
  };
  if (atOnce) void run();
  const task = schedule('* * * * *', run, { noOverlap: true, timezone: 'UTC', suppressMissedWarning: true });
  return {
    async stop() {
      await task.destroy();
      await running;
    },
  };
}
