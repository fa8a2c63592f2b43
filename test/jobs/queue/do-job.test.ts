import { expect, test } from 'vitest';
import type { Done } from '../../../src/jobs/do-work.ts';
import { doJob } from '../../../src/jobs/queue/do-job.ts';
import { COLLECT } from '../../../src/jobs/queue/job.ts';
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
