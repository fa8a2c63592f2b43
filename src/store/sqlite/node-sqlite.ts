import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { createLogSync, type LogSync } from './log-sync.ts';
import { type RowReader, rowReader } from './sqlite-rows.ts';

/**
 * The connection itself, for the few statements a send repeats thousands of times a second. Whoever uses it holds
 * Kysely's connection meanwhile, or would write into somebody else's transaction.
 */
export interface SqliteFile {
  /** Compiled once; the same text gives the same statement. */
  prepare(text: string): StatementSync;
  /** The same for statements that give many rows. */
  rows(text: string): RowReader;
  /**
   * Runs `work` in one transaction whose commit is not synced; `sync` makes it durable. Throws what `work` throws,
   * after rolling back.
   */
  transact<T>(work: () => T): T;
  /** What `work` writes by Kysely is not synced either. */
  unsynced<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when everything committed so far survives a power cut. */
  sync(): Promise<void>;
}

/** Of 4 KiB, after which the log is written back: pages that change again and again until then are written once. */
const LOG_PAGES = 4_000;
/** Of the file, in memory: what a send writes again and again stays there. */
const CACHE_KIB = 16_384;

/**
 * node:sqlite in the shape Kysely's SqliteDialect expects (that of better-sqlite3), and as itself.
 * WAL with synchronous=FULL: a committed transaction survives a power cut.
 */
export function openNodeSqlite(file: string): { database: SqliteDatabase; raw: SqliteFile } {
  const raw = new DatabaseSync(file, { timeout: 10_000, enableForeignKeyConstraints: true });
  raw.exec('PRAGMA journal_mode = WAL');
  raw.exec('PRAGMA synchronous = FULL');
  raw.exec(`PRAGMA wal_autocheckpoint = ${LOG_PAGES}`);
  raw.exec(`PRAGMA cache_size = -${CACHE_KIB}`);
  const log = file === ':memory:' ? null : createLogSync(`${file}-wal`);
  const syncing = createSyncing(raw);
  return { database: forKysely(raw, syncing, () => log?.close()), raw: createRaw(raw, syncing, log) };
}

/** Whether commits are synced. Said anew for each of a send's transactions, it would cost as much as they do. */
interface Syncing {
  /** Does nothing within a transaction. */
  set(mode: 'full' | 'normal'): void;
  /** For what comes by Kysely until told otherwise. */
  kysely: 'full' | 'normal';
}

function createSyncing(raw: DatabaseSync): Syncing {
  let now: 'full' | 'normal' = 'full';
  return {
    kysely: 'full',
    set(mode) {
      if (mode === now || raw.isTransaction) return;
      raw.exec(`PRAGMA synchronous = ${mode}`);
      now = mode;
    },
  };
}

function forKysely(raw: DatabaseSync, syncing: Syncing, closed: () => void): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close() {
      raw.close();
      closed();
    },
    prepare(query) {
      // A deferred transaction that upgrades to writing fails with SQLITE_BUSY_SNAPSHOT, which no timeout retries.
      const text = query === 'begin' ? 'begin immediate' : query;
      const known = prepared.get(text);
      if (known) return known;
      if (/^(create|alter|drop) /i.test(text)) prepared.clear(); // the same text may have other columns then
      const before = text.startsWith('select ') ? () => {} : () => syncing.set(syncing.kysely);
      const statement = text === 'rollback' ? rollbackOf(raw) : wrap(raw.prepare(text), before);
      if (prepared.size < 500) prepared.set(text, statement);
      return statement;
    },
  };
}

/** A full disk may have undone the transaction already: an error about that would hide the one that says why. */
function rollbackOf(raw: DatabaseSync): SqliteStatement {
  const statement = wrap(raw.prepare('rollback'), () => {});
  const nothing = { changes: 0, lastInsertRowid: 0 };
  return { ...statement, run: (parameters) => (raw.isTransaction ? statement.run(parameters) : nothing) };
}

function createRaw(raw: DatabaseSync, syncing: Syncing, log: LogSync | null): SqliteFile {
  const prepared = new Map<string, StatementSync>();
  const prepare = (text: string) => {
    const statement = prepared.get(text) ?? raw.prepare(text);
    prepared.set(text, statement);
    return statement;
  };
  const readers = new Map<string, RowReader>();
  const rows = (text: string) => {
    const reader = readers.get(text) ?? rowReader(raw.prepare(text));
    readers.set(text, reader);
    return reader;
  };
  const [begin, commit] = [raw.prepare('begin immediate'), raw.prepare('commit')];
  return {
    prepare,
    rows,
    transact(work) {
      syncing.set('normal');
      try {
        begin.run();
        const result = work();
        commit.run();
        return result;
      } catch (error) {
        if (raw.isTransaction) raw.exec('rollback');
        throw error;
      }
    },
    async unsynced(work) {
      syncing.kysely = 'normal';
      try {
        return await work();
      } finally {
        syncing.kysely = 'full';
      }
    },
    sync: async () => log?.sync(),
  };
}

function wrap(statement: StatementSync, before: () => void): SqliteStatement {
  const rows = rowReader(statement);
  const bind = (parameters: readonly unknown[]) => {
    before();
    return parameters.map(toSql);
  };
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => rows.all(...bind(parameters)),
    run: (parameters) => {
      const { changes, lastInsertRowid } = statement.run(...bind(parameters));
      return { changes, lastInsertRowid };
    },
    iterate: (parameters) => rows.iterate(...bind(parameters)),
  };
}

function toSql(value: unknown): SQLInputValue {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.getTime();
  return value as SQLInputValue;
}
