import { type Kysely, sql } from 'kysely';

/** Breakers are kept by relay and server since; those kept by the relay's id alone, in which no blank is, are read by nobody. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`delete from relay_breakers where relay not like '% %'`.execute(db);
}
