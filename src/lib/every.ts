import { messageOf } from './errors.ts';
import type { Log } from './log.ts';

/** Does something now and every `ms` milliseconds, never twice at once; a failure is logged, and it goes on. */
export function every(ms: number, act: () => Promise<void>, log: Log): { stop(): void } {
  let busy = false;
  const run = async () => {
    if (busy) return;
    busy = true;
    try {
      await act();
    } catch (error) {
      log.warn({ detail: messageOf(error) }, 'tried again later');
    } finally {
      busy = false;
    }
  };
  void run();
  const timer = setInterval(run, ms);
  return { stop: () => clearInterval(timer) };
}
