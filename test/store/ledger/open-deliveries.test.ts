import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Clock } from '../../../src/lib/clock.ts';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import { createDeliveryLedger } from '../../../src/store/ledger/delivery-ledger.ts';
import { bringForward } from '../../../src/store/ledger/open-deliveries.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { type DatabaseSource, databaseKinds, openSource } from '../../support/each-database.ts';
import {
  emptyTables,
  HASH,
  ISSUE,
  MONDAY,
  seedIssue,
  seedSubscribers,
  temporaryFolder,
} from '../../support/newsroom-database.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe.each(await databaseKinds())('on $kind', (kind) => {
  const folder = temporaryFolder();
  let source: DatabaseSource;
  let database: Database;
  let now = MONDAY;
  const clock: Clock = { now: () => now };

  beforeAll(async () => {
    if (kind.skip) return;
    source = await openSource(kind);
    database = await openDatabase((await source.settings()).DATABASE_URL ?? `${folder.path}/open.db`);
    await migrate(database);
  }, 60_000);
  afterAll(async () => {
    await database?.[Symbol.asyncDispose]();
    await source?.[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });

  async function frozenAt(at: number) {
    await emptyTables(database);
    now = at;
    await seedIssue(database);
    await seedSubscribers(database, 3);
    const ledger = createDeliveryLedger(database, clock);
    const frozen = await ledger.freeze({
      issueId: ISSUE,
      contentHash: HASH,
      rendered: '{}',
      messageIdDomain: 'news.example',
    });
    expect(frozen.outcome).toBe('frozen');
    return ledger;
  }

  test.skipIf(kind.skip)(
    'frozen by a clock that was ahead, or seen by one that is behind, it is due now and keeps its date',
    async () => {
      const ledger = await frozenAt(MONDAY + 2 * DAY);
      now = MONDAY;
      const claim = () => ledger.claim({ issueId: ISSUE, worker: 'one', limit: 9, leaseMs: MINUTE });
      expect(await claim()).toEqual([]);
      expect(await bringForward(database.db, now)).toBe(3);
      // Dated anew it would be too old to be sent, once a clock that was behind is right again.
      const dated = { date: MONDAY + 2 * DAY, nextAt: MONDAY };
      expect(await claim()).toMatchObject(Array.from({ length: 3 }, () => dated));
    },
  );

  test.skipIf(kind.skip)('what waits for its hour goes on waiting', async () => {
    await frozenAt(MONDAY);
    const later = MONDAY + 40 * HOUR;
    await database.db.updateTable('deliveries').set({ next_at: later }).execute();
    expect(await bringForward(database.db, now)).toBe(0);
    // Beside it one that a wrong clock put off further than anything waits.
    const far = MONDAY + 30 * DAY;
    await database.db
      .updateTable('deliveries')
      .set({ next_at: far })
      .where('subscriber_id', '=', 2)
      .execute();
    expect(await bringForward(database.db, now)).toBe(1);
    const rows = await database.db.selectFrom('deliveries').selectAll().orderBy('subscriber_id').execute();
    expect(rows.map(({ next_at }) => next_at)).toEqual([later, MONDAY, later]);
  });
});
