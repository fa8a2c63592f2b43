import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { systemClock } from '../../src/lib/clock.ts';
import type { Database } from '../../src/store/database.ts';
import { createDeliveryLedger } from '../../src/store/delivery-ledger.ts';
import {
  HASH,
  ISSUE,
  openMigrated,
  seedIssue,
  seedSubscribers,
  temporaryFolder,
} from '../support/newsroom-database.ts';

const CHILD = join(import.meta.dirname, 'freeze-child.ts');
const READERS = 9_000;
const request = { issueId: ISSUE, contentHash: HASH, rendered: '{}', messageIdDomain: 'news.example' };
const later = { now: () => systemClock.now() + 60_000 };

/** More than a chunk: every third has left, and one address has no mailbox. */
async function seedMany({ db }: Database): Promise<void> {
  await sql`insert into subscribers (id, address, canonical_address, name, created_at, token_epoch)
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${READERS})
    select i, 'reader' || i || '@mail.example', 'reader' || i || '@mail.example', '', 1, 1 from n`.execute(
    db,
  );
  await sql`update subscribers set address = 'no mailbox' where id = 8500`.execute(db);
  await sql`insert into subscriptions
      (subscriber_id, edition, state, consent_wording, consent_source, consent_at, updated_at)
    select id, 'morning', case id % 3 when 0 then 'unsubscribed' else 'active' end, '', '', 1, 1
    from subscribers`.execute(db);
}

const AUDIENCE = {
  recipients: 5_999,
  exclusions: { suppressed: 0, unsubscribed: 3_000, not_confirmed: 0, invalid_address: 1 },
};

test('an audience of several chunks is counted as it is written, everybody once', async () => {
  await using database = await openMigrated(':memory:');
  await seedIssue(database);
  await seedMany(database);
  const ledger = createDeliveryLedger(database, systemClock);
  expect(await ledger.audience('morning')).toEqual(AUDIENCE);
  expect(await ledger.freeze(request)).toEqual({ outcome: 'frozen', audience: AUDIENCE });
  expect(await ledger.exclusions(ISSUE)).toEqual(AUDIENCE.exclusions);
  expect(await ledger.counts(ISSUE)).toMatchObject({ ready: 5_999 });
  const { rows } = await sql<{
    n: number;
  }>`select count(distinct subscriber_id) as n from deliveries`.execute(database.db);
  expect(rows[0]?.n).toBe(5_999);
});

test('killed half-way, nothing has begun; frozen again, everybody is in once', async () => {
  using folder = temporaryFolder();
  const file = join(folder.path, 'news.db');
  await using database = await openMigrated(file);
  await seedIssue(database);
  await seedMany(database);
  const child = spawn(process.execPath, [CHILD, file, '3000'], { stdio: ['ignore', 'ignore', 'inherit'] });
  expect((await once(child, 'exit'))[1]).toBe('SIGKILL');

  const ledger = createDeliveryLedger(database, systemClock);
  expect(await ledger.counts(ISSUE)).toMatchObject({ ready: 0 });
  expect(await ledger.claim({ issueId: ISSUE, worker: 'one', limit: 9, leaseMs: 1 })).toEqual([]);
  expect(await ledger.freeze(request)).toEqual({ outcome: 'refused', reason: 'being_frozen' });
  expect(await createDeliveryLedger(database, later).freeze(request)).toEqual({
    outcome: 'frozen',
    audience: AUDIENCE,
  });
  expect(await ledger.counts(ISSUE)).toMatchObject({ ready: 5_999 });
});

test('an approval withdrawn meanwhile leaves nothing behind', async () => {
  await using database = await openMigrated(':memory:');
  await seedIssue(database);
  await seedMany(database);
  const ledger = createDeliveryLedger(database, systemClock);
  const freezing = ledger.freeze(request);
  const second = ledger.freeze(request);
  await database.db.updateTable('issues').set({ state: 'in_review', approved_hash: null }).execute();
  expect(await freezing).toEqual({ outcome: 'refused', reason: 'changed_since_approval' });
  expect(await second).toEqual({ outcome: 'refused', reason: 'being_frozen' });
  for (const table of ['deliveries', 'exclusions', 'freezes', 'delivery_counts'] as const)
    expect(await database.db.selectFrom(table).selectAll().execute()).toEqual([]);
});

test('words changed and approved anew meanwhile do not go out as they were', async () => {
  await using database = await openMigrated(':memory:');
  await seedIssue(database);
  await seedMany(database);
  const freezing = createDeliveryLedger(database, systemClock).freeze(request);
  await database.db.updateTable('issues').set({ content_hash: 'new', approved_hash: 'new' }).execute();
  expect(await freezing).toEqual({ outcome: 'refused', reason: 'changed_since_approval' });
  expect(await database.db.selectFrom('deliveries').selectAll().execute()).toEqual([]);
});

test('the lease of one that a clock that was ahead began, and that was killed, is no lease', async () => {
  await using database = await openMigrated(':memory:');
  await seedIssue(database);
  await seedMany(database);
  const lease_until = Date.now() + 30 * 24 * 3_600_000;
  await database.db.insertInto('freezes').values({ issue_id: ISSUE, token: 'gone', lease_until }).execute();
  const ledger = createDeliveryLedger(database, systemClock);
  expect(await ledger.freeze(request)).toEqual({ outcome: 'frozen', audience: AUDIENCE });
});

test.for([
  { when: 'before the first reader is written down', once: 'freezes', left: 0 },
  { when: 'when all readers are', once: 'deliveries', left: 2 },
])('who was taken for dead $when writes no more of it', async ({ once: table, left }) => {
  await using database = await openMigrated(':memory:');
  await seedIssue(database);
  await seedSubscribers(database, 2);
  const { sqlite } = database;
  let taken = false;
  /** Asked the time, it has slept past its lease: another has the freeze by now. */
  const sleepy = {
    now() {
      if (!taken && sqlite?.prepare(`select 1 from ${table}`).get()) {
        taken = true;
        sqlite.prepare("update freezes set token = 'another'").run();
        sqlite.prepare('insert into exclusions values (?, ?, ?)').run(ISSUE, 99, 'unsubscribed');
      }
      return systemClock.now();
    },
  };
  const ledger = createDeliveryLedger(database, sleepy);
  expect(await ledger.freeze(request)).toEqual({ outcome: 'refused', reason: 'being_frozen' });
  expect(taken).toBe(true);
  expect(await database.db.selectFrom('deliveries').select('id').execute()).toHaveLength(left); // the other’s to discard
  expect(await database.db.selectFrom('exclusions').selectAll().execute()).toHaveLength(1);
  expect(await database.db.selectFrom('freezes').select('token').execute()).toEqual([{ token: 'another' }]);
  expect(await database.db.selectFrom('issues').select('state').execute()).toEqual([{ state: 'approved' }]);
});
