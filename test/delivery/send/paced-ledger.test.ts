import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../../../src/delivery/ledger.ts';
import { paceLedger } from '../../../src/delivery/send/paced-ledger.ts';
import { planSend, type SendTimes } from '../../../src/delivery/send/send-plan.ts';
import type { Database } from '../../../src/store/database.ts';
import { createDeliveryLedger } from '../../../src/store/ledger/delivery-ledger.ts';
import { putOff } from '../../../src/store/ledger/pace.ts';
import { databaseKinds, type OpenedDatabase, openDatabaseOf } from '../../support/each-database.ts';
import {
  emptyTables,
  HASH,
  ISSUE,
  MONDAY,
  seedIssue,
  seedSubscriber,
} from '../../support/newsroom-database.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** 06:30 in Toronto is MONDAY. */
const TORONTO: SendTimes = {
  zone: 'America/Toronto',
  sendAt: '06:30',
  spreadMinutes: 0,
  sendTime: 'newsroom',
  quietHours: null,
};

describe.each(await databaseKinds())('on $kind', (on) => {
  const { skip } = on;
  let opened: OpenedDatabase | undefined;
  let database: Database;
  let ledger: Ledger;
  let now = MONDAY;
  const clock = { now: () => now };

  beforeAll(async () => {
    if (skip) return;
    opened = await openDatabaseOf(on);
    database = opened.database;
    ledger = createDeliveryLedger(database, clock);
  });
  afterAll(async () => {
    await opened?.[Symbol.asyncDispose]();
  });
  beforeEach(async () => {
    if (skip) return;
    now = MONDAY;
    await emptyTables(database);
    await seedIssue(database);
  });

  async function freeze(zones: (string | null)[]): Promise<void> {
    for (const [place, zone] of zones.entries()) {
      await seedSubscriber(database, place + 1, `reader${place + 1}@mail.example`);
      await database.db
        .updateTable('subscribers')
        .set({ zone })
        .where('id', '=', place + 1)
        .execute();
    }
    await ledger.freeze({
      issueId: ISSUE,
      contentHash: HASH,
      rendered: '{}',
      messageIdDomain: 'news.example',
    });
  }

  /** Who may be mailed now, by number. */
  async function claimed(times: SendTimes): Promise<number[]> {
    const paced = paceLedger(ledger, times, '2026-11-23', clock);
    const rows = await paced.claim({ issueId: ISSUE, worker: 'test', limit: 1_000, leaseMs: 9 * HOUR });
    return rows.map(({ subscriberId }) => subscriberId).sort((a, b) => a - b);
  }

  test.skipIf(skip)('without any such wish everybody is due at once', async () => {
    await freeze([null, 'America/Los_Angeles', 'Europe/Paris']);
    expect(await claimed(TORONTO)).toEqual([1, 2, 3]);
  });

  test.skipIf(skip)(
    'each reader gets it at the hour of their own zone, and nobody before the newsroom',
    async () => {
      await freeze([null, 'America/Los_Angeles', 'Europe/Paris', 'America/Winnipeg']);
      const times: SendTimes = { ...TORONTO, sendTime: 'reader' };
      expect(await claimed(times)).toEqual([1, 3]);
      now = MONDAY + HOUR - 1;
      expect(await claimed(times)).toEqual([]);
      now = MONDAY + HOUR;
      expect(await claimed(times)).toEqual([4]);
      now = MONDAY + 3 * HOUR - 1;
      expect(await claimed(times)).toEqual([]);
      now = MONDAY + 3 * HOUR;
      expect(await claimed(times)).toEqual([2]);
    },
  );

  test.skipIf(skip)('the issue says when it goes on', async () => {
    await freeze(['America/Los_Angeles']);
    await claimed({ ...TORONTO, sendTime: 'reader' });
    expect(await ledger.nextDue(ISSUE)).toBe(MONDAY + 3 * HOUR);
  });

  test.skipIf(skip)('in quiet hours nobody is mailed, and each zone has its own', async () => {
    await freeze([null, 'Asia/Tokyo', 'Pacific/Auckland', 'Europe/Paris']);
    const times: SendTimes = { ...TORONTO, quietHours: ['20:00', '06:00'] };
    // 06:30 in Toronto, 20:30 in Tokyo, 00:30 in Auckland, 12:30 in Paris.
    expect(await claimed(times)).toEqual([1, 4]);
    now = MONDAY + 5.5 * HOUR;
    expect(await claimed(times)).toEqual([3]);
    now = MONDAY + 9.5 * HOUR;
    expect(await claimed(times)).toEqual([2]);
  });

  test.skipIf(skip)('a retry that falls into the quiet hours waits for their end', async () => {
    await freeze([null]);
    const times: SendTimes = { ...TORONTO, quietHours: ['12:00', '13:00'] };
    await database.db
      .updateTable('deliveries')
      .set({ state: 'deferred', attempts: 3, next_at: MONDAY + 6 * HOUR })
      .execute();
    now = MONDAY + 6 * HOUR;
    expect(await claimed(times)).toEqual([]);
    now = MONDAY + 6.5 * HOUR;
    expect(await claimed(times)).toEqual([1]);
  });

  test.skipIf(skip)('quiet hours that begin during a send stop its claims on the minute', async () => {
    await freeze([null, null]);
    now = MONDAY + 5.5 * HOUR - 30_000;
    const paced = paceLedger(ledger, { ...TORONTO, quietHours: ['12:00', '13:00'] }, '2026-11-23', clock);
    const take = () => paced.claim({ issueId: ISSUE, worker: 'test', limit: 1, leaseMs: HOUR });
    expect(await take()).toHaveLength(1);
    now += 30_000;
    expect(await take()).toHaveLength(0);
  });

  // SQLite has one writer: there is nobody beside it.
  const onPostgres = on.kind === 'PostgreSQL' ? test.skipIf(skip) : () => {};
  onPostgres('beside the claim of another worker nobody is overlooked', async () => {
    await freeze(Array.from({ length: 7 }, () => null));
    now = MONDAY + 5.5 * HOUR;
    const plan = planSend({ ...TORONTO, quietHours: ['12:00', '13:00'] }, '2026-11-23', [], now);
    let moved: Promise<number> | undefined;
    await database.db.transaction().execute(async (tx) => {
      await tx.updateTable('deliveries').set({ state: 'claimed' }).where('subscriber_id', '<', 3).execute();
      moved = putOff(database, ISSUE, plan, now, 2);
      await Promise.race([moved, setTimeout(2_000)]);
    });
    expect(await moved).toBe(5);
  });

  test.skipIf(skip)('a spread send reaches everybody within its minutes, evenly', async () => {
    await freeze(Array.from({ length: 120 }, () => null));
    const times: SendTimes = { ...TORONTO, spreadMinutes: 60 };
    const perQuarter: number[] = [];
    for (const quarter of [1, 2, 3, 4]) {
      now = MONDAY + quarter * 15 * MINUTE;
      perQuarter.push((await claimed(times)).length);
    }
    expect(perQuarter.reduce((sum, count) => sum + count, 0)).toBe(120);
    for (const count of perQuarter) expect(count).toBeGreaterThan(20);
  });

  test.skipIf(skip)('a zone given after the send began does not strand its reader', async () => {
    await freeze([null]);
    const paced = paceLedger(ledger, { ...TORONTO, sendTime: 'reader' }, '2026-11-23', clock);
    await paced.readerZones();
    await database.db.updateTable('subscribers').set({ zone: 'Asia/Tokyo' }).execute();
    expect(await paced.claim({ issueId: ISSUE, worker: 'test', limit: 9, leaseMs: HOUR })).toHaveLength(1);
  });
});
