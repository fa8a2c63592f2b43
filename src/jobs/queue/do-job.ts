import type { Work } from '../../scheduler/due-work.ts';
import type { Done, WorkOptions } from '../do-work.ts';
import { type Job, workOf } from './job.ts';

export interface JobNeeds {
  /** Everything that is due now, in order. */
  due(): Promise<Work[]>;
  doWork(work: Work, options: WorkOptions): Promise<Done>;
  /** Called once when a share in an issue's send has got somewhere: there may be room for another worker. */
  shareWorks(issueId: string): void;
}

export interface JobOptions extends WorkOptions {
  onDone?(done: Done): void;
}

/** Does what is due of a job at this moment. Rejects where it was broken off: somebody else is to take it up. */
export async function doJob(job: Job, needs: JobNeeds, options: JobOptions): Promise<void> {
  if (job.queue === 'deliver') await doShare(job.key, needs, options);
  else await doDue(workOf(job, await needs.due()), needs, options);
}

async function doDue(works: Work[], { doWork }: JobNeeds, { onDone, ...options }: JobOptions): Promise<void> {
  for (const work of works) {
    options.signal.throwIfAborted();
    const done = await doWork(work, options); // not within the call, which is left out where nobody listens
    onDone?.(done);
  }
  options.signal.throwIfAborted();
}

/**
 * What is to be sent was decided when it was frozen; the ledger says what is left of it. Another worker is called in
 * only when the server has taken something: while it is down, one try a minute is enough.
 */
async function doShare(issueId: string, needs: JobNeeds, options: JobOptions): Promise<void> {
  let works = false;
  const { onDone, sendLater: _here, ...rest } = options;
  const done = await needs.doWork(
    { kind: 'deliver', issueId },
    {
      ...rest,
      onSend(id, count, total) {
        if (!works && count > 0) needs.shareWorks(issueId);
        works ||= count > 0;
        options.onSend?.(id, count, total);
      },
    },
  );
  const idle = !works && done.report?.status === 'waiting' && done.report.reason === null;
  if (!idle) onDone?.(done);
  if (done.report?.status === 'stopped') throw new Error('The send was stopped before its end.');
}
