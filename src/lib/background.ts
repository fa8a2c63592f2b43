import { messageOf } from './errors.ts';
import type { Log } from './log.ts';

/** Work that outlives the request that asked for it. Disposing aborts its signal and waits for it to end. */
export interface Background extends AsyncDisposable {
  run(work: (signal: AbortSignal) => Promise<void>): void;
  /** The same signal, for what is waited for elsewhere. */
  stopping: AbortSignal;
}

export function createBackground(log: Log): Background {
  const running = new Set<Promise<void>>();
  const stop = new AbortController();
  return {
    stopping: stop.signal,
    run(work) {
      const done = work(stop.signal)
        .catch((error: unknown) => log.error({ err: error }, `background work failed: ${messageOf(error)}`))
        .finally(() => running.delete(done));
      running.add(done);
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await Promise.all(running);
    },
  };
}
