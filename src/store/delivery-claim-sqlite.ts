import type { Kysely } from 'kysely';
import type { ClaimRequest } from '../delivery/ledger.ts';
import type { EpochMs } from '../lib/clock.ts';
import { addCountsRaw } from './delivery-counts.ts';
import type { ClaimedRow } from './delivery-readers.ts';
import type { SqliteFile } from './node-sqlite.ts';
import type { Schema } from './schema.ts';

/** `state <> 'accepted'` is what makes SQLite use the index of open rows. */
const CLAIM = (state: 'ready' | 'deferred') => `update deliveries
  set state = 'claimed', worker = ?, epoch = epoch + 1, lease_until = ?, updated_at = ?
  where id in (select id from deliveries
    where issue_id = ? and state = '${state}' and state <> 'accepted' and next_at <= ?
    order by next_at, id limit ?)
  returning id, issue_id, subscriber_id, address, name, epoch, attempts, message_id, date`;

/**
 * Not synced: a claim that a power cut undoes is a row that is ready again, and nobody who could have used it is left.
 */
export async function claimOnSqlite(
  db: Kysely<Schema>,
  raw: SqliteFile,
  request: ClaimRequest,
  now: EpochMs,
): Promise<ClaimedRow[]> {
  const { issueId, worker, limit, leaseMs } = request;
  const claim = (state: 'ready' | 'deferred', most: number) => {
    const rows = raw.prepare(CLAIM(state)).all(worker, now + leaseMs, now, issueId, now, most);
    addCountsRaw(raw, issueId, [[state, 'claimed', rows.length]]);
    return (rows as unknown as ClaimedRow[]).sort((a, b) => a.id - b.id);
  };
  return db.connection().execute(async () =>
    raw.transact(() => {
      if (raw.prepare('select state from issues where id = ?').get(issueId)?.state !== 'sending') return [];
      const fresh = claim('ready', limit);
      return fresh.length < limit ? [...fresh, ...claim('deferred', limit - fresh.length)] : fresh;
    }),
  );
}
