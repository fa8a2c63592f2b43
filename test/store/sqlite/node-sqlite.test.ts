import { mkdtempDisposable, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src/store/database.ts';
import { unsynced } from '../../../src/store/unsynced.ts';

const FULL = 2;
const NORMAL = 1;

test('what comes by Kysely is synced at its commit, also behind a transaction that is not', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'twofold-sqlite-'));
  await using database = await openDatabase(join(folder.path, 'ledger.db'));
  const { db, sqlite } = database;
  if (!sqlite) throw new Error('no SQLite');
  const mode = () => Number(sqlite.prepare('pragma synchronous').get()?.synchronous);
  await sql`create table kept (id integer)`.execute(db);
  expect(mode()).toBe(FULL);

  sqlite.transact(() => sqlite.prepare('insert into kept values (1)').run());
  expect(mode()).toBe(NORMAL);
  await sql`insert into kept values (2)`.execute(db);
  expect(mode()).toBe(FULL);

  sqlite.transact(() => sqlite.prepare('insert into kept values (3)').run());
  await db.transaction().execute(async (tx) => {
    await sql`insert into kept values (4)`.execute(tx);
    expect(mode()).toBe(FULL);
  });

  sqlite.transact(() => {});
  await sql`insert into kept values (5) returning id`.execute(db);
  expect(mode()).toBe(FULL);

  const seen = await unsynced(database, async (tx) => {
    await sql`insert into kept values (6)`.execute(tx);
    return mode();
  });
  expect(seen).toBe(NORMAL);
  await sql`insert into kept values (7)`.execute(db);
  expect(mode()).toBe(FULL);
});

test('a log that could not be opened once is synced the next time', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'twofold-sqlite-'));
  const file = join(folder.path, 'ledger.db');
  await using database = await openDatabase(file);
  await sql`create table kept (id integer)`.execute(database.db);
  await rename(`${file}-wal`, `${file}-away`);
  await expect(database.sqlite?.sync()).rejects.toThrow('ENOENT');
  await rename(`${file}-away`, `${file}-wal`);
  await expect(database.sqlite?.sync()).resolves.toBeUndefined();
});
