import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/**
 * node:sqlite in the shape Kysely's SqliteDialect expects (that of better-sqlite3).
 * WAL with synchronous=FULL: a committed transaction survives a power cut.
 */
export function openNodeSqlite(file: string): SqliteDatabase {
  const raw = new DatabaseSync(file, { timeout: 10_000, enableForeignKeyConstraints: true });
  raw.exec('PRAGMA journal_mode = WAL');
  raw.exec('PRAGMA synchronous = FULL');
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => raw.close(),
    prepare(query) {
      // A deferred transaction that upgrades to writing fails with SQLITE_BUSY_SNAPSHOT, which no timeout retries.
      const text = query === 'begin' ? 'begin immediate' : query;
      const known = prepared.get(text);
      if (known) return known;
      const statement = wrap(raw.prepare(text));
      if (prepared.size < 500) prepared.set(text, statement);
      return statement;
    },
  };
}

function wrap(statement: StatementSync): SqliteStatement {
  const bind = (parameters: readonly unknown[]) => parameters.map(toSql);
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...bind(parameters)),
    run: (parameters) => {
      const { changes, lastInsertRowid } = statement.run(...bind(parameters));
      return { changes, lastInsertRowid };
    },
    iterate: (parameters) => statement.iterate(...bind(parameters)) as IterableIterator<unknown>,
  };
}

function toSql(value: unknown): SQLInputValue {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.getTime();
  return value as SQLInputValue;
}
