import { sql } from 'kysely';
import type { Db } from '../database.ts';
import { readMeta, writeMeta } from '../meta-repository.ts';
import { ADVISORY_LOCKS } from './advisory-locks.ts';

const KEY = 'job_queue';

/** What of the job queue is installed in this database, and the lock its installer holds. */
export function jobQueueMark(db: Db) {
  return {
    read: () => readMeta(db, KEY),
    write: (mark: string) => writeMeta(db, KEY, mark),
    /** The lock is a session's: a long migration elsewhere would end a transaction that waits for it as idle. */
    alone: (install: () => Promise<void>) =>
      db.connection().execute(async (one) => {
        await sql`select pg_advisory_lock(${ADVISORY_LOCKS.jobQueue})`.execute(one);
        try {
          await install();
        } finally {
          await sql`select pg_advisory_unlock(${ADVISORY_LOCKS.jobQueue})`.execute(one);
        }
      }),
  };
}
