import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { systemClock } from '../../../src/lib/clock.ts';
import type { Database } from '../../../src/store/database.ts';
import { createDeliveryLedger } from '../../../src/store/ledger/delivery-ledger.ts';
import {
  HASH,
  ISSUE,
  openMigrated,
  seedIssue,
  seedSubscribers,
  temporaryFolder,
} from '../../support/newsroom-database.ts';

const CHILD = join(import.meta.dirname, 'freeze-child.ts');
const READERS = 9_000;
const request = { issueId: ISSUE, contentHash: HASH, rendered: '{}', messageIdDomain: 'news.example' };
const later = { now: () => systemClock.now() + 60_000 };

/** More than a chunk: every third has left, and one address has no mailbox. */
async function seedMany({ db }: Database, readers = READERS): Promise<void> {
  await sql`insert into subscribers (id, address, canonical_address, name, created_at, token_epoch)
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${readers})
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
  subscribers: 5_999,
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

test('a list of several pages is counted to its end', async () => {
  await using database = await openMigrated(':memory:');
  await seedMany(database, 45_000);
  expect(await createDeliveryLedger(database, systemClock).audience('morning')).toEqual({
    subscribers: 29_999,
    exclusions: { suppressed: 0, unsubscribed: 15_000, not_confirmed: 0, invalid_address: 1 },
  });
});

test('who is erased and signs up anew meanwhile gets one copy', async () => {
  await using database = await openMigrated(':memory:');
  await seedIssue(database);
  await seedMany(database);
  const anew = `insert into subscribers (id, address, canonical_address, name, created_at, token_epoch)
      values (9001, 'Reader1@mail.example', 'reader1@mail.example', '', 2, 2);
    insert into subscriptions values (9001, 'morning', 'active', '', '', 2, 2)`;
  const trigger = `create trigger signed_up after insert on deliveries when new.subscriber_id = 1
    begin delete from subscribers where id = 1; ${anew}; end`;
  await sql.raw(trigger).execute(database.db);
  const ledger = createDeliveryLedger(database, systemClock);
  expect(await ledger.freeze(request)).toEqual({ outcome: 'frozen', audience: AUDIENCE });
  const copies = database.db.selectFrom('deliveries').where('canonical_address', '=', 'reader1@mail.example');
  expect(await copies.select('subscriber_id').execute()).toEqual([{ subscriber_id: 1 }]);
});

test('a freeze that is under way says how far it is, until it is done or its process is long silent', async () => {
  await using database = await openMigrated(':memory:');
  await seedIssue(database);
  await seedMany(database);
  const ledger = createDeliveryLedger(database, systemClock);
  expect(await ledger.freezing(ISSUE)).toBeNull();
  const seen: (number | null)[] = [];
  let done = false;
  const watch = (async () => {
    while (!done) {
      seen.push(await ledger.freezing(ISSUE), await createDeliveryLedger(database, later).freezing(ISSUE));
      await setImmediate();
    }
  })();
  await ledger.freeze(request);
  done = true;
  await watch;
  const told = seen.filter((written) => written !== null);
  expect(Math.max(...told)).toBeGreaterThan(1_000);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
  expect(seen.filter((_, place) => place % 2 === 1)).not.toContainEqual(expect.any(Number));
  expect(await ledger.freezing(ISSUE)).toBeNull();
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

/* Another process takes a freeze for dead, and over, while the one at it sleeps past its lease. */
const TAKE_OVER = `update freezes set token = 'another';
  insert into exclusions values ('${ISSUE}', 99, 'unsubscribed')`;

test('who was taken for dead before it had written a reader writes none, and discards none', async () => {
  await using database = await openMigrated(':memory:');
  await seedIssue(database);
  await seedSubscribers(database, 2);
  await sql
    .raw(`create trigger take_over after insert on freezes begin ${TAKE_OVER}; end`)
    .execute(database.db);
  const ledger = createDeliveryLedger(database, systemClock);
  expect(await ledger.freeze(request)).toEqual({ outcome: 'refused', reason: 'being_frozen' });
  expect(await leftBy(database)).toEqual({
    deliveries: 0,
    exclusions: 1,
    token: 'another',
    state: 'approved',
  });
});

test('who was taken for dead when all readers were written down does not begin the send', async () => {
  await using database = await openMigrated(':memory:');
  await seedIssue(database);
  await seedSubscribers(database, 2);
  const trigger = `create trigger take_over after insert on deliveries when new.subscriber_id = 2
    begin ${TAKE_OVER}; end`;
  await sql.raw(trigger).execute(database.db);
  const ledger = createDeliveryLedger(database, systemClock);
  expect(await ledger.freeze(request)).toEqual({ outcome: 'refused', reason: 'being_frozen' });
  expect(await leftBy(database)).toEqual({
    deliveries: 2,
    exclusions: 1,
    token: 'another',
    state: 'approved',
  });
});

async function leftBy({ db }: Database) {
  const [freeze] = await db.selectFrom('freezes').select('token').execute();
  const [issue] = await db.selectFrom('issues').select('state').execute();
  return {
    deliveries: (await db.selectFrom('deliveries').select('id').execute()).length,
    exclusions: (await db.selectFrom('exclusions').select('issue_id').execute()).length,
    token: freeze?.token,
    state: issue?.state,
  };
}

test('an issue that is cancelled meanwhile stays so', async () => {
  await using database = await openMigrated(':memory:');
  await seedIssue(database);
  await seedMany(database);
  const freezing = createDeliveryLedger(database, systemClock).freeze(request);
  await database.db.updateTable('issues').set({ state: 'cancelled' }).execute();
  expect(await freezing).toEqual({ outcome: 'refused', reason: 'changed_since_approval' });
  expect(await database.db.selectFrom('issues').select('state').execute()).toEqual([{ state: 'cancelled' }]);
  expect(await database.db.selectFrom('deliveries').selectAll().execute()).toEqual([]);
});

test('why an issue was held is forgotten when it goes out', async () => {
  await using database = await openMigrated(':memory:');
  await seedIssue(database);
  await seedSubscribers(database, 1);
  await database.db.updateTable('issues').set({ held_reason: 'Waiting for approval' }).execute();
  await createDeliveryLedger(database, systemClock).freeze(request);
  expect(await database.db.selectFrom('issues').select(['state', 'held_reason']).execute()).toEqual([
    { state: 'sending', held_reason: null },
  ]);
});
