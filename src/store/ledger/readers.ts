import { sql } from 'kysely';
import type { DeliveryState } from '../../delivery/delivery.ts';
import type { ClaimedDelivery } from '../../delivery/ledger.ts';
import type { Database } from '../database.ts';
import type { ClaimedRow } from './claimed.ts';
import { idList } from './id-list.ts';

/** Handed over, or perhaps. */
const REACHED: DeliveryState[] = ['accepted', 'committing', 'in_doubt'];
/** Still to be handed over, unless the issue was cancelled. */
const WAITING: DeliveryState[] = ['ready', 'claimed', 'deferred'];
const NONE: readonly boolean[] = [];

/** Adds what a copy needs to know of its reader: three statements a claim at most, however many rows. */
export async function withReaders(
  database: Database,
  rows: ClaimedRow[],
  earlier: readonly string[],
): Promise<ClaimedDelivery[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.subscriber_id);
  const epochs = await readTokenEpochs(database, ids);
  const follows = await readFollows(database, ids);
  const got = await readGot(database, [...follows.keys()], earlier);
  return rows.map((row) => ({
    id: row.id,
    issueId: row.issue_id,
    subscriberId: row.subscriber_id,
    address: row.address,
    domain: row.domain,
    name: row.name,
    tokenEpoch: epochs.get(row.subscriber_id) ?? 0,
    follows: (follows.get(row.subscriber_id) ?? []).map(({ kind, label }) => ({ kind, label })),
    got: got.get(row.subscriber_id) ?? NONE,
    nextAt: row.next_at ?? row.date,
    epoch: row.epoch,
    attempts: row.attempts,
    messageId: row.message_id,
    date: row.date,
  }));
}

async function readTokenEpochs({ db, dialect }: Database, ids: number[]): Promise<Map<number, number>> {
  const readers = await db
    .selectFrom('subscribers')
    .where('id', 'in', idList(dialect, ids))
    .select(['id', 'token_epoch'])
    .execute();
  return new Map(readers.map((reader) => [reader.id, reader.token_epoch]));
}

async function readFollows({ db, dialect }: Database, ids: number[]) {
  const follows = await db
    .selectFrom('follows')
    .where('subscriber_id', 'in', idList(dialect, ids))
    .orderBy('subscriber_id')
    .orderBy('kind')
    .orderBy('key')
    .select(['subscriber_id', 'kind', 'label'])
    .execute();
  return Map.groupBy(follows, (follow) => follow.subscriber_id);
}

/** By subscriber, for each of the earlier issues whether they got it, may have or will. */
async function readGot(
  { db, dialect }: Database,
  ids: number[],
  earlier: readonly string[],
): Promise<Map<number, boolean[]>> {
  const got = new Map<number, boolean[]>();
  if (ids.length === 0 || earlier.length === 0) return got;
  const rows = await db
    .selectFrom('deliveries as d')
    .innerJoin('issues as i', 'i.id', 'd.issue_id')
    .where('d.issue_id', 'in', earlier)
    .where('d.subscriber_id', 'in', idList(dialect, ids))
    .where((eb) =>
      eb.or([
        eb('d.state', 'in', REACHED),
        eb.and([eb('d.state', 'in', WAITING), eb('i.state', '<>', sql.lit('cancelled'))]),
      ]),
    )
    .select(['d.subscriber_id', 'd.issue_id'])
    .execute();
  for (const { subscriber_id, issue_id } of rows) {
    const one = got.get(subscriber_id) ?? earlier.map(() => false);
    one[earlier.indexOf(issue_id)] = true;
    got.set(subscriber_id, one);
  }
  return got;
}
