import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { EpochMs } from '../../lib/clock.ts';
import type { Database, Db } from '../database.ts';
import { ADVISORY_LOCKS } from '../postgres/advisory-locks.ts';
import { type HeldWorker, holdWorker } from '../sqlite/hold-lock.ts';

/*
 * On Postgres a worker name is held by a session advisory lock (two 32-bit keys: this number and the name's hash):
 * the server gives it back however the process ends, on whatever host it ran. A name is used once, so whoever finds
 * it unheld knows that its send is over.
 */

/** Before it the place, after it the send. */
const OWN = '#';

type OpenSession = NonNullable<Database['openSession']>;

/**
 * Takes a name that was never used before: a place in the data folder, which has a send journal, and what is this
 * send's alone. Throws where the database cannot be reached.
 */
export async function holdSharedWorker(openSession: OpenSession, dataDir: string): Promise<HeldWorker> {
  const place = holdWorker(dataDir);
  const session = await openSession().catch(async (error) => {
    await place[Symbol.asyncDispose]();
    throw error;
  });
  const dispose = async () => {
    await session[Symbol.asyncDispose]();
    await place[Symbol.asyncDispose]();
  };
  const name = `${place.name}${OWN}${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    await session.query('select pg_advisory_lock_shared($1, hashtext($2))', [ADVISORY_LOCKS.worker, name]);
  } catch (error) {
    await dispose();
    throw error;
  }
  return { name, lost: session.lost, [Symbol.asyncDispose]: dispose };
}

/** Names under which open rows of the issue are claimed, and which nobody holds any more. */
export async function deadWorkers(db: Db, issueId: string): Promise<string[]> {
  const { rows } = await sql<{ worker: string }>`
    select distinct d.worker from deliveries d
    where d.issue_id = ${issueId} and d.state in ('claimed', 'committing') and ${isUnheld}`.execute(db);
  return rows.map(({ worker }) => worker);
}

/** Issues under way that have rows of a worker that is gone, or whose lease ran out. */
export async function abandonedIssues(db: Db, now: EpochMs): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.id from issues i
    where i.state = 'sending' and exists (
      select 1 from deliveries d
      where d.issue_id = i.id and d.state in ('claimed', 'committing')
        and (d.lease_until < ${now} or ${isUnheld})
    )`.execute(db);
  return rows.map(({ id }) => id);
}

const isUnheld = sql`d.worker is not null and not exists (
  select 1 from pg_locks l
  where l.locktype = 'advisory' and l.granted and l.classid = ${sql.lit(ADVISORY_LOCKS.worker)}
    and l.objid::bigint = hashtext(d.worker)::bigint & 4294967295
    and l.database = (select oid from pg_database where datname = current_database())
)`;

interface HeldSession extends AsyncDisposable {
  release(): Promise<void>;
}

/** The lock of one whole pass of the scheduler, over all hosts; null where somebody has it. */
export function holdRun(openSession: OpenSession): Promise<HeldSession | null> {
  return tryLock(openSession, 'pg_try_advisory_lock($1, 0)', [ADVISORY_LOCKS.run]);
}

/** The lock of whoever makes an edition's draft, over all hosts; null where somebody does. */
export function holdSharedDraft(openSession: OpenSession, edition: string): Promise<HeldSession | null> {
  return tryLock(openSession, 'pg_try_advisory_lock($1, hashtext($2))', [ADVISORY_LOCKS.draft, edition]);
}

/** The lock of whoever sends an issue from “run”, over all hosts; null where somebody does. */
export function holdSharedSend(openSession: OpenSession, issueId: string): Promise<HeldSession | null> {
  return tryLock(openSession, 'pg_try_advisory_lock($1, hashtext($2))', [ADVISORY_LOCKS.send, issueId]);
}

async function tryLock(
  openSession: OpenSession,
  lock: string,
  keys: (number | string)[],
): Promise<HeldSession | null> {
  const session = await openSession();
  const release = async () => session[Symbol.asyncDispose]();
  try {
    const [row] = await session.query<{ held: boolean }>(`select ${lock} as held`, keys);
    if (row?.held) return { release, [Symbol.asyncDispose]: release };
  } catch (error) {
    await release();
    throw error;
  }
  await release();
  return null;
}

/** Places are few, sends are many: only places keep a send journal. */
export function placeOfWorker(name: string): string {
  return name.split(OWN)[0] ?? name;
}
