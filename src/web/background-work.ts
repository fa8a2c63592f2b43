import type { Log } from '../lib/log.ts';

/** Work that goes on after an answer was sent. */
export interface BackgroundWork {
  /** Starts it now; a failure is logged, since nobody waits for it. */
  run(work: () => Promise<void>): void;
  /** Resolves when all that was started is done: a shutdown waits for it. */
  drained(): Promise<void>;
}

export function createBackgroundWork(log: Log): BackgroundWork {
  const running = new Set<Promise<void>>();
  return {
    run(work) {
      const task = work()
        .catch((error: unknown) => log.error({ err: error }, 'background work failed'))
        .finally(() => running.delete(task));
      running.add(task);
    },
    async drained() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
