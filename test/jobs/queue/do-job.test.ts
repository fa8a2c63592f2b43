import { expect, test } from 'vitest';
import type { Done } from '../../../src/jobs/do-work.ts';
import { createDraftLine } from '../../../src/jobs/draft-line.ts';
import { doJob } from '../../../src/jobs/queue/do-job.ts';
import { COLLECT } from '../../../src/jobs/queue/job.ts';
import { createBackground } from '../../../src/lib/background.ts';
import { silentLog } from '../../../src/lib/log.ts';
import type { Work } from '../../../src/scheduler/due-work.ts';

function worker() {
  const did: Work[] = [];
  const doWork = async (work: Work): Promise<Done> => {
    did.push(work);
    return { work, said: 'done', failed: false };
  };
  return { did, doWork };
}

const { signal } = new AbortController();

test('what is due is done where nobody hears of it, too', async () => {
  const { did, doWork } = worker();
  const collect: Work = { kind: 'collect' };
  await doJob(COLLECT, { due: async () => [collect], doWork, shareWorks: () => {} }, { signal });
  expect(did).toEqual([collect]);
});

test('a draft is made where nobody hears of it, too', async () => {
  const { did, doWork } = worker();
  const background = createBackground(silentLog);
  const draft = { kind: 'compose', edition: 'morning', date: '2026-11-23', hold: null } as const;
  const drafts = createDraftLine(background, doWork);
  drafts.add(draft, signal);
  await drafts.over();
  await background[Symbol.asyncDispose]();
  expect(did).toEqual([draft]);
});
