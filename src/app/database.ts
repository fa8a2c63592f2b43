import type { Config } from '../config/config.ts';
import { installQueue } from '../jobs/queue/install-queue.ts';
import type { Log } from '../lib/log.ts';
import type { Database } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { jobQueueMark } from '../store/postgres/job-queue-mark.ts';
import { acceptSecret, assertSameSecret, secretChanged } from '../store/same-secret.ts';

/**
 * Brings the database, and on Postgres its job queue, to this version, and returns what was applied. Any number of
 * processes may do it at the same time. Throws OperatorError.
 */
export async function prepareDatabase(
  database: Database,
  { databaseUrl, secret }: Pick<Config, 'databaseUrl' | 'secret'>,
  log: Log,
  { newSecret = false } = {},
): Promise<string[]> {
  const applied = await migrate(database);
  const { db } = database;
  if (database.dialect === 'sqlite') {
    if (await secretChanged(db, secret))
      log.warn(
        { database: database.file },
        'the secret is another than before: links already mailed no longer work',
      );
    return applied;
  }
  const installed = await installQueue(databaseUrl, jobQueueMark(db), log);
  if (newSecret) await acceptSecret(db, secret);
  else await assertSameSecret(db, secret);
  return installed ? [...applied, 'job queue'] : applied;
}
