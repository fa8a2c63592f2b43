import type { Background } from '../../lib/background.ts';
import type { JobQueue, Perform } from './job-queue.ts';

/** A job is begun in the background where it was added, at once: nothing is stored, for the rows say what is due. */
export function createInProcessQueue(background: Background, performAlone: Perform): JobQueue {
  let perform = performAlone;
  return {
    async add(jobs) {
      for (const job of jobs)
        background.run((signal) =>
          perform(job, signal).catch((error: unknown) => {
            if (!signal.aborted) throw error; // broken off by a stop: the next start takes it up
          }),
        );
    },
    async work(_queues, performInstead) {
      perform = performInstead;
      return {
        async stop() {
          perform = performAlone;
        },
      };
    },
    async [Symbol.asyncDispose]() {}, // the background outlives it and ends its jobs
  };
}
