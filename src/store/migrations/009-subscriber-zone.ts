import type { Kysely } from 'kysely';

/** Where a subscriber reads: an IANA zone, for editions sent at the reader's own time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('subscribers').addColumn('zone', 'text').execute();
}
