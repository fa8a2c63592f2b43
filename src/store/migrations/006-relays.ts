import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../database.ts';

/** Which relay has a delivery, what the relays may still be given, and deliveries to be found by domain. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = dialect === 'postgres' ? sql`bigint` : sql`integer`;
  const { schema } = db;
  await schema
    .createTable('relay_breakers')
    .addColumn('relay', 'text', (c) => c.primaryKey())
    .addColumn('phase', 'text', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('halted', int, (c) => c.notNull())
    .addColumn('opens', int, (c) => c.notNull())
    .addColumn('since', int, (c) => c.notNull())
    .addColumn('until', int)
    .execute();
  await schema
    .createTable('relay_slots')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('free_at', int, (c) => c.notNull())
    .execute();
  await schema
    .createTable('relay_days')
    .addColumn('relay', 'text', (c) => c.notNull())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('taken', int, (c) => c.notNull())
    .addPrimaryKeyConstraint('relay_days_pk', ['relay', 'day'])
    .execute();

  await schema.alterTable('deliveries').addColumn('relay', 'text').execute();
  // Addresses with two @ are never in an audience.
  if (dialect === 'postgres')
    await sql`alter table deliveries add column domain text
      generated always as (split_part(canonical_address, '@', 2)) stored`.execute(db);
  else
    await sql`alter table deliveries add column domain text
      generated always as (substr(canonical_address, instr(canonical_address, '@') + 1)) virtual`.execute(db);
  // Rows leave it with their claim: what is under way or done costs nothing here.
  await sql`create index deliveries_domain on deliveries (issue_id, domain, next_at, id)
    where state in ('ready', 'deferred')`.execute(db);
}
