import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../database.ts';

/** What makes the ledger cheap and its readers' wishes prompt. See `ledger/counts.ts`, `ledger/freeze.ts`. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await indexOpenRows(db, dialect);
  await addCounts(db, dialect);
  await addFreezes(db, dialect);
  await addSendJournals(db, dialect);
  if (dialect === 'postgres') await addGate(db);
}

/** Accepted rows, in the end nearly all of them, cost the index nothing. */
async function indexOpenRows(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await db.schema.dropIndex('deliveries_state').execute();
  const id = dialect === 'postgres' ? sql`, id` : sql``; // SQLite has the row's id in every index
  await sql`create index deliveries_open on deliveries (issue_id, state, next_at${id}) where state <> 'accepted'`.execute(
    db,
  );
}

async function addCounts(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = dialect === 'postgres' ? sql`bigint` : sql`integer`;
  await db.schema
    .createTable('delivery_counts')
    .addColumn('issue_id', 'text', (c) => c.notNull().references('issues.id').onDelete('cascade'))
    .addColumn('slot', int, (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('count', int, (c) => c.notNull())
    .addPrimaryKeyConstraint('delivery_counts_pk', ['issue_id', 'slot', 'state'])
    .execute();
  await sql`insert into delivery_counts (issue_id, slot, state, count)
    select issue_id, 0, state, count(*) from deliveries group by issue_id, state`.execute(db);
}

async function addFreezes(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = dialect === 'postgres' ? sql`bigint` : sql`integer`;
  await db.schema
    .createTable('freezes')
    .addColumn('issue_id', 'text', (c) => c.primaryKey().references('issues.id').onDelete('cascade'))
    .addColumn('token', 'text', (c) => c.notNull())
    .addColumn('lease_until', int, (c) => c.notNull())
    .execute();
}

async function addSendJournals(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = dialect === 'postgres' ? sql`bigint` : sql`integer`;
  await db.schema
    .createTable('send_journals')
    .addColumn('worker', 'text', (c) => c.primaryKey())
    .addColumn('sequence', int, (c) => c.notNull())
    .execute();
}

/**
 * Marks hold the gate together; whoever takes a reader or an issue out of a send holds it alone, whatever program
 * does so. A wish that has been confirmed was then written before or after a mark, never beside it.
 */
async function addGate(db: Kysely<unknown>): Promise<void> {
  await sql`create function hold_send_gate() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock(7264954);
      return coalesce(new, old);
    end $$`.execute(db);
  for (const trigger of [
    sql`issues_gate before update of state on issues for each row when (old.state = 'sending' and new.state <> 'sending')`,
    sql`subscriptions_gate before update of state on subscriptions for each row when (old.state = 'active' and new.state <> 'active')`,
    sql`subscriptions_erased_gate before delete on subscriptions for each row when (old.state = 'active')`,
    sql`suppressions_gate before insert on suppressions for each row`,
  ]) {
    await sql`create trigger ${trigger} execute function hold_send_gate()`.execute(db);
  }
}
