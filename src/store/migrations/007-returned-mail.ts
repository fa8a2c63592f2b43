import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../database.ts';

/** What came back, beside the deliveries it is about; which mail of a mailbox has been looked at; lifted suppressions. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { schema } = db;
  const int = dialect === 'postgres' ? sql`bigint` : sql`integer`;
  const serial = dialect === 'postgres' ? sql`bigserial` : sql`integer`;
  await schema
    .createTable('delivery_reports')
    .addColumn('id', serial, (c) => c.primaryKey())
    .addColumn('identity', 'text', (c) => c.notNull().unique())
    .addColumn('at', int, (c) => c.notNull())
    .addColumn('last_at', int, (c) => c.notNull())
    .addColumn('copies', int, (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('why', 'text')
    .addColumn('matched_by', 'text')
    .addColumn('delivery_id', int)
    .addColumn('issue_id', 'text')
    .addColumn('canonical_address', 'text')
    .addColumn('code', int)
    .addColumn('enhanced', 'text')
    .addColumn('detail', 'text', (c) => c.notNull())
    .addColumn('excerpt', 'text')
    .execute();
  const index = (name: string, columns: string[]) =>
    schema.createIndex(name).on('delivery_reports').columns(columns).execute();
  await index('delivery_reports_delivery', ['delivery_id', 'kind']);
  await index('delivery_reports_issue', ['issue_id', 'kind']);
  await index('delivery_reports_outcome', ['outcome', 'at']);
  await index('delivery_reports_at', ['at']);

  await schema
    .createTable('suppression_lifts')
    .addColumn('id', serial, (c) => c.primaryKey())
    .addColumn('canonical_address', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('at', int, (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createIndex('suppression_lifts_address')
    .on('suppression_lifts')
    .columns(['canonical_address', 'at'])
    .execute();
  await schema.createIndex('suppressions_at').on('suppressions').columns(['at']).execute();

  await schema
    .createTable('mailbox_places')
    .addColumn('mailbox', 'text', (c) => c.primaryKey())
    .addColumn('uid_validity', 'text', (c) => c.notNull())
    .addColumn('last_uid', int, (c) => c.notNull())
    .addColumn('checked_at', int, (c) => c.notNull())
    .addColumn('problem', 'text')
    .execute();
  await schema
    .createTable('mailbox_seen')
    .addColumn('mailbox', 'text', (c) => c.notNull())
    .addColumn('uid', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('mailbox_seen_pk', ['mailbox', 'uid'])
    .execute();
  await schema
    .createTable('webhook_tokens')
    .addColumn('token', 'text', (c) => c.primaryKey())
    .addColumn('body_hash', 'text', (c) => c.notNull())
    .addColumn('at', int, (c) => c.notNull())
    .execute();
}
