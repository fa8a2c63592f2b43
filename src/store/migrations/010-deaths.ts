import { type Kysely, sql } from 'kysely';
import type { Dialect } from '../database.ts';

/** How many processes died while they held a delivery. See `ledger/suspects.ts`. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const int = dialect === 'postgres' ? sql`bigint` : sql`integer`;
  await db.schema
    .alterTable('deliveries')
    .addColumn('deaths', int, (c) => c.notNull().defaultTo(0))
    .execute();
  // Only of suspects: all other rows cost it nothing.
  await sql`create index deliveries_suspect on deliveries (issue_id, deaths) where deaths > 1`.execute(db);
}
