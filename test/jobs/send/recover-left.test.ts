import { expect, test } from 'vitest';
import { sendNow } from '../../../src/jobs/send/issue-sending.ts';
import { recoverLeft } from '../../../src/jobs/send/recover-left.ts';
import type { SendUnderWay } from '../../../src/jobs/send/send-due-issue.ts';
import { DRAFT_TIME, ISSUE_ID, startNewsroom } from '../../support/newsroom-here.ts';

const LEASE = 60_000;
const OUR_OWN: SendUnderWay = { report: new Promise(() => {}), join: () => {} };

/** An issue that is being sent, its one row held by a worker whose name is free again. */
async function leftByTheDead() {
  const here = await startNewsroom();
  await here.run(['subscribers', 'add', 'ada@mail.example']);
  await here.tickAt(DRAFT_TIME);
  for (const verb of ['compose', 'approve']) await here.run([verb, 'morning']);
  const app = await here.open();
  const { effects } = app;
  const expectedHash = (await app.issues.get(ISSUE_ID))?.contentHash ?? '';
  await sendNow(effects, () => {}, { id: ISSUE_ID, expectedHash, actor: 'ann' });
  let worker: string;
  {
    await using dead = await effects.holdWorker();
    worker = dead.name;
  }
  await effects.ledger.claim({ issueId: ISSUE_ID, worker, limit: 1, leaseMs: LEASE });
  return {
    here,
    app,
    effects,
    counts: () => effects.ledger.counts(ISSUE_ID),
    async [Symbol.asyncDispose]() {
      await app[Symbol.asyncDispose]();
      await here[Symbol.asyncDispose]();
    },
  };
}

test('what the dead hold of an issue that is being sent is free at once where names are used again', async () => {
  await using left = await leftByTheDead();
  await recoverLeft(left.effects, false);
  expect(await left.counts()).toMatchObject({ claimed: 1 });
  await recoverLeft({ ...left.effects, sending: new Map([[ISSUE_ID, OUR_OWN]]) }, true);
  expect(await left.counts()).toMatchObject({ claimed: 1 });
  await recoverLeft(left.effects, true);
  expect(await left.counts()).toMatchObject({ ready: 1 });
});

test.for(['paused', 'cancelled'] as const)(
  'of an issue that is %s it is free when its lease is over',
  async (state) => {
    await using left = await leftByTheDead();
    await left.app.issues[state === 'paused' ? 'pause' : 'cancel'](ISSUE_ID, 'ann');
    await recoverLeft(left.effects, true);
    expect(await left.counts()).toMatchObject({ claimed: 1 });
    left.here.clock.at += LEASE + 1;
    await recoverLeft(left.effects, true);
    expect((await left.counts()).claimed ?? 0).toBe(0);
  },
);
