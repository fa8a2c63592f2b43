import { accessSync, closeSync, constants, existsSync, openSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { ExitCode, messageOf, OperatorError, usage, whyUnwritable } from '../lib/errors.ts';
import { isServerUrl } from '../lib/is-server-url.ts';
import { leadsTo, makeFileOnce } from '../lib/make-file-once.ts';
import { makeFolder } from '../lib/make-folder.ts';
import { openPostgres, type Session } from './postgres/postgres.ts';
import type { Schema } from './schema.ts';
import { openNodeSqlite, type SqliteFile } from './sqlite/node-sqlite.ts';

const RESTORE = 'Stop everything that uses it, keep a copy, and restore a backup.';
const RESTORE_OR_BEGIN =
  'Restore a backup. To begin a newsroom without readers and issues instead, delete the file with its -wal and -shm.';

export type Dialect = 'sqlite' | 'postgres';
export type Db = Kysely<Schema>;

export interface Database extends AsyncDisposable {
  db: Db;
  dialect: Dialect;
  /** The SQLite file's absolute path; null on Postgres and in memory. */
  file: string | null;
  /** On Postgres a connection beside the pool; null on SQLite, where locks are files. */
  openSession: (() => Promise<Session>) | null;
  /** Null on Postgres. */
  sqlite: SqliteFile | null;
}

/**
 * Opens `sqlite:PATH`, a bare path, `sqlite::memory:` or `postgres://…`. Does not migrate.
 * Throws OperatorError where the file cannot be written or the address is of neither kind.
 */
export async function openDatabase(url: string): Promise<Database> {
  if (isPostgres(url)) {
    const { db, openSession } = await openPostgres(url);
    return {
      db,
      dialect: 'postgres',
      file: null,
      sqlite: null,
      openSession,
      [Symbol.asyncDispose]: () => db.destroy(),
    };
  }
  if (isServerUrl(url)) throw notOurs(url);
  return openSqlite(url.replace(/^sqlite:/, ''));
}

function notOurs(url: string): OperatorError {
  const [scheme = ''] = url.split(':');
  return scheme.toLowerCase() === 'sqlite'
    ? usage(
        'DATABASE_URL gives its file as an address.',
        `Leave out the two slashes: ${url.replace('//', '')}`,
      )
    : usage(`DATABASE_URL has an unknown scheme: ${scheme}`, 'Use sqlite:PATH or postgres://user@host/name.');
}

export function isPostgres(url: string): boolean {
  return /^postgres(ql)?:/.test(url);
}

function openSqlite(path: string): Database {
  let file = path === ':memory:' ? null : resolve(path);
  try {
    if (file) {
      file = leadsTo(file);
      makeOrFind(file);
    }
    const { database, raw } = openNodeSqlite(file ?? ':memory:');
    const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
    return {
      db,
      dialect: 'sqlite',
      file,
      sqlite: raw,
      openSession: null,
      [Symbol.asyncDispose]: () => db.destroy(),
    };
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw new OperatorError(`The database ${file} cannot be opened: ${whyUnwritable(error)}.`, {
      hint: /malformed|not a database/.test(messageOf(error))
        ? RESTORE
        : 'Check that the folder exists, is writable and has free space, or set DATABASE_URL.',
      cause: error,
    });
  }
}

/**
 * A copy that failed leaves an empty file; one of ours is never empty. And what SQLite finds in a log it plays into
 * whatever file is beside it. Throws OperatorError in both cases, and for a folder.
 */
function makeOrFind(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile() && found.size === 0) {
    throw new OperatorError(
      `The database ${file} is empty (0 bytes), as a copy or a restore that failed leaves it.`,
      { hint: RESTORE_OR_BEGIN },
    );
  }
  if (found?.isDirectory()) {
    throw usage(`The database ${file} is a folder.`, `DATABASE_URL names a file: sqlite:${file}/twofold.db`);
  }
  if (found) {
    expectWritable(file);
    return;
  }
  const log = `${file}-wal`;
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 0) {
    throw new OperatorError(`The database ${file} is missing, but its log ${log} is there.`, {
      hint: RESTORE_OR_BEGIN,
    });
  }
  makeFolder(dirname(file));
  makeFileOnce(file, writeDatabase);
}

/** SQLite opens what it may only read without a word, and fails in the middle of the first work. */
function expectWritable(file: string): void {
  const own = [file, `${file}-wal`, `${file}-shm`].filter((each) => existsSync(each));
  const locked = own.find((each) => !isWritable(each));
  if (locked === undefined) return;
  throw new OperatorError(`The database ${locked} may not be written by this account.`, {
    hint: 'Run this as the account whose data they are, or give all of its data folder back to it (chown -R).',
    exitCode: ExitCode.usage,
  });
}

function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Readers' addresses are nobody else's: SQLite gives its log the rights of the file. */
function writeDatabase(file: string): void {
  closeSync(openSync(file, 'wx', 0o600));
  const database = new DatabaseSync(file);
  database.exec('PRAGMA user_version = 0'); // written, it makes the first page
  database.close();
}

/**
 * Reads every page of a SQLite file, about a second for each gigabyte. Throws OperatorError where one is damaged:
 * a ledger that cannot be trusted must not send.
 */
export async function assertIntact({ db, file }: Database): Promise<void> {
  if (file === null) return;
  const found = await quickCheck(db).catch((error: unknown) => messageOf(error));
  if (found === 'ok') return;
  throw new OperatorError(`The database ${file} is damaged: ${found}`, {
    hint: RESTORE,
  });
}

async function quickCheck(db: Db): Promise<string> {
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(db);
  return rows[0]?.quick_check ?? 'it gave no answer';
}
