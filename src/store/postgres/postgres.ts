import { Kysely, PostgresDialect, sql } from 'kysely';
import { inConnectionWords } from '../../lib/connection-words.ts';
import { ExitCode, messageOf, OperatorError } from '../../lib/errors.ts';
import type { Db } from '../database.ts';
import type { Schema } from '../schema.ts';

/** A connection of its own beside the pool, for locks that live as long as it does. */
export interface Session extends AsyncDisposable {
  query<Row>(text: string, values: unknown[]): Promise<Row[]>;
  /** Fires when the connection ends without having been disposed: its locks are gone. */
  lost: AbortSignal;
}

export interface Postgres {
  db: Db;
  openSession(): Promise<Session>;
}

const CONNECT_MS = 20_000;

/**
 * A process that stands still inside a transaction (suspended, swapped out) would hold up everybody who waits for
 * its row locks; the server ends such a session. Far longer than any transaction of ours takes between statements.
 */
const IDLE_IN_TRANSACTION_MS = 30_000;

const SETTINGS = `-c synchronous_commit=on -c idle_in_transaction_session_timeout=${IDLE_IN_TRANSACTION_MS}`;

/** The only home of the driver. Throws OperatorError where the server cannot be reached. */
export async function openPostgres(url: string): Promise<Postgres> {
  const { default: pg } = await import('pg');
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
  const settings = {
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    application_name: 'twofold',
    options: SETTINGS,
  };
  const pool = new pg.Pool({ ...settings, max: 10 });
  // One that died while idle is replaced at its next use; where it was in use its statement fails. Unheard, the
  // event would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => void client.on('error', () => {}));
  const db: Db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  await assertReachable(db);
  return {
    db,
    async openSession() {
      const client = new pg.Client(settings);
      const lost = new AbortController();
      let ending = false;
      const onEnd = () => {
        if (!ending) lost.abort();
      };
      client.on('error', onEnd).on('end', onEnd);
      await client.connect();
      return {
        query: async (text, values) => (await client.query(text, values)).rows,
        lost: lost.signal,
        async [Symbol.asyncDispose]() {
          ending = true;
          await client.end().catch(() => {}); // it ended by itself
        },
      };
    },
  };
}

/** The address is never repeated: it may hold a password. */
async function assertReachable(db: Db): Promise<void> {
  try {
    await sql`select 1`.execute(db);
  } catch (cause) {
    await db.destroy();
    throw new OperatorError(
      `The Postgres database cannot be reached: ${inConnectionWords(messageOf(cause))}`,
      {
        hint: 'Check that the server runs and that DATABASE_URL names its host, user, password and database.',
        exitCode: ExitCode.tryAgain,
        cause,
      },
    );
  }
}
