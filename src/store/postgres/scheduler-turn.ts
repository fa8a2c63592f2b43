import { sql } from 'kysely';
import type { Db } from '../database.ts';

const KEY = 'scheduler_minute';

/**
 * Takes this minute's turn of the scheduler for the transaction, by the database's own clock: false where another
 * process had it. While one holds it the others wait; if it dies or rolls back, the next of them gets it. So one
 * process fires each minute, whichever are alive, and none is a leader that could be missed. A clock that is set back
 * costs no more than a minute.
 */
export async function takeTurn(tx: Db): Promise<boolean> {
  const { rows } = await sql`
    insert into meta (key, value)
    values (${KEY}, floor(extract(epoch from clock_timestamp()) / 60)::bigint::text)
    on conflict (key) do update set value = excluded.value
    where meta.value::bigint < excluded.value::bigint or meta.value::bigint > excluded.value::bigint + 1
    returning value`.execute(tx);
  return rows.length === 1;
}
