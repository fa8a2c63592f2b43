import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Ledger } from '../../src/delivery/ledger.ts';
import type { Database } from '../../src/store/database.ts';
import { createDeliveryLedger } from '../../src/store/delivery-ledger.ts';
import { assertSameSecret } from '../../src/store/same-secret.ts';
import { takeTurn } from '../../src/store/scheduler-turn.ts';
import { shareLedger } from '../../src/store/shared-ledger.ts';
import { deadWorkers, holdRun, holdSharedWorker } from '../../src/store/worker-locks.ts';
import {
  emptyTables,
  HASH,
  ISSUE,
  MONDAY,
  openMigrated,
  seedIssue,
  seedSubscribers,
} from '../support/newsroom-database.ts';
import { type Postgres, postgresBinaries, startPostgres } from '../support/postgres.ts';

const binaries = await postgresBinaries();
const LEASE = 60_000;
const clock = { now: () => MONDAY };

describe.skipIf(binaries === null)('the ledger that several hosts share', () => {
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
    await using living = await holdSharedWorker(held());
    const gone = await holdSharedWorker(held());
    await claim(living.name, 1);
    const [row] = await claim(gone.name, 2);
    if (!row) throw new Error('nothing was claimed');
    const mark = { id: row.id, epoch: row.epoch, worker: gone.name, leaseMs: LEASE };
    expect((await plain.commit({ issueId: ISSUE, marks: [mark], outcomes: [] })).marks).toEqual(['granted']);
    expect(await deadWorkers(database.db, ISSUE)).toEqual([]);
    await gone[Symbol.asyncDispose]();
    expect(await deadWorkers(database.db, ISSUE)).toEqual([gone.name]);
    expect(await ledger.recover(ISSUE, 'another')).toEqual({ released: 1, inDoubt: 1 });
    expect(await states()).toEqual({ ready: 2, claimed: 1, in_doubt: 1 });
  });

  test('a worker whose connection the server ends hears that its name is lost', async () => {
    await using worker = await holdSharedWorker(held());
    const lost = new Promise((resolve) => worker.lost?.addEventListener('abort', resolve));
    await server.query("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'");
    await lost;
    await claim(worker.name, 1);
    expect(await deadWorkers(database.db, ISSUE)).toEqual([worker.name]);
  });

  test.for(['before', 'after'] as const)(
    'a connection that dies %s the commit: marks and outcomes are read again, none is lost or doubled',
    async (when) => {
      const [marked, replied, left] = await claim('one', 3);
      if (!marked || !replied || !left) throw new Error('too few claimed');
      const markOf = ({ id, epoch }: typeof marked) => ({ id, epoch, worker: 'one', leaseMs: LEASE });
      await plain.commit({ issueId: ISSUE, marks: [markOf(replied)], outcomes: [] });
      await database.db
        .updateTable('subscriptions')
        .set({ state: 'unsubscribed' })
        .where('subscriber_id', '=', left.subscriberId)
        .execute();
      let tries = 0;
      const broken: Ledger = {
        ...plain,
        async commit(batch) {
          if (tries++ > 0) return plain.commit(batch);
          if (when === 'after') await plain.commit(batch);
          throw new Error('Connection terminated unexpectedly');
        },
      };
      const outcome = {
        id: replied.id,
        epoch: replied.epoch,
        state: 'accepted',
        counts: true,
        nextAt: null,
        code: 250,
        enhanced: '2.0.0',
        detail: 'queued',
      } as const;
      const verdicts = await shareLedger(broken, database.db).commit({
        issueId: ISSUE,
        marks: [markOf(marked), markOf(left)],
        outcomes: [outcome],
      });
      // Who left while it was lost may be told `lost` instead of `suppressed`; both withhold the message.
      expect(verdicts.marks[0]).toBe('granted');
      expect(['suppressed', 'lost']).toContain(verdicts.marks[1]);
      expect(verdicts.outcomes).toEqual([true]);
      expect(await states()).toEqual({ ready: 1, committing: 1, accepted: 1, suppressed: 1 });
      const { attempts } = await database.db
        .selectFrom('deliveries')
        .where('id', '=', replied.id)
        .select('attempts')
        .executeTakeFirstOrThrow();
      expect(attempts).toBe(1);
    },
  );

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
