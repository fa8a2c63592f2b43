import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Ledger } from '../../../src/delivery/ledger.ts';
import { begunBeside } from '../../../src/store/ledger/begun-issues.ts';
import { createDeliveryLedger } from '../../../src/store/ledger/delivery-ledger.ts';
import { createRestoreGuard } from '../../../src/store/ledger/restore-guard.ts';
import {
  HASH,
  ISSUE,
  MONDAY,
  openMigrated,
  seedIssue,
  seedSubscribers,
  temporaryFolder,
} from '../../support/newsroom-database.ts';
import { postgresBinaries, startPostgres } from '../../support/postgres.ts';

const run = promisify(execFile);
const binaries = await postgresBinaries();

test.skipIf(binaries === null)(
  'a Postgres database restored from a dump refuses to send from the folder that has sent since',
  async () => {
    await using server = await startPostgres(binaries ?? '');
    using folder = temporaryFolder();
    const dataDir = join(folder.path, 'data');
    const dump = join(folder.path, 'dump.sql');
    {
      await using database = await openMigrated(server.url);
      await seedIssue(database);
      await seedSubscribers(database, 9);
      const ledger = createDeliveryLedger(database, { now: () => MONDAY }, { dataDir });
      const rendered = { rendered: '{}', messageIdDomain: 'news.example' };
      await ledger.freeze({ issueId: ISSUE, contentHash: HASH, ...rendered });
      await grantOne(ledger, 'one');
      await run(join(binaries ?? '', 'pg_dump'), ['-d', server.url, '-f', dump]);
      await grantOne(ledger, 'one');
      await ledger.assertNotRestored();
    }
    const psql = join(binaries ?? '', 'psql');
    await run(psql, [
      '-q',
      '-d',
      server.url,
      '-c',
      'drop schema public cascade',
      '-c',
      'create schema public',
    ]);
    await run(psql, ['-q', '-d', server.url, '-f', dump]);

    await using database = await openMigrated(server.url);
    const ledger = createDeliveryLedger(database, { now: () => MONDAY + 3_600_000 }, { dataDir });
    const elsewhere = createDeliveryLedger(
      database,
      { now: () => MONDAY + 3_600_000 },
      { dataDir: join(folder.path, 'new') },
    );
    await elsewhere.assertNotRestored(); // a folder that never sent cannot know
    await grantOne(elsewhere, 'two'); // and what it writes does not hide what this folder knows
    await expect(ledger.assertNotRestored()).rejects.toThrow(/restored from a backup/);
    await expect(grantOne(ledger, 'one')).rejects.toThrow(/restored from a backup/);
    rmSync(join(dataDir, 'send-journal'), { recursive: true });
    await ledger.assertNotRestored();
    expect(await ledger.begunHere(ISSUE)).toBe(begunFile(dataDir));
    expect(await ledger.begunHere('evening/2026-11-23')).toBeNull();

    const guard = createRestoreGuard(database, join(folder.path, 'third'));
    await sql`alter table meta rename to lost`.execute(database.db);
    await expect(guard.record()).rejects.toThrow('meta');
    await sql`alter table lost rename to meta`.execute(database.db);
    const record = await guard.record();
    expect(await guard.record()).toBe(record);
    record?.journal.write('gone', 1); // its row is not in this database
    await expect(guard.assertNotRestored()).rejects.toThrow('(0 < 1)');
    rmSync(join(folder.path, 'third'), { recursive: true });
    await guard.assertNotRestored();
    await grantOne(ledger, 'one');
  },
  90_000,
);

test('on SQLite too a journal that was deleted, or put in its place, counts at once', async () => {
  using folder = temporaryFolder();
  await using database = await openMigrated(join(folder.path, 'news.db'));
  const guard = createRestoreGuard(database, null);
  const journal = (await guard.record())?.journal;
  await guard.assertNotRestored();
  journal?.write('', 1);
  await expect(guard.assertNotRestored()).rejects.toThrow('(0 < 1)');
  rmSync(journal?.path ?? '');
  await guard.assertNotRestored();
  writeFileSync(journal?.path ?? '', '2\n');
  await expect(guard.assertNotRestored()).rejects.toThrow('(0 < 2)');
});

test('a database in memory has no journal, and is never older than one', async () => {
  await using database = await openMigrated('sqlite::memory:');
  const guard = createRestoreGuard(database, null);
  expect(await guard.record()).toBeNull();
  await guard.assertNotRestored();
});

test('an issue is on the list of those begun before its first mark is granted, and once', async () => {
  using folder = temporaryFolder();
  await using database = await openMigrated(join(folder.path, 'news.db'));
  await seedIssue(database);
  await seedSubscribers(database, 3);
  const ledger = createDeliveryLedger(database, { now: () => MONDAY });
  await ledger.freeze({ issueId: ISSUE, contentHash: HASH, rendered: '{}', messageIdDomain: 'news.example' });
  const list = join(folder.path, 'begun-issues-news-db');
  mkdirSync(list);
  await expect(grantOne(ledger, 'one')).rejects.toThrow(`${list}, cannot be read`);
  expect(await ledger.counts(ISSUE)).toMatchObject({ committing: 0 });
  rmSync(list, { recursive: true });
  expect(await ledger.begunHere(ISSUE)).toBeNull();

  writeFileSync(list, 'evening/2026-11-22\nevening/2026-'); // torn by a power cut
  const second = createDeliveryLedger(database, { now: () => MONDAY });
  for (const each of [ledger, second]) await grantOne(each, 'two');
  expect(readFileSync(list, 'utf8').split('\n').filter(Boolean)).toEqual([
    'evening/2026-11-22',
    'evening/2026-',
    ISSUE,
  ]);
  expect(await ledger.begunHere(ISSUE)).toBe(list);
  expect(begunBeside(join(folder.path, 'news.db')).list()).toEqual(['evening/2026-11-22', ISSUE]);
});

const begunFile = (dataDir: string) => {
  const name = readdirSync(dataDir).find((each) => each.startsWith('begun-issues-'));
  return join(dataDir, name ?? 'none');
};

async function grantOne(ledger: Ledger, worker: string): Promise<void> {
  const leaseMs = 60_000;
  const [row] = await ledger.claim({ issueId: ISSUE, worker, limit: 1, leaseMs });
  if (!row) throw new Error('nothing claimed');
  const marks = [{ id: row.id, epoch: row.epoch, worker, leaseMs }];
  expect(await ledger.commit({ issueId: ISSUE, marks, outcomes: [] })).toMatchObject({ marks: ['granted'] });
}
