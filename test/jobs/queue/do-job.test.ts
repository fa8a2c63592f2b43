import { expect, test } from 'vitest';
import type { SendReport } from '../../../src/delivery/send/send-issue.ts';
import type { Done, WorkOptions } from '../../../src/jobs/do-work.ts';
import { doJob } from '../../../src/jobs/queue/do-job.ts';
import { COLLECT, deliverJob } from '../../../src/jobs/queue/job.ts';
import type { Work } from '../../../src/scheduler/due-work.ts';

test('what is due is done where nobody hears of it, too', async () => {
  const did: Work[] = [];
  const doWork = async (work: Work): Promise<Done> => {
    did.push(work);
    return { work, said: 'done', failed: false };
  };
  const { signal } = new AbortController();
  const collect: Work = { kind: 'collect' };
  await doJob(COLLECT, { due: async () => [collect], doWork, shareWorks: () => {} }, { signal });
  expect(did).toEqual([collect]);
});

const ISSUE = 'morning/2026-11-23';
const SHARE = deliverJob(ISSUE);

/** A share in a send that tells of so many messages at a time, and ends so. */
async function share(told: number[], report: Pick<SendReport, 'status' | 'reason'>) {
  const heard = { calls: 0, progress: [] as number[], done: 0 };
  const doWork = async (work: Work, { onSend, sendLater }: WorkOptions): Promise<Done> => {
    sendLater?.(ISSUE);
    for (const count of told) onSend?.(ISSUE, count, 9);
    return { work, said: 'sent', failed: false, report: report as SendReport };
  };
  const needs = { due: async () => [], doWork, shareWorks: () => void heard.calls++ };
  const options = {
    signal: new AbortController().signal,
    onSend: (_: string, count: number) => void heard.progress.push(count),
    onDone: () => void heard.done++,
    // Nobody is left to put it off to.
    sendLater: () => expect.unreachable(),
  };
  const ended = await doJob(SHARE, needs, options).then(
    () => 'done',
    () => 'broken off',
  );
  return { ...heard, ended };
}

test.for([
  ['that gets somewhere calls another worker in, once', [0, 1, 2], 'finished', null, { calls: 1, done: 1 }],
  ['with nothing to do is not spoken of', [0], 'waiting', null, { calls: 0, done: 0 }],
  ['that did something and waits is', [1], 'waiting', null, { calls: 1, done: 1 }],
  ['that waits for a reason is', [], 'waiting', 'no relay', { calls: 0, done: 1 }],
] as const)('a share %s', async ([, told, status, reason, expected]) => {
  expect(await share([...told], { status, reason })).toEqual({ ...expected, progress: told, ended: 'done' });
});

test('a share that is stopped is somebody else’s to take up', async () => {
  expect(await share([1], { status: 'stopped', reason: null })).toMatchObject({ ended: 'broken off' });
});

test.for([1, 2])(
  'a stop comes behind the first of %i pieces of work: the job is somebody else’s',
  async (pieces) => {
    const stop = new AbortController();
    const did: Work[] = [];
    const doWork = async (work: Work): Promise<Done> => {
      did.push(work);
      stop.abort();
      return { work, said: 'done', failed: false };
    };
    const due = async () => Array.from({ length: pieces }, (): Work => ({ kind: 'collect' }));
    const done = doJob(COLLECT, { due, doWork, shareWorks: () => {} }, { signal: stop.signal });
    await expect(done).rejects.toThrow('aborted');
    expect(did).toHaveLength(1);
  },
);
