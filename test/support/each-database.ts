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
