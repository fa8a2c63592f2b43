import { expect, test } from 'vitest';
import type { App } from '../../../src/app/app.ts';
import { resolveDoubt, resumeSending, sendNow } from '../../../src/jobs/send/issue-sending.ts';
import { DRAFT_TIME, ISSUE_ID, type NewsroomHere, startNewsroom } from '../../support/newsroom-here.ts';

const ANN = 'ann@brinmouth.example';

/** An approved issue, and who is told that there is something to send. */
async function approved(here: NewsroomHere) {
  await here.run(['subscribers', 'add', 'ada@mail.example']);
  await here.tickAt(DRAFT_TIME);
  for (const verb of ['compose', 'approve']) await here.run([verb, 'morning']);
  const app = await here.open();
  const woken: string[] = [];
  const wake = (id: string) => void woken.push(id);
  const send = (id: string, expectedHash: string) =>
    sendNow(app.effects, wake, { id, expectedHash, actor: ANN });
  return { app, woken, wake, send, hash: (await app.issues.get(ISSUE_ID))?.contentHash ?? '' };
}

const stateOf = async ({ issues }: App) => (await issues.get(ISSUE_ID))?.state;

test('what is sent is what was looked at; whoever sends is told, and it is in the audit', async () => {
  await using here = await startNewsroom();
  const { app, woken, send, hash } = await approved(here);
  await using _ = app;
  expect(await send(ISSUE_ID, 'another')).toMatchObject({ reason: expect.stringContaining('changed since') });
  expect(await send('morning/1999-01-01', hash)).toMatchObject({ reason: 'There is no such issue.' });
  expect([woken, await stateOf(app)]).toEqual([[], 'approved']);
  expect(await send(ISSUE_ID, hash)).toEqual({ outcome: 'started' });
  expect([woken, await stateOf(app)]).toEqual([[ISSUE_ID], 'sending']);
  expect((await app.issues.audit(ISSUE_ID))[0]).toMatchObject({
    actor: ANN,
    action: 'send',
    detail: 'version 1',
  });
  expect(await send(ISSUE_ID, hash)).toMatchObject({ outcome: 'refused' });
  expect(woken).toEqual([ISSUE_ID]);
});

test('who resumes wakes the send; who could not, does not', async () => {
  await using here = await startNewsroom();
  const { app, woken, wake, send, hash } = await approved(here);
  await using _ = app;
  expect(await resumeSending(app.effects, wake, ISSUE_ID, ANN)).toMatchObject({ outcome: 'refused' });
  expect(woken).toEqual([]);
  await send(ISSUE_ID, hash);
  await app.issues.pause(ISSUE_ID, ANN);
  woken.length = 0;
  expect(await resumeSending(app.effects, wake, ISSUE_ID, ANN)).toEqual({ outcome: 'done' });
  expect([woken, await stateOf(app)]).toEqual([[ISSUE_ID], 'sending']);
});

test('a doubt is settled in its own issue, in time, and wakes the send only to be sent again', async () => {
  await using here = await startNewsroom();
  const { app, woken, wake, send, hash } = await approved(here);
  await using _ = app;
  const { ledger } = app.effects;
  await send(ISSUE_ID, hash);
  const [row] = await ledger.claim({ issueId: ISSUE_ID, worker: 'w', limit: 1, leaseMs: 60_000 });
  const { id: deliveryId = 0, epoch = 0 } = row ?? {};
  const marks = [{ id: deliveryId, epoch, worker: 'w', leaseMs: 60_000 }];
  await ledger.commit({ issueId: ISSUE_ID, marks, outcomes: [] });
  await ledger.recover(ISSUE_ID, 'w');
  woken.length = 0;
  const resolve = (id: string, decision: 'resend' | 'accept' | 'write_off') =>
    resolveDoubt(app.effects, wake, { id, deliveryId, decision, actor: ANN });
  expect(await resolve('morning/2026-11-24', 'accept')).toMatchObject({ outcome: 'refused' });
  here.clock.at = DRAFT_TIME + 72 * 3_600_000;
  expect(await resolve(ISSUE_ID, 'resend')).toMatchObject({ reason: expect.stringContaining('72 hours') });
  here.clock.at -= 1;
  expect(await resolve(ISSUE_ID, 'resend')).toEqual({ outcome: 'done' });
  expect(woken).toEqual([ISSUE_ID]);
  expect(await resolve(ISSUE_ID, 'accept')).toMatchObject({ reason: 'That delivery is not in doubt.' });
  await app.database.db.updateTable('deliveries').set({ state: 'in_doubt', next_at: null }).execute();
  here.clock.at += 3_600_000; // too late to be sent, never to be settled
  expect(await resolve(ISSUE_ID, 'write_off')).toEqual({ outcome: 'done' });
  expect(woken).toEqual([ISSUE_ID]);
  expect((await app.issues.audit(ISSUE_ID))[0]).toMatchObject({
    actor: ANN,
    detail: `delivery ${deliveryId} to subscriber 1: write off`,
  });
});
