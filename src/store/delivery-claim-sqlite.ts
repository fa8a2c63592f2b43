import type { Kysely } from 'kysely';
import type { ClaimRequest } from '../delivery/ledger.ts';
import type { EpochMs } from '../lib/clock.ts';
import { addCountsRaw } from './delivery-counts.ts';
import type { ClaimedRow } from './delivery-readers.ts';
import type { SqliteFile } from './node-sqlite.ts';
import type { Schema } from './schema.ts';

/** `state <> 'accepted'` is what makes SQLite use the index of open rows, the list of states that of the domains. */
const CLAIM = (state: 'ready' | 'deferred', among: Among) => `update deliveries
  set state = 'claimed', worker = ?, relay = ?, epoch = epoch + 1, lease_until = ?, updated_at = ?
  where id in (select id from deliveries
    where issue_id = ? and state = '${state}' and state <> 'accepted' and next_at <= ?
    ${AMONG[among]}
    order by next_at, id limit ?)
  returning id, issue_id, subscriber_id, address, domain, name, next_at, epoch, attempts, message_id, date`;

/** Rows that are passed over stay where they are, so the next search begins behind them. */
type Among = 'all' | 'only' | 'except' | 'after';
const EXCEPT = 'and domain not in (select value from json_each(?))';
const AMONG: Record<Among, string> = {
  all: '',
  only: "and domain = ? and state in ('ready', 'deferred')",
  except: EXCEPT,
  after: `${EXCEPT} and (next_at, id) > (?, ?)`,
};

function amongOf(
  domains: ClaimRequest['domains'],
  state: 'ready' | 'deferred',
): [Among, ...(string | number)[]] {
  if (!domains) return ['all'];
  if ('only' in domains) return ['only', domains.only];
  const except = JSON.stringify(domains.except);
  const { after } = domains;
  return after === null || state !== 'ready' ? ['except', except] : ['after', except, after.nextAt, after.id];
}

/**
 * Not synced: a claim that a power cut undoes is a row that is ready again, and nobody who could have used it is left.
 */
export async function claimOnSqlite(
  db: Kysely<Schema>,
  raw: SqliteFile,
  request: ClaimRequest,
  now: EpochMs,
): Promise<ClaimedRow[]> {
  const { issueId, worker, limit, leaseMs, relay = null, domains } = request;
  const claim = (state: 'ready' | 'deferred', most: number) => {
    const [among, ...values] = amongOf(domains, state);
    const rows = raw
      .prepare(CLAIM(state, among))
      .all(worker, relay, now + leaseMs, now, issueId, now, ...values, most);
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
