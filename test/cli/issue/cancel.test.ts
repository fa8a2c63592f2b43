import { expect, test } from 'vitest';
import { ISSUE_ID, readersMailed, SEND_TIME, startNewsroom } from '../../support/newsroom-here.ts';

async function approved() {
  const here = await startNewsroom();
  await here.run(['subscribers', 'add', 'ada@mail.example']);
  await here.run(['poll']);
  await here.run(['compose', 'morning']);
  await here.run(['approve', 'morning']);
  return here;
}

test('a cancelled issue goes out no more, and cancelling it again changes nothing', async () => {
  await using here = await approved();
  const cancelled = await here.run(['cancel', 'morning']);
  expect([cancelled.code, cancelled.stderr]).toEqual([
    0,
    `${ISSUE_ID} is approved.\n${ISSUE_ID} is cancelled; nobody gets it from now on.\n`,
  ]);
  await here.tickAt(SEND_TIME);
  expect(readersMailed(here)).toEqual([]);
  expect(await here.run(['cancel', 'morning'])).toMatchObject({
    code: 0,
    stderr: `${ISSUE_ID} is cancelled.\n`,
  });
  await using app = await here.open();
  expect(await app.issues.audit(ISSUE_ID)).toContainEqual(expect.objectContaining({ action: 'cancel' }));
});

test('a finished issue cannot be cancelled', async () => {
  await using here = await approved();
  await here.run(['send', 'morning']);
  const cancelled = await here.run(['cancel', 'morning']);
  expect(cancelled.stderr).toMatch(
    /is finished: 1 accepted\.\nAn issue that is finished cannot be cancelled/,
  );
  expect(cancelled.code).toBe(1);
});
