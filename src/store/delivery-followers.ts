import { type Kysely, sql } from 'kysely';
import type { DeliveryState } from '../delivery/delivery.ts';
import type { Schema } from './schema.ts';

/** Handed over, or perhaps. */
const REACHED: DeliveryState[] = ['accepted', 'committing', 'in_doubt'];
/** Still to be handed over, unless the issue was cancelled. */
const WAITING: DeliveryState[] = ['ready', 'claimed', 'deferred'];

export async function followersReached(
  db: Kysely<Schema>,
  issueId: string,
  after: number,
  limit: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom('deliveries as d')
    .innerJoin('issues as i', 'i.id', 'd.issue_id')
    .where('d.issue_id', '=', issueId)
    .where('d.subscriber_id', '>', after)
    .where((eb) =>
      eb.or([
        eb('d.state', 'in', REACHED),
        eb.and([eb('d.state', 'in', WAITING), eb('i.state', '<>', 'cancelled')]),
      ]),
    )
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('follows as f')
          .whereRef('f.subscriber_id', '=', 'd.subscriber_id')
          .select(sql`1`.as('one')),
      ),
    )
    .orderBy('d.subscriber_id')
    .limit(limit)
    .select('d.subscriber_id')
    .execute();
  return rows.map((row) => Number(row.subscriber_id));
}
