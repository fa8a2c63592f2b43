import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Kysely, PostgresDialect, SqliteDialect, sql } from 'kysely';
import { ExitCode, messageOf, OperatorError } from '../lib/errors.ts';
import { openNodeSqlite, type SqliteFile } from './node-sqlite.ts';
import type { Schema } from './schema.ts';

export type Dialect = 'sqlite' | 'postgres';
export type Db = Kysely<Schema>;

export interface Database extends AsyncDisposable {
  db: Db;
  dialect: Dialect;
  /** The SQLite file's absolute path; null on Postgres and in memory. */
  file: string | null;
  /** Null on Postgres. */
  sqlite: SqliteFile | null;
}

/**
 * Opens `sqlite:PATH`, a bare path, `sqlite::memory:` or `postgres://…`. Does not migrate.
 * Throws OperatorError where the file cannot be written or the address is of neither kind.
 */
export async function openDatabase(url: string): Promise<Database> {
  if (/^postgres(ql)?:/.test(url)) return openPostgres(url);
  if (/^[a-z][a-z0-9+]+:\/\//i.test(url)) {
    throw new OperatorError(`DATABASE_URL has an unknown scheme: ${url.split(':')[0]}`, {
      hint: 'Use sqlite:PATH or postgres://user@host/name.',
    });
  }
  return openSqlite(url.replace(/^sqlite:/, ''));
}

function openSqlite(path: string): Database {
  const file = path === ':memory:' ? null : resolve(path);
  try {
    if (file) mkdirSync(dirname(file), { recursive: true });
    const { database, raw } = openNodeSqlite(file ?? ':memory:');
    const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
    return { db, dialect: 'sqlite', file, sqlite: raw, [Symbol.asyncDispose]: () => db.destroy() };
  } catch (error) {
    throw new OperatorError(`The database ${file} cannot be opened: ${messageOf(error)}`, {
      hint: 'Check that the folder exists, is writable and has free space, or set DATABASE_URL.',
      cause: error,
    });
  }
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
    hint: 'Stop everything that uses it, keep a copy, and restore a backup.',
  });
}

async function quickCheck(db: Db): Promise<string> {
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(db);
  return rows[0]?.quick_check ?? 'it gave no answer';
}

async function openPostgres(url: string): Promise<Database> {
  const { default: pg } = await import('pg');
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    options: '-c synchronous_commit=on',
  });
  pool.on('error', () => {}); // an idle connection that died is replaced at its next use
  pool.on('connect', (client) => void client.on('error', () => {})); // one in use fails its query, and that is enough
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  await assertReachable(db);
  return { db, dialect: 'postgres', file: null, sqlite: null, [Symbol.asyncDispose]: () => db.destroy() };
}

/** The address is never repeated: it may hold a password. */
async function assertReachable(db: Db): Promise<void> {
  try {
    await sql`select 1`.execute(db);
  } catch (cause) {
    await db.destroy();
    throw new OperatorError(`The Postgres database cannot be reached: ${messageOf(cause)}`, {
      hint: 'Check that the server runs and that DATABASE_URL names its host, user, password and database.',
      exitCode: ExitCode.tryAgain,
      cause,
    });
  }
}
