import type { QueueName } from '../../config/queues.ts';
import type { Work } from '../../scheduler/due-work.ts';

/**
 * A word to some worker to look at one thing. It says where to look, not what to do: that follows from the rows when
 * it is taken up, so a job that comes late, twice or never does no harm.
 */
export interface Job {
  queue: QueueName;
  /** The issue's id where it is about one, else empty. */
  key: string;
}

function jobOf(work: Work): Job {
  switch (work.kind) {
    case 'poll':
    case 'compose':
      return { queue: 'news', key: '' };
    case 'send':
    case 'hold':
      return { queue: 'issue', key: work.issueId };
    case 'deliver':
      return deliverJob(work.issueId);
    case 'collect':
      return COLLECT;
    case 'tidy':
      return { queue: 'tidy', key: '' };
  }
}

export const COLLECT: Job = { queue: 'returns', key: '' };

export function deliverJob(issueId: string): Job {
  return { queue: 'deliver', key: issueId };
}

/** One job for all work of a queue and key, in the order of the first of it. */
export function jobsOf(work: readonly Work[]): Job[] {
  return [...new Map(work.map(jobOf).map((job) => [`${job.queue} ${job.key}`, job])).values()];
}

/** The part of what is due that a job is about, in order. */
export function workOf(job: Job, due: readonly Work[]): Work[] {
  return due.filter((work) => {
    const { queue, key } = jobOf(work);
    return queue === job.queue && key === job.key;
  });
}
