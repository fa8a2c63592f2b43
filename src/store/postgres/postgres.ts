import { Kysely, PostgresDialect } from 'kysely';
import type { ClientBase } from 'pg';
import { inConnectionWords } from '../../lib/connection-words.ts';
import { ExitCode, messageOf, OperatorError, usage, whyUnreadable } from '../../lib/errors.ts';
import type { Db } from '../database.ts';
import type { Schema } from '../schema.ts';
import { SESSION_VALUES, SET_SESSION } from './session-settings.ts';
import { sharesBackends } from './shared-backends.ts';
import { watchedSocket } from './watched-socket.ts';

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
/** A quiet connection is asked so often whether its server is there; ten seconds without a word, and it is over. */
const KEEP_ALIVE_MS = 15_000;

/** The only home of the driver. Throws OperatorError where the database cannot be reached or is of no use. */
export async function openPostgres(url: string): Promise<Postgres> {
  const { default: pg } = await import('pg');
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
  const settings = {
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    application_name: 'twofold',
    stream: () => watchedSocket(),
  };
  const setUp = async (client: ClientBase) => void (await client.query(SET_SESSION, SESSION_VALUES));
  const pool = new pg.Pool({ ...settings, max: 10, onConnect: setUp });
  // One that died while idle is replaced at its next use; where it was in use its statement fails. Unheard, the
  // event would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => void client.on('error', () => {}));
  const openSession = async (): Promise<Session> => {
    const client = new pg.Client(settings);
    const lost = new AbortController();
    let ending = false;
    const onEnd = () => {
      if (!ending) lost.abort();
    };
    client.on('error', onEnd).on('end', onEnd);
    try {
      await client.connect();
      await setUp(client);
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
    return {
      query: async (text, values) => (await client.query(text, values)).rows,
      lost: lost.signal,
      async [Symbol.asyncDispose]() {
        ending = true;
        await client.end().catch(() => {}); // it ended by itself
      },
    };
  };
  await assertUsable(openSession);
  return { db: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }), openSession };
}

interface Standing {
  encoding: string;
  standby: boolean;
  readOnly: boolean;
  /** Its sessions are not sessions of the server's. */
  shared: boolean;
}

/** Not by the pool, which leaves a connection open that was refused half-way, and the process with it. */
async function assertUsable(openSession: () => Promise<Session>): Promise<void> {
  const { encoding, standby, readOnly, shared } = await readStanding(openSession);
  if (encoding !== 'UTF8')
    throw usage(
      `The Postgres database is in ${encoding}: names and news in any language need UTF8.`,
      'Make one that is: createdb --owner=USER --encoding=UTF8 --template=template0 NAME',
    );
  if (standby)
    throw new OperatorError('The Postgres server is a standby, which can only be read.', {
      hint: 'DATABASE_URL has to name the primary; one that is being promoted can be tried again.',
      exitCode: ExitCode.tryAgain,
    });
  if (readOnly)
    throw new OperatorError('The Postgres database can only be read.', {
      hint: 'default_transaction_read_only is on for the server, the database or the user in DATABASE_URL.',
      exitCode: ExitCode.tryAgain,
    });
  if (shared)
    throw usage(
      'DATABASE_URL leads through a pooler that changes connections after each transaction: locks and notifications would get lost.',
      'Name the Postgres server itself, or let the pooler keep sessions (PgBouncer: pool_mode = session).',
    );
}

const STANDING = `select current_setting('server_encoding') as encoding, pg_is_in_recovery() as standby,
  current_setting('transaction_read_only') = 'on' as "readOnly"`;

/** The address is never repeated: it may hold a password. */
async function readStanding(openSession: () => Promise<Session>): Promise<Standing> {
  try {
    await using session = await openSession();
    const [standing] = await session.query<Omit<Standing, 'shared'>>(STANDING, []);
    if (!standing) throw new Error('it gave no answer');
    return { ...standing, shared: await sharesBackends(session, openSession) };
  } catch (cause) {
    throw refusedBySettings(cause) ?? unreachable(cause);
  }
}

function unreachable(cause: unknown): OperatorError {
  return new OperatorError(
    `The Postgres database cannot be reached: ${inConnectionWords(messageOf(cause))}`,
    {
      hint: 'Check that the server runs and that DATABASE_URL names its host, user, password and database.',
      exitCode: ExitCode.tryAgain,
      cause,
    },
  );
}

/** invalid_catalog_name, invalid_password and invalid_authorization_specification. */
const REFUSED = ['3D000', '28P01', '28000'];

/** What no other attempt will change; null for what may pass. */
function refusedBySettings(cause: unknown): OperatorError | null {
  const said = messageOf(cause);
  const { code, syscall, path } = cause as NodeJS.ErrnoException;
  if (/client password must be a/.test(said))
    return usage('The Postgres server asks for a password, and DATABASE_URL has none.', HOW_NAMED);
  if (REFUSED.includes(code ?? ''))
    return usage(
      `The Postgres server refuses what DATABASE_URL says: ${said}.`,
      code === '3D000' ? 'Correct its name, or make it: createdb --owner=USER NAME' : HOW_NAMED,
    );
  if (syscall === 'open')
    return usage(
      `DATABASE_URL names the file ${path}, which cannot be read: ${whyUnreadable(cause)}.`,
      HOW_NAMED,
    );
  return null;
}

const HOW_NAMED = 'It is postgres://user:password@host/database, with special characters percent-encoded.';
