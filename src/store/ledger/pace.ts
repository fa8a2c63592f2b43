import { type Kysely, sql } from 'kysely';
import type { SendPlan } from '../../delivery/send/send-plan.ts';
import type { EpochMs } from '../../lib/clock.ts';
import type { Database } from '../database.ts';
import type { Schema } from '../schema.ts';

/** Rows a statement: others write in between. */
const CHUNK = 20_000;

/** Near 2^31 over the golden ratio: neighbouring ids fall far apart (D. Knuth, TAOCP 6.4). */
const STRIDE = 1_327_217_885;

export async function readerZones(db: Kysely<Schema>): Promise<string[]> {
  const rows = await db
    .selectFrom('subscribers')
    .select('zone')
    .distinct()
    .where('zone', 'is not', null)
    .execute();
  return rows.flatMap(({ zone }) => zone ?? []);
}

/** The rows moved are no longer due, so that each round sees the ones that are left. `chunk`: rows a round. */
export async function putOff(
  database: Pick<Database, 'db' | 'dialect'>,
  issueId: string,
  plan: SendPlan,
  now: EpochMs,
  chunk = CHUNK,
): Promise<number> {
  let moved = 0;
  for (;;) {
    const round = await putOffSome(database, issueId, plan, now, chunk);
    moved += round;
    if (round < chunk) return moved;
  }
}

/**
 * On Postgres rows that somebody claims this moment are passed over, and those that are found are held: none is lost
 * between the search and the change, so that a round that is not full is the last.
 */
async function putOffSome(
  { db, dialect }: Pick<Database, 'db' | 'dialect'>,
  issueId: string,
  { home, zones, spreadMs }: SendPlan,
  now: EpochMs,
  chunk: number,
): Promise<number> {
  const rows = [home, ...zones].map(
    ({ zone, notBefore, quietUntil }) =>
      sql`(cast(${zone ?? ''} as text), cast(${notBefore} as bigint), cast(${quietUntil} as bigint))`,
  );
  const first = sql`coalesce(z.column2, cast(${home.notBefore} as bigint))`;
  const quiet = sql`coalesce(z.column3, cast(${home.quietUntil} as bigint))`;
  const spread = spreadMs === 0 ? sql`0` : sql`(d.subscriber_id * ${sql.lit(STRIDE)}) % ${sql.lit(spreadMs)}`;
  const at = sql`${spread} + case
    when ${quiet} > 0 then ${quiet}
    when d.attempts > 0 then 0
    when ${first} > d.date then ${first}
    else d.date end`;
  const { numAffectedRows } = await sql`
    with hours (id, at) as (
      select d.id, ${at}
      from deliveries d
      join subscribers s on s.id = d.subscriber_id
      left join (values ${sql.join(rows)}) z on z.column1 = s.zone
      where d.issue_id = ${issueId} and d.state in ('ready', 'deferred') and d.next_at <= ${now} and ${at} > ${now}
      limit ${sql.lit(chunk)} ${dialect === 'postgres' ? sql`for update of d skip locked` : sql``}
    )
    update deliveries set next_at = hours.at from hours
    where deliveries.id = hours.id and deliveries.state in ('ready', 'deferred')
  `.execute(db);
  return Number(numAffectedRows ?? 0);
}
