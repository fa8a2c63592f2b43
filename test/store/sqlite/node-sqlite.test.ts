import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readlinkSync } from 'node:fs';
import { mkdtempDisposable, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src/store/database.ts';
import { unsynced } from '../../../src/store/ledger/unsynced.ts';

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

test('it is a write-ahead log, in which references hold', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'twofold-sqlite-'));
  await using database = await openDatabase(join(folder.path, 'ledger.db'));
  const { db, sqlite } = database;
  expect(sqlite?.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' });
  await sql`create table parent (id integer primary key)`.execute(db);
  await sql`create table child (parent integer references parent)`.execute(db);
  await expect(sql`insert into child values (7)`.execute(db)).rejects.toThrow(/FOREIGN KEY/);
});

test('what fails halfway leaves nothing behind, and the next one goes on', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'twofold-sqlite-'));
  await using database = await openDatabase(join(folder.path, 'ledger.db'));
  const { db, sqlite } = database;
  if (!sqlite) throw new Error('no SQLite');
  await sql`create table kept (id integer)`.execute(db);
  const insert = (id: number) => sqlite.prepare('insert into kept values (?)').run(id);
  const halfway = () => {
    insert(1);
    throw new Error('the power is gone');
  };
  expect(() => sqlite.transact(halfway)).toThrow('the power is gone');
  sqlite.transact(() => insert(2));
  const broken = unsynced(database, async (tx) => {
    await sql`insert into kept values (3)`.execute(tx);
    throw new Error('the power is gone');
  });
  await expect(broken).rejects.toThrow('the power is gone');
  await unsynced(database, (tx) => sql`insert into kept values (4)`.execute(tx));
  expect((await sql`select id from kept order by id`.execute(db)).rows).toEqual([{ id: 2 }, { id: 4 }]);
});

test('after a change of the tables the same question has other columns', async () => {
  await using database = await openDatabase('sqlite::memory:');
  const all = async () => (await sql`select * from kept`.execute(database.db)).rows;
  await sql`create table kept (id integer)`.execute(database.db);
  await sql`insert into kept values (1)`.execute(database.db);
  expect(await all()).toEqual([{ id: 1 }]);
  await sql`alter table kept add column name text`.execute(database.db);
  expect(await all()).toEqual([{ id: 1, name: null }]);
});

test('a truth is 1 or 0, a time its milliseconds, and nothing is null', async () => {
  await using database = await openDatabase('sqlite::memory:');
  const values = sql`select ${true} as yes, ${false} as no, ${new Date(5)} as at, ${undefined} as none`;
  expect((await values.execute(database.db)).rows).toEqual([{ yes: 1, no: 0, at: 5, none: null }]);
});

test('another process that is writing is waited for', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'twofold-sqlite-'));
  const file = join(folder.path, 'ledger.db');
  await using database = await openDatabase(file);
  await sql`create table kept (id integer)`.execute(database.db);
  const code = `
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync('${file}');
    database.exec('begin immediate; insert into kept values (1)');
    console.log('writing');
    setTimeout(() => { database.exec('commit'); database.close(); }, 100);`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', code]);
  await once(other.stdout, 'data');
  database.sqlite?.transact(() => database.sqlite?.prepare('insert into kept values (2)').run());
  await sql`insert into kept values (3)`.execute(database.db);
  expect((await sql`select id from kept`.execute(database.db)).rows).toHaveLength(3);
});

test.skipIf(process.platform !== 'linux')('closed, it keeps no file open', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'twofold-sqlite-'));
  const isOpen = () =>
    readdirSync('/proc/self/fd').some((name) => {
      try {
        return readlinkSync(`/proc/self/fd/${name}`).startsWith(folder.path);
      } catch {
        return false; // closed meanwhile
      }
    });
  {
    await using database = await openDatabase(join(folder.path, 'ledger.db'));
    await sql`create table kept (id integer)`.execute(database.db);
    await database.sqlite?.sync();
    expect(isOpen()).toBe(true);
  }
  await expect.poll(isOpen).toBe(false);
});

test('a transaction that reads before it writes is not overtaken by another process', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'twofold-sqlite-'));
  const file = join(folder.path, 'ledger.db');
  await using database = await openDatabase(file);
  await sql`create table kept (id integer)`.execute(database.db);
  const code = `
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync('${file}', { timeout: 10_000 });
    console.log('ready');
    await new Promise((resolve) => process.stdin.once('data', resolve));
    database.exec('insert into kept values (1)');
    console.log('written');
    process.stdin.destroy();`;
  const other = spawn(process.execPath, ['--input-type=module', '-e', code]);
  const ended = once(other, 'exit');
  await once(other.stdout, 'data');
  await database.db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from kept`.execute(tx);
    other.stdin.write('go\n');
    await Promise.race([once(other.stdout, 'data'), wait(200)]); // it waits for us
    await sql`insert into kept values (${(rows[0]?.count ?? 9) + 2})`.execute(tx);
  });
  expect(await ended).toEqual([0, null]);
  expect((await sql`select id from kept`.execute(database.db)).rows).toEqual([{ id: 2 }, { id: 1 }]);
});

test('what SQLite has undone by itself, as where the disk is full, does not hide why', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'twofold-sqlite-'));
  await using database = await openDatabase(join(folder.path, 'ledger.db'));
  const { db, sqlite } = database;
  const work = db.transaction().execute(async (tx) => {
    await sql`create table kept (id integer)`.execute(tx);
    sqlite?.prepare('rollback').run();
    throw new Error('database or disk is full');
  });
  await expect(work).rejects.toThrow('database or disk is full');
  await db.transaction().execute((tx) => sql`create table kept (id integer)`.execute(tx));
});
