import type { Work } from '../../scheduler/due-work.ts';
import type { Done, WorkOptions } from '../do-work.ts';
import { type Job, workOf } from './job.ts';

export interface JobNeeds {
  /** Everything that is due now, in order. */
  due(): Promise<Work[]>;
  doWork(work: Work, options: WorkOptions): Promise<Done>;
  /** Called before a share in an issue's send is begun: there may be room for another worker. */
  beforeShare(issueId: string): Promise<void>;
}

export interface JobOptions extends WorkOptions {
  onDone?(done: Done): void;
}

/** Does what is due of a job at this moment. Rejects where it was broken off: somebody else is to take it up. */
export async function doJob(job: Job, needs: JobNeeds, { onDone, ...options }: JobOptions): Promise<void> {
  if (job.queue === 'deliver') await needs.beforeShare(job.key);
  for (const work of await workToDo(job, needs)) {
    options.signal.throwIfAborted();
    const done = await needs.doWork(work, options);
    onDone?.(done);
    if (done.report?.status === 'stopped') throw new Error('The send was stopped before its end.');
  }
  options.signal.throwIfAborted();
}

/** What is to be sent was decided when it was frozen; the ledger says what is left of it. */
async function workToDo(job: Job, { due }: JobNeeds): Promise<Work[]> {
  return job.queue === 'deliver' ? [{ kind: 'deliver', issueId: job.key }] : workOf(job, await due());
}
