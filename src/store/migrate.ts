import { type Kysely, sql } from 'kysely';
import { ExitCode, messageOf, OperatorError } from '../lib/errors.ts';
import type { Database, Db, Dialect } from './database.ts';
import * as initial from './migrations/001-initial.ts';
import * as deskSignIn from './migrations/002-desk-sign-in.ts';
import * as polling from './migrations/003-polling.ts';
import * as articlePages from './migrations/004-article-pages.ts';
import * as modelRequests from './migrations/005-model-requests.ts';
import * as relays from './migrations/006-relays.ts';
import * as returnedMail from './migrations/007-returned-mail.ts';
import * as ledger from './migrations/008-ledger.ts';
import * as subscriberZone from './migrations/009-subscriber-zone.ts';
import * as deaths from './migrations/010-deaths.ts';
import * as relayDoubts from './migrations/011-relay-doubts.ts';
import * as retention from './migrations/012-retention.ts';
import * as relayServers from './migrations/013-relay-servers.ts';
import * as followKeys from './migrations/014-follow-keys.ts';
import { ADVISORY_LOCKS } from './postgres/advisory-locks.ts';

type Up = (db: Kysely<unknown>, dialect: Dialect) => Promise<void>;

/** In order; a new migration is one file and one line here. */
const MIGRATIONS: { name: string; up: Up }[] = [
  { name: '001-initial', up: initial.up },
  { name: '002-desk-sign-in', up: deskSignIn.up },
  { name: '003-polling', up: polling.up },
  { name: '004-article-pages', up: articlePages.up },
  { name: '005-model-requests', up: modelRequests.up },
  { name: '006-relays', up: relays.up },
  { name: '007-returned-mail', up: returnedMail.up },
  { name: '008-ledger', up: ledger.up },
  { name: '009-subscriber-zone', up: subscriberZone.up },
  { name: '010-deaths', up: deaths.up },
  { name: '011-relay-doubts', up: relayDoubts.up },
  { name: '012-retention', up: retention.up },
  { name: '013-relay-servers', up: relayServers.up },
  { name: '014-follow-keys', up: followKeys.up },
];

/**
 * Brings the database to the newest schema and returns the names applied.
 * Each migration and its mark share one transaction, so one that was killed runs again.
 */
export async function migrate({ db: typed, dialect }: Database): Promise<string[]> {
  const db = typed as unknown as Kysely<{ migrations: { name: string } }>;
  try {
    return await applyMissing(db, dialect);
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw new OperatorError(`The database cannot be migrated: ${messageOf(error)}`, {
      hint: `${isForbidden(error) ? OWNER : ''}Nothing was half-applied: put the cause right and run it again.`,
      cause: error,
    });
  }
}

/** Of what `migrate` applied: there was no table of ours before. */
export function wasEmpty(applied: readonly string[]): boolean {
  return applied[0] === MIGRATIONS[0]?.name;
}

const OWNER =
  'The database and all that is in it has to belong to the user in DATABASE_URL: “createdb --owner=USER NAME”, “pg_restore” without --no-owner, or ALTER DATABASE … OWNER TO. ';

/** PostgreSQL's insufficient_privilege. */
function isForbidden(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '42501';
}

async function applyMissing(
  db: Kysely<{ migrations: { name: string } }>,
  dialect: Dialect,
): Promise<string[]> {
  return db.transaction().execute(async (tx) => {
    if (dialect === 'postgres') await takeMigrationLock(tx as unknown as Kysely<unknown>);
    await tx.schema
      .createTable('migrations')
      .ifNotExists()
      .addColumn('name', 'text', (c) => c.primaryKey())
      .execute();
    const applied = new Set(await appliedTo(tx));
    const missing = MIGRATIONS.filter(({ name }) => !applied.has(name));
    for (const { name, up } of missing) {
      await up(tx as unknown as Kysely<unknown>, dialect);
      await tx.insertInto('migrations').values({ name }).execute();
    }
    return missing.map(({ name }) => name);
  });
}

/** Throws OperatorError where a newer build has migrated the database since this process began. */
export async function assertNotNewer(db: Db): Promise<void> {
  await appliedTo(db as unknown as Kysely<{ migrations: { name: string } }>);
}

/** Throws OperatorError for one that this build does not know. */
async function appliedTo(db: Kysely<{ migrations: { name: string } }>): Promise<string[]> {
  const applied = (await db.selectFrom('migrations').select('name').execute()).map(({ name }) => name);
  const unknown = applied.filter((name) => !MIGRATIONS.some((known) => known.name === name));
  if (unknown.length === 0) return applied;
  throw new OperatorError(`The database was made by a newer Twofold (it has ${unknown.join(', ')}).`, {
    hint: 'Run that version, or restore a backup made with this one.',
    exitCode: ExitCode.usage, // trying again changes nothing
  });
}

/** Two processes starting at once: the second waits here and then finds nothing missing. */
async function takeMigrationLock(tx: Kysely<unknown>): Promise<void> {
  await sql`select pg_advisory_xact_lock(${ADVISORY_LOCKS.migrate})`.execute(tx);
}
