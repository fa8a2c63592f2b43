import { expect, test } from 'vitest';
import type { App } from '../../../src/app/app.ts';
import { outcomesOf } from '../../../src/jobs/send/issue-outcomes.ts';
import {
  DRAFT_TIME,
  ISSUE_ID,
  type NewsroomHere,
  SEND_TIME,
  startNewsroom,
} from '../../support/newsroom-here.ts';

const LATER = SEND_TIME + 600_000;

/** An issue under way whose only copy the mail server has put off. */
async function putOff(): Promise<NewsroomHere> {
  const here = await startNewsroom({ approval: 'auto' }, ({ verb }) =>
    verb === 'RCPT' ? '451 4.3.0 later' : undefined,
  );
  await here.run(['subscribers', 'add', 'ada@mail.example']);
  await here.tickAt(DRAFT_TIME);
  await here.tickAt(SEND_TIME);
  return here;
}

async function claim({ effects: { ledger } }: App) {
  const request = { issueId: ISSUE_ID, worker: 'w', limit: 1, leaseMs: 60_000 };
  const [claimed] = await ledger.claim(request);
  if (!claimed) throw new Error('nothing could be claimed');
  return claimed;
}

test.for([
  ['later', LATER, LATER],
  ['now', SEND_TIME, null],
  ['a moment ago', SEND_TIME - 1, null],
] as const)('of a copy that may be tried again %s', async ([, next_at, nextDueAt]) => {
  await using here = await putOff();
  await using app = await here.open();
  await app.database.db.updateTable('deliveries').set({ next_at }).execute();
  expect(await outcomesOf(app.effects, ISSUE_ID)).toMatchObject({ nextDueAt, counts: { deferred: 1 } });
});

test('of a copy in hand no time is told: what is due then is the end of its lease', async () => {
  await using here = await putOff();
  await using app = await here.open();
  here.clock.at = LATER * 2;
  const { id, epoch } = await claim(app);
  expect(await outcomesOf(app.effects, ISSUE_ID)).toMatchObject({ nextDueAt: null, counts: { claimed: 1 } });
  const marks = [{ id, epoch, worker: 'w', leaseMs: 60_000 }];
  await app.effects.ledger.commit({ issueId: ISSUE_ID, marks, outcomes: [] });
  expect(await outcomesOf(app.effects, ISSUE_ID)).toMatchObject({
    nextDueAt: null,
    counts: { committing: 1 },
  });
});
