import { expect, test } from 'vitest';
import { parseMailboxUrl } from '../../../src/bounces/mailbox/account.ts';
import { nextCollectAt } from '../../../src/jobs/returned/collect-reports.ts';
import { createMailboxRepository } from '../../../src/store/returned/mailbox-repository.ts';
import { startNewsroom } from '../../support/newsroom-here.ts';

const MINUTE = 60_000;

test('the bounce mailbox is looked at first at once, then at intervals, and anew where the clock was ahead', async () => {
  await using here = await startNewsroom();
  await using app = await here.open();
  const { effects } = app;
  expect(await nextCollectAt(effects)).toBeNull();
  const account = parseMailboxUrl('imaps://bounces:word@mail.example');
  const memory = createMailboxRepository(app.database.db);
  const mailbox = { account, memory, everyMs: 5 * MINUTE, visit: null };
  const withMailbox = { ...effects, returns: { ...effects.returns, mailbox } };
  expect(await nextCollectAt(withMailbox)).toBe(0);
  const now = here.clock.at;
  await memory.checked(account.name, now, 'it is away');
  expect(await nextCollectAt(withMailbox)).toBe(now + 5 * MINUTE);
  await memory.checked(account.name, now + 400 * 24 * 60 * MINUTE, null);
  expect(await nextCollectAt(withMailbox)).toBe(0);
});
