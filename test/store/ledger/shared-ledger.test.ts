import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../../../src/delivery/ledger.ts';
import { planSend } from '../../../src/delivery/send/send-plan.ts';
import { type Database, openDatabase } from '../../../src/store/database.ts';
import { createDeliveryLedger } from '../../../src/store/ledger/delivery-ledger.ts';
import { createRelayRepository } from '../../../src/store/ledger/relay-repository.ts';
import { shareLedger } from '../../../src/store/ledger/shared-ledger.ts';
import { shareRelays } from '../../../src/store/ledger/shared-relays.ts';
import { unsynced } from '../../../src/store/ledger/unsynced.ts';
import {
  abandonedIssues,
  deadWorkers,
  holdRun,
  holdSharedDraft,
  holdSharedSend,
  holdSharedWorker,
  placeOfWorker,
} from '../../../src/store/ledger/worker-locks.ts';
import { readMeta, writeMeta } from '../../../src/store/meta-repository.ts';
import { ADVISORY_LOCKS } from '../../../src/store/postgres/advisory-locks.ts';
import { takeTurn } from '../../../src/store/postgres/scheduler-turn.ts';
import { assertSameSecret } from '../../../src/store/same-secret.ts';
import {
  emptyTables,
  HASH,
  ISSUE,
  MONDAY,
  openMigrated,
  seedIssue,
  seedSubscribers,
  temporaryFolder,
} from '../../support/newsroom-database.ts';
import { type Postgres, postgresBinaries, startPostgres } from '../../support/postgres.ts';

const binaries = await postgresBinaries();
type OpenSession = NonNullable<Database['openSession']>;

const LEASE = 60_000;
const clock = { now: () => MONDAY };
const QUIET = {
  zone: 'UTC',
  sendAt: '11:00',
  spreadMinutes: 0,
  sendTime: 'newsroom' as const,
  quietHours: ['11:00', '13:00'] as [string, string],
};

describe.skipIf(binaries === null)('the ledger that several hosts share', () => {
  const folder = temporaryFolder();
  let server: Postgres;
  let database: Database;
  let plain: Ledger;

  beforeAll(async () => {
    server = await startPostgres(binaries ?? '');
    database = await openMigrated(server.url);
    plain = createDeliveryLedger(database, clock);
  });
  afterAll(async () => {
    await database?.[Symbol.asyncDispose]();
    await server?.[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });
  beforeEach(async () => {
    await emptyTables(database);
    await seedIssue(database);
    await seedSubscribers(database, 4);
    await plain.freeze({
      issueId: ISSUE,
      contentHash: HASH,
      rendered: '{}',
      messageIdDomain: 'news.example',
    });
  });

  const held = () => {
    const { openSession } = database;
    if (!openSession) throw new Error('no session on Postgres');
    return openSession;
  };
  const claim = (worker: string, limit: number) =>
    plain.claim({ issueId: ISSUE, worker, limit, leaseMs: LEASE });
  const states = async () => {
    const counts = await plain.counts(ISSUE);
    return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  };

  test('rows of a worker that is gone are free at once, those of a living one are not', async () => {
    const ledger = shareLedger(plain, database.db);
    await using living = await holdSharedWorker(held(), folder.path);
    const gone = await holdSharedWorker(held(), folder.path);
    await claim(living.name, 1);
    const [row] = await claim(gone.name, 2);
    if (!row) throw new Error('nothing was claimed');
    const mark = { id: row.id, epoch: row.epoch, worker: gone.name, leaseMs: LEASE };
    expect((await plain.commit({ issueId: ISSUE, marks: [mark], outcomes: [] })).marks).toEqual(['granted']);
    expect(await deadWorkers(database.db, ISSUE)).toEqual([]);
    await gone[Symbol.asyncDispose]();
    expect(await deadWorkers(database.db, ISSUE)).toEqual([gone.name]);
    expect(await ledger.recover(ISSUE, 'another')).toEqual({ released: 1, inDoubt: 1, putAside: 0 });
    expect(await states()).toEqual({ ready: 2, claimed: 1, in_doubt: 1 });
  });

  test('an issue is left behind where its worker is gone, or its lease is over, and it is being sent', async () => {
    const abandoned = (at = MONDAY) => abandonedIssues(database.db, at);
    await using living = await holdSharedWorker(held(), folder.path);
    await claim(living.name, 1);
    expect(await abandoned()).toEqual([]);
    expect(await abandoned(MONDAY + LEASE)).toEqual([]);
    expect(await abandoned(MONDAY + LEASE + 1)).toEqual([ISSUE]);
    const gone = await holdSharedWorker(held(), folder.path);
    await claim(gone.name, 1);
    await gone[Symbol.asyncDispose]();
    expect(await abandoned()).toEqual([ISSUE]);
    await database.db.updateTable('issues').set({ state: 'paused' }).execute();
    expect(await abandoned(MONDAY + LEASE + 1)).toEqual([]);
  });

  test('one whose only row is handed over already is dead, too, and its issue left behind', async () => {
    const gone = await holdSharedWorker(held(), folder.path);
    const [row] = await claim(gone.name, 1);
    const mark = { id: row?.id ?? 0, epoch: row?.epoch ?? 0, worker: gone.name, leaseMs: LEASE };
    await plain.commit({ issueId: ISSUE, marks: [mark], outcomes: [] });
    await gone[Symbol.asyncDispose]();
    expect(await states()).toEqual({ ready: 3, committing: 1 });
    expect(await deadWorkers(database.db, ISSUE)).toEqual([gone.name]);
    expect(await abandonedIssues(database.db, MONDAY)).toEqual([ISSUE]);
  });

  test('a lock of another kind, or of another database, keeps no worker alive', async () => {
    const gone = await holdSharedWorker(held(), folder.path);
    await claim(gone.name, 1);
    await gone[Symbol.asyncDispose]();
    await server.query('create database elsewhere');
    await using other = await openDatabase(server.url.replace(/[^/]+$/, 'elsewhere'));
    await using draft = await holdSharedDraft(held(), gone.name);
    await using session = await other.openSession?.();
    const lock = 'select pg_advisory_lock_shared($1, hashtext($2))';
    await session?.query(lock, [ADVISORY_LOCKS.worker, gone.name]);
    expect([draft === null, session === undefined]).toEqual([false, false]);
    expect(await deadWorkers(database.db, ISSUE)).toEqual([gone.name]);
  });

  test.for([
    ['a worker', (open: OpenSession) => holdSharedWorker(open, folder.path)],
    ['a run', holdRun],
  ] as const)('the lock of %s that cannot be asked for leaves no session open', async ([, hold]) => {
    const ended: string[] = [];
    const cut = async () => {
      const session = await held()();
      return {
        ...session,
        query: () => Promise.reject(new Error('cut')),
        async [Symbol.asyncDispose]() {
          ended.push('session');
          await session[Symbol.asyncDispose]();
        },
      };
    };
    await expect(hold(cut)).rejects.toThrow('cut');
    expect(ended).toEqual(['session']);
    await using next = await holdSharedWorker(held(), folder.path);
    expect(placeOfWorker(next.name)).toMatch(/\/1$/);
  });

  test('the dead are asked for issue by issue', async () => {
    const gone = await holdSharedWorker(held(), folder.path);
    await claim(gone.name, 1);
    await gone[Symbol.asyncDispose]();
    expect(await deadWorkers(database.db, ISSUE)).toEqual([gone.name]);
    expect(await deadWorkers(database.db, 'morning/2026-11-24')).toEqual([]);
  });

  test('a name is never given twice, and its place is free again, also where the server is down', async () => {
    const names: string[] = [];
    for (let n = 0; n < 2; n++) {
      await using worker = await holdSharedWorker(held(), folder.path);
      names.push(worker.name);
    }
    expect(new Set(names).size).toBe(2);
    expect(new Set(names.map(placeOfWorker)).size).toBe(1);
    const down = () => holdSharedWorker(() => Promise.reject(new Error('down')), folder.path);
    await expect(down()).rejects.toThrow('down');
    await using next = await holdSharedWorker(held(), folder.path);
    expect(placeOfWorker(next.name)).toBe(placeOfWorker(names[0] ?? ''));
    expect(placeOfWorker(next.name)).toMatch(/\/1$/);
  });

  test.for([
    ['a draft', holdSharedDraft, holdSharedSend],
    ['a send', holdSharedSend, holdSharedDraft],
  ] as const)(
    '%s of each name is held once, and who does not get it keeps no session',
    async ([, hold, other]) => {
      const sessions = async () => {
        const { rows } = await sql<{ count: number }>`select count(*)::int as count from pg_stat_activity
        where datname = current_database()`.execute(database.db);
        return rows[0]?.count;
      };
      const one = await hold(held(), 'morning');
      expect(one).not.toBeNull();
      const before = await sessions();
      expect([await hold(held(), 'morning'), await hold(held(), 'morning')]).toEqual([null, null]);
      await expect.poll(sessions).toBe(before);
      {
        await using another = await hold(held(), 'evening');
        await using different = await other(held(), 'morning');
        expect([another === null, different === null]).toEqual([false, false]);
      }
      await one?.release();
      await using again = await hold(held(), 'morning');
      expect(again).not.toBeNull();
    },
  );

  test('a worker whose connection the server ends hears that its name is lost', async () => {
    await using worker = await holdSharedWorker(held(), folder.path);
    const lost = new Promise((resolve) => worker.lost?.addEventListener('abort', resolve));
    await server.query("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'");
    await lost;
    await claim(worker.name, 1);
    expect(await deadWorkers(database.db, ISSUE)).toEqual([worker.name]);
  });

  test('what need not be durable at once is all or nothing all the same', async () => {
    const broken = unsynced(database, async (tx) => {
      await writeMeta(tx, 'half', 'done');
      throw new Error('the power is gone');
    });
    await expect(broken).rejects.toThrow('the power is gone');
    expect(await readMeta(database.db, 'half')).toBeUndefined();
  });

  test('a claim whose connection died is asked for again', async () => {
    let tries = 0;
    const broken: Ledger = {
      ...plain,
      async claim(request) {
        if (tries++ < 2) throw new Error('Connection terminated unexpectedly');
        return plain.claim(request);
      },
    };
    const rows = await shareLedger(broken, database.db).claim({
      issueId: ISSUE,
      worker: 'w',
      limit: 2,
      leaseMs: LEASE,
    });
    expect(rows).toHaveLength(2);
  });

  test('readers’ hours and limits of relays outlive a connection, too', async () => {
    let broken = 0;
    const breaking = <Args extends unknown[], Result>(act: (...args: Args) => Promise<Result>) => {
      let tries = 0;
      return async (...args: Args): Promise<Result> => {
        if (tries++ > 0) return act(...args);
        broken++;
        throw new Error('Connection terminated unexpectedly');
      };
    };
    const ledger = shareLedger(
      { ...plain, putOff: breaking(plain.putOff), readerZones: breaking(plain.readerZones) },
      database.db,
    );
    const plan = planSend(QUIET, '2026-11-23', await ledger.readerZones(), MONDAY);
    expect(await ledger.putOff(ISSUE, plan)).toBe(4);
    const store = createRelayRepository(database.db);
    const relays = shareRelays({
      ...store,
      takeFromDay: breaking(store.takeFromDay),
      returnToDay: breaking(store.returnToDay),
      reserveSlots: breaking(store.reserveSlots),
    });
    expect(await relays.takeFromDay('only', '2026-11-23', 5, 8)).toBe(5);
    await relays.returnToDay('only', '2026-11-23', 5);
    expect(await relays.takenOn('only', '2026-11-23')).toBe(5);
    expect(await relays.reserveSlots('relay only', 2, 1_000, MONDAY, (MONDAY + 10) * 1_000)).toBe(
      MONDAY * 1_000,
    );
    expect(broken).toBe(5);
  });

  test('what a statement says is thrown at once', async () => {
    const broken: Ledger = { ...plain, claim: () => Promise.reject(new Error('column "x" does not exist')) };
    const claiming = shareLedger(broken, database.db).claim({
      issueId: ISSUE,
      worker: 'w',
      limit: 1,
      leaseMs: 1,
    });
    await expect(claiming).rejects.toThrow(/does not exist/);
  });

  test('of many that want the scheduler’s turn one has it; a rollback passes it on', async () => {
    const { db } = database;
    // Not across the end of a minute, when a second turn is right.
    await server.query(
      'select pg_sleep(greatest(0, extract(second from clock_timestamp()) - 55 + 5.1)) where extract(second from clock_timestamp()) > 55',
    );
    const dying = db.transaction().execute(async (tx) => {
      expect(await takeTurn(tx)).toBe(true);
      throw new Error('died');
    });
    await expect(dying).rejects.toThrow('died');
    const turns = await Promise.all(
      Array.from({ length: 6 }, () => db.transaction().execute((tx) => takeTurn(tx))),
    );
    expect(turns.filter((turn) => turn)).toHaveLength(1);
  });

  test('a whole pass is one process’s at a time', async () => {
    const first = await holdRun(held());
    expect(first).not.toBeNull();
    expect(await holdRun(held())).toBeNull();
    await first?.release();
    const next = await holdRun(held());
    expect(next).not.toBeNull();
    await next?.release();
  });

  test('a host with another secret is refused', async () => {
    await assertSameSecret(database.db, 'the secret of this newsroom, all hosts');
    await assertSameSecret(database.db, 'the secret of this newsroom, all hosts');
    await expect(assertSameSecret(database.db, 'another one, made by itself')).rejects.toMatchObject({
      exitCode: 2,
    });
  });
});
