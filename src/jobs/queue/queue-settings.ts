import type { Queue } from 'pg-boss';
import type { QueueName } from '../../config/queues.ts';

/** The schema of pg-boss's tables, beside ours in the same database. */
export const JOB_SCHEMA = 'twofold_jobs';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/*
 * Rows of jobs are short-lived: what nobody took within an hour is due again by the rows anyway, and what is done is
 * kept for a day to be looked at. A minute brings a handful of jobs, so the tables hold some thousand rows.
 */
const KEPT = { retentionSeconds: HOUR, deleteAfterSeconds: 24 * HOUR };

/** A worker that is not heard from for so long is taken for dead, and its job goes to another. */
const HEARD_OF = { heartbeatSeconds: 20 };

/** `exclusive`: one job a key, waiting or under way. `short`: one waiting, any number under way. */
const SETTINGS: Record<QueueName, Omit<Queue, 'name'>> = {
  news: { policy: 'exclusive', expireInSeconds: 2 * HOUR, retryLimit: 3, retryDelay: 1 },
  issue: { policy: 'exclusive', expireInSeconds: HOUR, retryLimit: 3, retryDelay: 1 },
  // Ends by itself before a day is over and is taken up again: pg-boss lets no job run longer.
  deliver: { policy: 'short', expireInSeconds: 23 * HOUR, retryLimit: 1_000, retryDelay: 1 },
  returns: { policy: 'exclusive', expireInSeconds: HOUR, retryLimit: 3, retryDelay: 1 },
  tidy: { policy: 'exclusive', expireInSeconds: HOUR, retryLimit: 3, retryDelay: 1 },
};

export const QUEUE_SETTINGS: Queue[] = Object.entries(SETTINGS).map(([name, settings]) => ({
  name,
  ...settings,
  ...KEPT,
  ...HEARD_OF,
  notify: true,
}));

/** How many jobs of a queue one process has under way; of one issue's send never more than one. */
export const AT_ONCE: Record<QueueName, number> = { news: 1, issue: 2, deliver: 4, returns: 1, tidy: 1 };
