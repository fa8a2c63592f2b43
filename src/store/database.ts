import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import { messageOf, OperatorError } from '../lib/errors.ts';
import { openNodeSqlite } from './node-sqlite.ts';
import type { Schema } from './schema.ts';

export type Dialect = 'sqlite' | 'postgres';
export type Db = Kysely<Schema>;

export interface Database extends AsyncDisposable {
  db: Db;
  dialect: Dialect;
  /** The SQLite file's absolute path; null on Postgres and in memory. */
  file: string | null;
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
    const db = new Kysely<Schema>({
      dialect: new SqliteDialect({ database: openNodeSqlite(file ?? ':memory:') }),
    });
    return { db, dialect: 'sqlite', file, [Symbol.asyncDispose]: () => db.destroy() };
  } catch (error) {
    throw new OperatorError(`The database ${file} cannot be opened: ${messageOf(error)}`, {
      hint: 'Check that the folder exists, is writable and has free space, or set DATABASE_URL.',
      cause: error,
    });
  }
}

async function openPostgres(url: string): Promise<Database> {
  const { default: pg } = await import('pg');
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
  const pool = new pg.Pool({ connectionString: url, max: 10, options: '-c synchronous_commit=on' });
  pool.on('error', () => {}); // an idle connection that died is replaced at its next use
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return { db, dialect: 'postgres', file: null, [Symbol.asyncDispose]: () => db.destroy() };
}
