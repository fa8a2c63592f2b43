import type { Kysely } from 'kysely';
import type { Database } from '../database.ts';
import type { Schema } from '../schema.ts';

/**
 * A transaction that need not be durable before one that comes after it: that one's sync makes this one durable, too.
 */
export async function unsynced<Result>(
  { db, sqlite }: Database,
  work: (tx: Kysely<Schema>) => Promise<Result>,
): Promise<Result> {
  if (sqlite === null) return db.transaction().execute(work);
  return db
    .connection()
    .execute((connection) => sqlite.unsynced(() => connection.transaction().execute(work)));
}
