import { join } from 'node:path';
import type { Database } from '../../src/store/database.ts';
import { openMigrated, temporaryFolder } from './newsroom-database.ts';
import { type Postgres, postgresBinaries, startPostgres } from './postgres.ts';

/** One of the databases that Twofold runs on. */
export interface DatabaseKind {
  kind: 'SQLite' | 'PostgreSQL';
  /** Not installed here. */
  skip: boolean;
}

/** For `describe.each`. */
export async function databaseKinds(): Promise<DatabaseKind[]> {
  return [
    { kind: 'SQLite', skip: false },
    { kind: 'PostgreSQL', skip: (await postgresBinaries()) === null },
  ];
}

/** Settings that give a newsroom an empty database of a kind; SQLite's is in its data folder. */
export interface DatabaseSource extends AsyncDisposable {
  settings(): Promise<Record<string, string>>;
}

export async function openSource({ kind }: DatabaseKind): Promise<DatabaseSource> {
  let postgres: Postgres | null = null;
  if (kind === 'PostgreSQL') postgres = await startPostgres((await postgresBinaries()) ?? '');
  return {
    settings: async () => (postgres ? { DATABASE_URL: await postgres.createDatabase() } : {}),
    async [Symbol.asyncDispose]() {
      await postgres?.[Symbol.asyncDispose]();
    },
  };
}

export interface OpenedDatabase extends AsyncDisposable {
  database: Database;
}

/** A migrated database of a kind, for the tests of one file; `emptyTables` between them. */
export async function openDatabaseOf({ kind }: DatabaseKind): Promise<OpenedDatabase> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(temporaryFolder());
  const server =
    kind === 'PostgreSQL' ? stack.use(await startPostgres((await postgresBinaries()) ?? '')) : null;
  const database = stack.use(await openMigrated(server?.url ?? join(folder.path, 'twofold.db')));
  const open = stack.move();
  return { database, [Symbol.asyncDispose]: () => open.disposeAsync() };
}
