import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../database.ts';

/** What raises the alarm of a relay that swallows messages; over all runs of a send. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = dialect === 'postgres' ? sql`bigint` : sql`integer`;
  await db.schema
    .createTable('relay_doubts')
    .addColumn('relay', 'text', (c) => c.notNull())
    .addColumn('issue_id', 'text', (c) => c.notNull().references('issues.id').onDelete('cascade'))
    .addColumn('doubts', int, (c) => c.notNull())
    .addPrimaryKeyConstraint('relay_doubts_pk', ['relay', 'issue_id'])
    .execute();
}
