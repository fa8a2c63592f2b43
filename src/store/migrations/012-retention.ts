import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../database.ts';

/** What stays of an old issue's ledger when its rows are deleted. See `ledger/retention.ts`. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = dialect === 'postgres' ? sql`bigint` : sql`integer`;
  await db.schema.alterTable('issues').addColumn('deliveries_deleted_at', int).execute();
  await db.schema
    .createTable('exclusion_counts')
    .addColumn('issue_id', 'text', (c) => c.notNull().references('issues.id').onDelete('cascade'))
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('count', int, (c) => c.notNull())
    .addPrimaryKeyConstraint('exclusion_counts_pk', ['issue_id', 'reason'])
    .execute();
}
