import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../../../src/delivery/ledger.ts';
import type { Clock } from '../../../src/lib/clock.ts';
import type { Database } from '../../../src/store/database.ts';
import { createDeliveryLedger } from '../../../src/store/ledger/delivery-ledger.ts';
import { goOverAgain } from '../../../src/store/ledger/given-up.ts';
import { databaseKinds, type OpenedDatabase, openDatabaseOf } from '../../support/each-database.ts';
import {
  emptyTables,
  HASH,
  ISSUE,
  MONDAY,
  seedIssue,
  seedSubscribers,
} from '../../support/newsroom-database.ts';

const DAY = 24 * 60 * 60_000;
const YEAR = 365 * DAY;
const REASON = 'Too old';

describe.each(await databaseKinds())('on $kind', (kind) => {
  let opened: OpenedDatabase | undefined;
  let database: Database;
  let ledger: Ledger;
  let now = MONDAY;
  const clock: Clock = { now: () => now };

  beforeAll(async () => {
    if (kind.skip) return;
    opened = await openDatabaseOf(kind);
    database = opened.database;
    ledger = createDeliveryLedger(database, clock);
  });
  afterAll(async () => {
    await opened?.[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    if (kind.skip) return;
    now = MONDAY;
    await emptyTables(database);
    await seedIssue(database);
    await seedSubscribers(database, 3);
    const request = { issueId: ISSUE, contentHash: HASH, rendered: '{}', messageIdDomain: 'news.example' };
    expect(await ledger.freeze(request)).toMatchObject({ outcome: 'frozen' });
  });

  const onThis = test.skipIf(kind.skip);
  const claim = () => ledger.claim({ issueId: ISSUE, worker: 'one', limit: 9, leaseMs: 60_000 });
  const issue = () =>
    database.db
      .selectFrom('issues')
      .where('id', '=', ISSUE)
      .select(['state', 'finished_at'])
      .executeTakeFirstOrThrow();

  async function givenUpAt(at: number): Promise<void> {
    now = at;
    expect(await ledger.giveUp(ISSUE, at - DAY, REASON)).toBe(3);
    expect(await ledger.finish(ISSUE)).toBe('finished_with_failures');
  }

  onThis('what a clock that was ahead gave up is due again, and counted so', async () => {
    await givenUpAt(MONDAY + YEAR);
    now = MONDAY + DAY;
    await goOverAgain(database.db, now);
    expect(await issue()).toEqual({ state: 'sending', finished_at: null });
    expect(await ledger.takeBack(ISSUE, ['Other', REASON])).toBe(3);
    expect(await ledger.takeBack(ISSUE, ['Other', REASON])).toBe(0);
    expect(await ledger.counts(ISSUE)).toMatchObject({ ready: 3, rejected: 0 });
    expect(await claim()).toHaveLength(3);
  });

  onThis('what was rejected for another reason, or at a time that has been, stays so', async () => {
    await givenUpAt(MONDAY + YEAR);
    await database.db
      .updateTable('deliveries')
      .set({ detail: `550 ${REASON}` })
      .where('subscriber_id', '=', 1)
      .execute();
    now = MONDAY + DAY;
    await database.db
      .updateTable('deliveries')
      .set({ updated_at: now - 1 })
      .where('subscriber_id', '=', 2)
      .execute();
    expect(await ledger.takeBack(ISSUE, [REASON])).toBe(1);
    expect(await ledger.counts(ISSUE)).toMatchObject({ ready: 1, rejected: 2 });
  });

  onThis('by a clock that is years behind nothing is opened again', async () => {
    await givenUpAt(MONDAY + 3 * DAY);
    now = MONDAY - 5 * YEAR;
    await goOverAgain(database.db, now);
    expect(await ledger.takeBack(ISSUE, [REASON])).toBe(0);
    expect(await issue()).toMatchObject({ state: 'finished_with_failures' });
  });

  onThis('an issue that ended in the past is not gone over again', async () => {
    await givenUpAt(MONDAY + 3 * DAY);
    await goOverAgain(database.db, now);
    expect(await issue()).toEqual({ state: 'finished_with_failures', finished_at: now });
  });
});
