import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../database.ts';

/** What a language model was asked, what it may have cost, and what it said: the answers are kept to be used again. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = dialect === 'postgres' ? sql`bigint` : sql`integer`;
  const serial = dialect === 'postgres' ? sql`bigserial` : sql`integer`;
  await db.schema
    .createTable('model_requests')
    .addColumn('id', serial, (c) => c.primaryKey())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('model', 'text', (c) => c.notNull())
    .addColumn('issue_id', 'text', (c) => c.notNull())
    .addColumn('at', int, (c) => c.notNull())
    .addColumn('answer', 'text')
    .addColumn('tokens', int, (c) => c.notNull())
    .addColumn('cost_micros', int, (c) => c.notNull())
    .execute();
  await db.schema.createIndex('model_requests_key').on('model_requests').columns(['key']).execute();
  await db.schema.createIndex('model_requests_at').on('model_requests').columns(['at']).execute();
  await db.schema.createIndex('model_requests_issue').on('model_requests').columns(['issue_id']).execute();
}
