import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ClaimedDelivery, Ledger } from '../../../src/delivery/ledger.ts';
import { type Database, type Db, openDatabase } from '../../../src/store/database.ts';
import { createIssueRepository } from '../../../src/store/issues/issue-repository.ts';
import { createDeliveryLedger } from '../../../src/store/ledger/delivery-ledger.ts';
import { hasMoreDue } from '../../../src/store/ledger/open-deliveries.ts';
import { createDeliveryRetention } from '../../../src/store/ledger/retention.ts';
import { createSubscriberStore } from '../../../src/store/subscribers/subscriber-repository.ts';
import { type BreakingProxy, startBreakingProxy } from '../../support/breaking-proxy.ts';
import {
  emptyTables,
  HASH,
  ISSUE,
  MONDAY,
  openMigrated,
  seedIssue,
  seedSubscribers,
} from '../../support/newsroom-database.ts';
import { type Postgres, postgresBinaries, startPostgres } from '../../support/postgres.ts';

/* What only a server with many connections can do to the ledger. */

const LEASE = 60_000;
const binaries = await postgresBinaries();
const onPostgres = test.skipIf(binaries === null);

let server: Postgres;
let proxy: BreakingProxy;
let mine: Database;
let theirs: Database;
let ledger: Ledger;

beforeAll(async () => {
  if (binaries === null) return;
  server = await startPostgres(binaries);
  proxy = await startBreakingProxy(server.url);
  theirs = await openMigrated(server.url);
  mine = await openDatabase(proxy.url);
  ledger = createDeliveryLedger(mine, { now: () => MONDAY });
});
afterAll(async () => {
  await mine?.[Symbol.asyncDispose]();
  await theirs?.[Symbol.asyncDispose]();
  await proxy?.[Symbol.asyncDispose]();
  await server?.[Symbol.asyncDispose]();
});
beforeEach(async () => {
  if (binaries !== null) await emptyTables(theirs);
});

async function claimed(count: number): Promise<ClaimedDelivery[]> {
  await seedIssue(theirs);
  await seedSubscribers(theirs, count);
  await ledger.freeze({ issueId: ISSUE, contentHash: HASH, rendered: '{}', messageIdDomain: 'news.example' });
  return ledger.claim({ issueId: ISSUE, worker: 'one', limit: count, leaseMs: LEASE });
}

async function mark(rows: ClaimedDelivery[]): Promise<string[]> {
  const marks = rows.map(({ id, epoch }) => ({ id, epoch, worker: 'one', leaseMs: LEASE }));
  return (await ledger.commit({ issueId: ISSUE, marks, outcomes: [] })).marks;
}

async function record(rows: ClaimedDelivery[]): Promise<boolean[]> {
  const said = { counts: true, nextAt: null, code: 250, enhanced: '2.0.0', detail: "it's “queued”" };
  const outcomes = rows.map(({ id, epoch }) => ({ id, epoch, state: 'accepted' as const, ...said }));
  return (await ledger.commit({ issueId: ISSUE, marks: [], outcomes })).outcomes;
}

const rowsNow = () => theirs.db.selectFrom('deliveries').orderBy('id').selectAll().execute();

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** So many sessions wait for a lock that another one has. */
const waiting = async (sessions: number) => {
  const { rows } = await sql<{ waiting: number }>`select count(distinct pid) as waiting from pg_locks
    where not granted`.execute(theirs.db);
  return rows[0]?.waiting === sessions;
};

/** Keeps a delivery's row locked, and with it a mark's statement half-way: it has read, and cannot write. */
async function lockRow(id: number): Promise<() => Promise<void>> {
  const release = Promise.withResolvers<void>();
  const locked = Promise.withResolvers<void>();
  const ended = theirs.db.transaction().execute(async (tx) => {
    await tx.selectFrom('deliveries').where('id', '=', id).select('id').forUpdate().execute();
    locked.resolve();
    await release.promise;
  });
  await locked.promise;
  return async () => {
    release.resolve();
    await ended;
  };
}

const leavings = [
  {
    leaves: 'unsubscribes',
    leave: () => createSubscriberStore(theirs.db).unsubscribe(1, ['morning'], MONDAY),
  },
  {
    leaves: 'is suppressed',
    leave: () =>
      createSubscriberStore(theirs.db).suppress({
        canonicalAddress: 'reader1@mail.example',
        reason: 'complaint',
        detail: '',
        at: MONDAY,
      }),
  },
  {
    leaves: 'is erased',
    leave: () => theirs.db.deleteFrom('subscribers').where('id', '=', 1).execute(),
  },
  {
    leaves: 'sees the issue paused',
    leave: () => createDeliveryLedger(theirs, { now: () => MONDAY }).pause(ISSUE, 'stop'),
  },
  {
    leaves: 'sees the issue cancelled',
    leave: () =>
      createIssueRepository(theirs.db).move({
        id: ISSUE,
        from: ['sending'],
        to: 'cancelled',
        entry: { at: MONDAY, actor: 'editor', action: 'cancel', detail: '' },
      }),
  },
];

test.skipIf(binaries === null).for(leavings)(
  'a reader who $leaves while a mark is half-way is told so after the mark is durable',
  async ({ leave }) => {
    const [row] = (await claimed(1)) as [ClaimedDelivery];
    const release = await lockRow(row.id);
    const marked = mark([row]);
    await until(() => waiting(1));
    const whenLeft = leave().then(async () => (await rowsNow())[0]?.state);
    const early = await Promise.race([whenLeft, until(() => waiting(2))]);
    await release();
    expect(early ?? (await whenLeft)).toBe('committing');
    expect(await marked).toEqual(['granted']);
  },
);

onPostgres('a mark waits for an unsubscribe that is half-way, and then refuses', async () => {
  const rows = await claimed(2);
  const commit = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const left = createSubscriberStore(theirs.db).atomically(async (store) => {
    await store.unsubscribe(1, ['morning'], MONDAY);
    begun.resolve();
    await commit.promise;
  });
  await begun.promise;
  const marked = mark(rows);
  await until(() => waiting(1));
  commit.resolve();
  await left;
  expect(await marked).toEqual(['suppressed', 'granted']);
});

onPostgres('marks of different workers do not wait for each other', async () => {
  const [first, second] = (await claimed(2)) as [ClaimedDelivery, ClaimedDelivery];
  const release = await lockRow(first.id);
  const slow = mark([first]);
  await until(() => waiting(1));
  expect(await mark([second])).toEqual(['granted']);
  await release();
  expect(await slow).toEqual(['granted']);
});

test.skipIf(binaries === null).for(['before', 'after'] as const)(
  'the connection dies at a COMMIT, %s it took effect: the rows are asked, and nothing is written twice',
  async (when) => {
    const rows = await claimed(3);
    const before = proxy.broken();
    proxy.breakAtCommit(when);
    expect(await mark(rows)).toEqual(['granted', 'granted', 'granted']);
    proxy.breakAtCommit(when);
    expect(await record(rows)).toEqual([true, true, true]);
    expect(proxy.broken() - before).toBe(2);
    expect(await rowsNow()).toMatchObject(
      rows.map(({ id }) => ({ id, state: 'accepted', attempts: 1, detail: "it's “queued”" })),
    );
    expect(await ledger.counts(ISSUE)).toMatchObject({ accepted: 3, committing: 0, claimed: 0 });
  },
);

onPostgres('a COMMIT whose answer is lost has refused whom it refused', async () => {
  const rows = await claimed(3);
  await createSubscriberStore(theirs.db).unsubscribe(2, ['morning'], MONDAY);
  proxy.breakAtCommit('after');
  expect(await mark(rows.slice(0, 2))).toEqual(['granted', 'suppressed']);
  await ledger.pause(ISSUE, 'stop');
  proxy.breakAtCommit('after');
  expect(await mark(rows.slice(2))).toEqual(['stopped']);
});

onPostgres('a COMMIT whose answer is lost grants nothing to who has lost the row since', async () => {
  const rows = await claimed(1);
  await theirs.db.updateTable('deliveries').set({ epoch: 9 }).execute();
  proxy.breakAtCommit('after');
  expect(await mark(rows)).toEqual(['lost']);
});

onPostgres('a backend killed in the middle of a mark costs a try, not the send', async () => {
  const rows = await claimed(1);
  const release = await lockRow(rows[0]?.id ?? 0);
  const marked = mark(rows);
  await until(() => waiting(1));
  await sql`select pg_terminate_backend(pid) from pg_locks where not granted`.execute(theirs.db);
  await until(() => waiting(1)); // it has come back, and waits for the same row
  await release();
  expect(await marked).toEqual(['granted']);
});

/** A transaction that has done `work` and waits to be committed. */
async function halfWay(work: (tx: Db) => Promise<unknown>): Promise<() => Promise<void>> {
  const commit = Promise.withResolvers<void>();
  const done = Promise.withResolvers<void>();
  const ended = theirs.db.transaction().execute(async (tx) => {
    await work(tx);
    done.resolve();
    await commit.promise;
  });
  await done.promise;
  return async () => {
    commit.resolve();
    await ended;
  };
}

onPostgres('a reply that comes late while the issue is being closed is counted once', async () => {
  const rows = await claimed(2);
  await mark(rows);
  await record(rows.slice(1));
  await ledger.recover(ISSUE, 'one');
  const late = await halfWay(async (tx) => {
    await tx.updateTable('deliveries').set({ state: 'accepted' }).where('state', '=', 'in_doubt').execute();
    const moved = { issue_id: ISSUE, slot: 99 };
    await tx
      .insertInto('delivery_counts')
      .values([
        { ...moved, state: 'in_doubt', count: -1 },
        { ...moved, state: 'accepted', count: 1 },
      ])
      .execute();
  });
  // Holds the closing between its first look at the counts and its count of the rows.
  const counting = await halfWay((tx) => tx.selectFrom('delivery_counts').selectAll().forUpdate().execute());
  const closing = ledger.finish(ISSUE);
  await until(() => waiting(1));
  await late();
  await counting();
  expect(await closing).toBe('finished');
  expect(await ledger.counts(ISSUE)).toMatchObject({ accepted: 2, in_doubt: 0 });
});

/** Rows read by going through a whole table, once `by` has closed its connections and the server has counted them. */
async function readThrough(table: string, by: (ledger: Ledger, database: Database) => Promise<void>) {
  const count = async () => {
    const [row] = await server.query(
      `select seq_tup_read::int as rows, coalesce(idx_scan, 0)::int as looks from pg_stat_user_tables where relname = '${table}'`,
    );
    return { rows: Number(row?.rows), looks: Number(row?.looks) };
  };
  const before = await count();
  {
    await using other = await openDatabase(server.url);
    await by(createDeliveryLedger(other, { now: () => MONDAY }), other);
  }
  await until(async () => (await count()).looks > before.looks);
  return (await count()).rows - before.rows;
}

onPostgres(
  'freezing a long list, asking whether its issue is over, and looking for what is old go through no table',
  async () => {
    const readers = 20_000;
    await seedIssue(theirs);
    await server.query(`insert into subscribers (address, canonical_address, name, created_at, token_epoch)
      select a, a, '', 0, 0 from (select 'reader' || n || '@mail.example' as a from generate_series(1, ${readers}) n) x`);
    await server.query(`insert into subscriptions (subscriber_id, edition, state, consent_wording, consent_source,
      consent_at, updated_at) select id, 'morning', 'active', '', '', 0, 0 from subscribers`);
    for (const table of ['subscribers', 'subscriptions']) await server.query(`vacuum analyze ${table}`);
    const frozen = await readThrough('subscriptions', async (other) => {
      const request = { issueId: ISSUE, contentHash: HASH, rendered: '{}', messageIdDomain: 'news.example' };
      expect(await other.freeze(request)).toMatchObject({ outcome: 'frozen' });
    });
    expect(frozen).toBeLessThan(readers);

    // Counted while a third was left; now it is the last ones.
    const accept = (upTo: number) =>
      server.query(`update deliveries set state = 'accepted', next_at = null where subscriber_id <=
        (select min(subscriber_id) from deliveries) + ${upTo}`);
    await accept(readers * 0.6);
    await server.query('vacuum analyze deliveries');
    await accept(readers - 10);
    const closed = await readThrough('deliveries', async (other, { db }) => {
      expect(await other.finish(ISSUE)).toBe('open');
      expect(await hasMoreDue(db, ISSUE, MONDAY, 5)).toBe(true);
      expect(await other.giveUp(ISSUE, MONDAY - 1, 'Too late.')).toBe(0);
    });
    expect(closed).toBeLessThan(readers);

    // Of which nothing is left to delete.
    const [{ columns } = {}] = await server.query(`select string_agg(column_name, ', ') as columns
      from information_schema.columns
      where table_name = 'issues' and column_name not in ('id', 'date', 'state', 'frozen_at', 'finished_at')`);
    await server.query(`insert into issues (id, date, state, frozen_at, finished_at, ${columns})
      select 'old/' || n, '2020-' || n, 'finished', n, n, ${columns} from issues, generate_series(1, 60) n`);
    const tidied = await readThrough('deliveries', async (_, database) => {
      const asked = { now: MONDAY, before: 1_000, goOn: () => true };
      expect(await createDeliveryRetention(database).deleteOld(asked)).toEqual({ deleted: 0, done: true });
    });
    expect(tidied).toBeLessThan(readers);
  },
  60_000,
);
