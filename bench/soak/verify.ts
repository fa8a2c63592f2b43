import type { Kysely } from 'kysely';
import type { DeliveryState } from '../../src/delivery/delivery.ts';
import type { Schema } from '../../src/store/schema.ts';
import type { MailLog } from './mail-log.ts';

export interface LedgerRow {
  messageId: string;
  address: string;
  state: DeliveryState;
}

export interface Evidence {
  rows: Iterable<LedgerRow>;
  log: MailLog;
  /** How many were frozen. */
  recipients: number;
  /** Message-IDs between mark and outcome when a sending process was killed or stopped. */
  inFlight: ReadonlySet<string>;
}

/** The ledger held against the receiving server's own log. All but `counts` and `taken` name what is wrong. */
export interface Verification {
  counts: Partial<Record<DeliveryState, number>>;
  /** Messages in the server's log. */
  taken: number;
  /** Taken more than once, by Message-ID or by address. */
  duplicates: string[];
  /** Frozen and without an outcome at the end, or refused by us though the server never did. */
  lost: string[];
  /** Recorded as accepted, and the server knows nothing of it. */
  falselyAccepted: string[];
  /** The server has it, and the ledger says neither accepted nor in doubt. */
  denied: string[];
  /** In doubt, although no process died over it and the server answered. */
  groundlessDoubts: string[];
}

const OPEN: readonly DeliveryState[] = ['ready', 'claimed', 'committing', 'deferred'];

export function verify({ rows, log, recipients, inFlight }: Evidence): Verification {
  const found: Verification = {
    counts: {},
    taken: 0,
    duplicates: [...log.taken, ...log.mailed].filter(([, times]) => times > 1).map(([what]) => what),
    lost: [],
    falselyAccepted: [],
    denied: [],
    groundlessDoubts: [],
  };
  for (const times of log.taken.values()) found.taken += times;
  const known = new Set<string>();
  for (const { messageId, address, state } of rows) {
    known.add(messageId);
    found.counts[state] = (found.counts[state] ?? 0) + 1;
    const taken = log.taken.has(messageId);
    if (OPEN.includes(state)) found.lost.push(messageId);
    if (state === 'rejected' && !log.refused.has(address)) found.lost.push(messageId);
    if (state === 'accepted' && !taken) found.falselyAccepted.push(messageId);
    if (taken && state !== 'accepted' && state !== 'in_doubt') found.denied.push(messageId);
    if (state === 'in_doubt' && !inFlight.has(messageId) && !log.cut.has(messageId))
      found.groundlessDoubts.push(messageId);
  }
  for (const id of log.taken.keys()) if (!known.has(id)) found.denied.push(id);
  if (known.size !== recipients) found.lost.push(`${recipients - known.size} without a row`);
  return found;
}

/** One line a kind of violation; empty when the promise was kept. */
export function violationsOf(found: Verification): string[] {
  const kinds = ['duplicates', 'lost', 'falselyAccepted', 'denied', 'groundlessDoubts'] as const;
  return kinds.flatMap((kind) => {
    const ids = found[kind];
    return ids.length === 0 ? [] : [`${kind}: ${ids.length} (${ids.slice(0, 3).join(', ')})`];
  });
}

export async function ledgerRows(db: Kysely<Schema>, issueId: string): Promise<LedgerRow[]> {
  return db
    .selectFrom('deliveries')
    .where('issue_id', '=', issueId)
    .select(['message_id as messageId', 'address', 'state'])
    .execute();
}

/** Message-IDs that a dead or stopped worker had released or was about to: the most that one stop may put in doubt. */
export async function committingNow(db: Kysely<Schema>, issueId: string, worker: string): Promise<string[]> {
  const rows = await db
    .selectFrom('deliveries')
    .where('issue_id', '=', issueId)
    .where('state', '=', 'committing')
    .where('worker', '=', worker)
    .select('message_id')
    .execute();
  return rows.map((row) => row.message_id);
}
