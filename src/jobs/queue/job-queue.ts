import type { QueueName } from '../../config/queues.ts';
import type { Db } from '../../store/database.ts';
import type { Job } from './job.ts';

/** Does one job. Rejects where it was broken off and is to be taken up again. */
export type Perform = (job: Job, signal: AbortSignal) => Promise<void>;

/** Jobs on their way to whoever does them: this process on SQLite, any worker process on Postgres. */
export interface JobQueue extends AsyncDisposable {
  /**
   * Adds jobs; one that waits under its queue and key already is not doubled. With a transaction they are there when
   * it commits, and never if it does not.
   */
  add(jobs: readonly Job[], tx?: Db): Promise<void>;
  /** Begins to take jobs of these queues. */
  work(queues: readonly QueueName[], perform: Perform): Promise<Consumer>;
}

export interface Consumer {
  /** Takes no further job, aborts what is under way and resolves when it has ended, or after `drainMs`. */
  stop(drainMs: number): Promise<void>;
}
