import { expect, test } from 'vitest';
import { FORGOTTEN } from '../../../src/issues/forgotten-send.ts';
import { forgottenSend, holdForgotten } from '../../../src/jobs/restore/forgotten-send.ts';
import { createIssueRepository } from '../../../src/store/issues/issue-repository.ts';
import { createDeliveryLedger } from '../../../src/store/ledger/delivery-ledger.ts';
import { fixedClock } from '../../support/fixed-clock.ts';
import { ISSUE, MONDAY, openMigrated, seedIssue } from '../../support/newsroom-database.ts';

const LIST = '/var/lib/twofold/begun-issues-news-db';

test('who was told of an issue that a restore forgot stays told, however much is done to it afterwards', async () => {
  await using database = await openMigrated('sqlite::memory:');
  await seedIssue(database, { state: 'draft' });
  const clock = fixedClock(MONDAY);
  const issues = createIssueRepository(database.db);
  const ledger = { ...createDeliveryLedger(database, clock), begunHere: async () => LIST };
  const effects = { issues, ledger, clock };
  expect(await holdForgotten(effects, ISSUE)).toBe(LIST);
  expect(await forgottenSend(effects, { id: ISSUE, state: 'draft' })).toBe('unsettled');

  const record = (action: string) => issues.record(ISSUE, { at: MONDAY, actor: 'ann', action, detail: '' });
  await record('approve');
  for (let n = 0; n < 600; n++) await record('edit');
  expect(await issues.audit(ISSUE)).toHaveLength(500);
  expect(await holdForgotten(effects, ISSUE)).toBeNull();
  expect(await forgottenSend(effects, { id: ISSUE, state: 'approved' })).toBe('not_sent');
  expect((await issues.audit(ISSUE, ['hold'])).map(({ detail }) => detail)).toEqual([FORGOTTEN]);
});
