import { sql } from 'kysely';
import type { EpochMs } from '../lib/clock.ts';
import type { Db } from './database.ts';

/** Told, inside its transaction, of an issue that begins to be sent or goes on. */
export type OnSending = (tx: Db, issueId: string) => Promise<void>;

/** Whether an issue has more deliveries to be tried now than `than`; counts no further. */
export async function hasMoreDue(db: Db, issueId: string, now: EpochMs, than: number): Promise<boolean> {
  const row = await db
    .selectFrom((from) =>
      from
        .selectFrom('deliveries')
        .where('issue_id', '=', issueId)
        .where('state', 'in', ['ready', 'deferred'])
        .where('next_at', '<=', now)
        .limit(than + 1)
        .select('id')
        .as('due'),
    )
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirst();
  return Number(row?.count ?? 0) > than;
}

export async function sendingIssues(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('issues').where('state', '=', 'sending').select('id').execute();
  return rows.map(({ id }) => id);
}
