import type { Kysely } from 'kysely';
import type { ClaimRequest } from '../../delivery/ledger.ts';
import type { EpochMs } from '../../lib/clock.ts';
import type { Schema } from '../schema.ts';
import type { SqliteFile } from '../sqlite/node-sqlite.ts';
import { CLAIMED, type ClaimedRow } from './claimed.ts';
import { addCountsRaw } from './counts.ts';
import { SUSPECT_FROM } from './suspects.ts';

/** `state <> 'accepted'` is what makes SQLite use the index of open rows, the list of states that of the domains. */
const OPEN = "state <> 'accepted'";
const EXCEPT = `${OPEN} and domain not in (select value from json_each(?))`;

/**
 * Rows that are passed over stay where they are, so the next search begins behind them: behind the row where it
 * ended, then at later times. SQLite has no index search for both in one.
 */
const AMONG = {
  all: OPEN,
  only: "domain = ? and state in ('ready', 'deferred')",
  except: EXCEPT,
  behind: `${EXCEPT} and next_at = ? and id > ?`,
  later: `${EXCEPT} and next_at > ?`,
};

const CLAIM = (state: 'ready' | 'deferred', among: keyof typeof AMONG) => `update deliveries
  set state = 'claimed', worker = ?, relay = ?, epoch = epoch + 1, lease_until = ?, updated_at = ?
  where id in (select id from deliveries
    where issue_id = ? and state = '${state}' and next_at <= ? and deaths < ${SUSPECT_FROM} and ${AMONG[among]}
    order by next_at, id limit ?)
  returning ${CLAIMED.join(', ')}`;

type Search = [among: keyof typeof AMONG, ...values: (string | number)[]];

function searches(domains: ClaimRequest['domains'], state: 'ready' | 'deferred'): Search[] {
  if (!domains) return [['all']];
  if ('only' in domains) return [['only', domains.only]];
  const except = JSON.stringify(domains.except);
  const { after } = domains;
  if (after === null || state !== 'ready') return [['except', except]];
  return [
    ['behind', except, after.nextAt, after.id],
    ['later', except, after.nextAt],
  ];
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
    const rows: ClaimedRow[] = [];
    for (const [among, ...values] of searches(domains, state)) {
      if (rows.length >= most) break;
      const found = raw
        .rows(CLAIM(state, among))
        .all(worker, relay, now + leaseMs, now, issueId, now, ...values, most - rows.length);
      rows.push(...(found as unknown as ClaimedRow[]));
    }
    addCountsRaw(raw, issueId, [[state, 'claimed', rows.length]]);
    return rows.sort((a, b) => a.id - b.id);
  };
  return db.connection().execute(async () =>
    raw.transact(() => {
      if (raw.prepare('select state from issues where id = ?').get(issueId)?.state !== 'sending') return [];
      const fresh = claim('ready', limit);
      return fresh.length < limit ? [...fresh, ...claim('deferred', limit - fresh.length)] : fresh;
    }),
  );
}
