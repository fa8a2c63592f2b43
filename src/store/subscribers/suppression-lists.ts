import { sql } from 'kysely';
import type { Suppression } from '../../subscribers/subscriber.ts';
import type { LiftedSuppression } from '../../subscribers/subscriber-store.ts';
import type { Db } from '../database.ts';

export async function newestSuppressions(
  db: Db,
  search: string,
  limit: number,
): Promise<{ total: number; listed: Suppression[] }> {
  const pattern = `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const found = db
    .selectFrom('suppressions')
    .$if(search !== '', (q) => q.where(sql<boolean>`canonical_address like ${pattern} escape '\\'`));
  const { total } = await found.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow();
  const rows = await found
    .orderBy('at', 'desc')
    .orderBy('canonical_address')
    .limit(limit)
    .selectAll()
    .execute();
  const listed = rows.map(({ canonical_address, ...rest }) => ({
    canonicalAddress: canonical_address,
    ...rest,
  }));
  return { total: Number(total), listed };
}

export async function newestLifts(db: Db, limit: number): Promise<LiftedSuppression[]> {
  const rows = await db
    .selectFrom('suppression_lifts')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .select(['canonical_address', 'reason', 'at', 'actor', 'note'])
    .execute();
  return rows.map(({ canonical_address, ...rest }) => ({ canonicalAddress: canonical_address, ...rest }));
}
