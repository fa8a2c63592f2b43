import { randomBytes } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Audience, FreezeOutcome, FreezeRequest } from '../../delivery/ledger.ts';
import { CLOCKS_APART_MS, type Clock } from '../../lib/clock.ts';
import { messageIdStart } from '../../lib/message-id-start.ts';
import type { Database } from '../database.ts';
import type { Schema } from '../schema.ts';
import { exclusionCounts, type FrozenAudience, insertAudience } from './audience.ts';
import { addCounts } from './counts.ts';
import type { OnSending } from './open-deliveries.ts';
import { unsynced } from './unsynced.ts';

/** Subscriptions a transaction: as many as take about `CHUNK_MS`, in which nothing else is written. */
const CHUNK = { first: 2_000, least: 1_000, most: 4_000 };
const CHUNK_MS = 60;
/** Renewed with every chunk. After it the process at it is taken for dead, and its rows are thrown away. */
const LEASE_MS = 15_000;

type Refusal = (FreezeOutcome & { outcome: 'refused' })['reason'];

interface Freeze {
  database: Database;
  request: FreezeRequest;
  clock: Clock;
  /** Who holds the freeze. */
  token: string;
  /** Told in the last transaction. */
  onSending: OnSending | undefined;
}

/**
 * Writes the audience down chunk by chunk, so that neither the event loop nor other writers wait long, and makes it
 * count in the last transaction: until the issue is `sending` nobody looks at its rows.
 */
export async function freezeIssue(
  database: Database,
  request: FreezeRequest,
  clock: Clock,
  onSending?: OnSending,
): Promise<FreezeOutcome> {
  const freeze: Freeze = { database, request, clock, token: randomBytes(8).toString('hex'), onSending };
  const begun = await begin(freeze);
  if (typeof begun === 'string') return { outcome: 'refused', reason: begun };
  await discardRows(freeze);
  const written = await writeAudience(freeze, begun.edition);
  if (written === 'being_frozen') return { outcome: 'refused', reason: written };
  const refusal = written.subscribers === 0 ? 'empty_audience' : await complete(freeze, written.subscribers);
  if (refusal === null) return { outcome: 'frozen', audience: written };
  if (refusal !== 'being_frozen') await abandon(freeze);
  return { outcome: 'refused', reason: refusal };
}

/** How many rows a freeze that is under way has written; null where none is, or its lease has run out. */
export async function readFreezing(
  db: Kysely<Schema>,
  issueId: string,
  clock: Clock,
): Promise<number | null> {
  const freeze = await db
    .selectFrom('freezes')
    .where('issue_id', '=', issueId)
    .where('lease_until', '>=', clock.now())
    .select('issue_id')
    .executeTakeFirst();
  if (!freeze) return null;
  const { rows } = await db
    .selectFrom('deliveries')
    .where('issue_id', '=', issueId)
    .select((eb) => eb.fn.countAll<number | string>().as('rows'))
    .executeTakeFirstOrThrow();
  return Number(rows);
}

async function begin({ database, request, clock, token }: Freeze): Promise<Refusal | { edition: string }> {
  return database.db.transaction().execute(async (tx) => {
    const issue = await readIssue(tx, request);
    if (typeof issue === 'string') return issue;
    const now = clock.now();
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('freezes')
      .values({ issue_id: request.issueId, token, lease_until: now + LEASE_MS })
      .onConflict((conflict) =>
        conflict
          .column('issue_id')
          .doUpdateSet({ token, lease_until: now + LEASE_MS })
          // Nobody's lease ends so late: a clock that was ahead gave it.
          .where((eb) =>
            eb.or([
              eb('freezes.lease_until', '<', now),
              eb('freezes.lease_until', '>', now + LEASE_MS + CLOCKS_APART_MS),
            ]),
          ),
      )
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n ? issue : 'being_frozen';
  });
}

async function readIssue(
  tx: Kysely<Schema>,
  { issueId, contentHash }: FreezeRequest,
): Promise<Refusal | { edition: string }> {
  const issue = await tx
    .selectFrom('issues')
    .where('id', '=', issueId)
    .select(['edition', 'state', 'content_hash', 'approved_hash'])
    .executeTakeFirst();
  if (!issue) return 'not_found';
  if (issue.state !== 'approved') return 'not_approved';
  if (issue.content_hash !== contentHash || issue.approved_hash !== contentHash) {
    return 'changed_since_approval';
  }
  return { edition: issue.edition };
}

async function writeAudience(freeze: Freeze, edition: string): Promise<Audience | 'being_frozen'> {
  const { database, request, clock } = freeze;
  const { issueId } = request;
  const left = `${messageIdStart(issueId)}.`;
  const right = `@${request.messageIdDomain}`;
  const frozen: FrozenAudience = {
    issueId,
    edition,
    at: clock.now(),
    messageId: { left, right },
    dialect: database.dialect,
  };
  let subscribers = 0;
  let excluded = exclusionCounts(() => 0);
  let size = CHUNK.first;
  for (let after = 0; ; ) {
    const start = clock.now();
    const chunk = await unsynced(database, async (tx) => {
      if (!(await renew(tx, freeze))) return 'being_frozen';
      return insertAudience(tx, frozen, after, size);
    });
    if (chunk === 'being_frozen') return chunk;
    subscribers += chunk.subscribers;
    const before = excluded;
    excluded = exclusionCounts((reason) => before[reason] + chunk.exclusions[reason]);
    if (chunk.until === null) return { subscribers, exclusions: excluded };
    after = chunk.until;
    size = fitting(size, clock.now() - start);
    await setImmediate(); // others get their turn
  }
}

/** Grows and shrinks by half at most: one slow disk access is no reason for tiny chunks. */
function fitting(size: number, ms: number): number {
  const change = Math.min(1.5, Math.max(0.5, CHUNK_MS / Math.max(1, ms)));
  return Math.min(CHUNK.most, Math.max(CHUNK.least, Math.round(size * change)));
}

async function renew(tx: Kysely<Schema>, { request, clock, token }: Freeze): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('freezes')
    .set({ lease_until: clock.now() + LEASE_MS })
    .where('issue_id', '=', request.issueId)
    .where('token', '=', token)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** What makes it count: the move to `sending`, if the issue is still what was approved. */
async function complete(freeze: Freeze, subscribers: number): Promise<Refusal | null> {
  const { database, request, clock } = freeze;
  const { issueId, contentHash, rendered, sendAt } = request;
  return database.db.transaction().execute(async (tx) => {
    if (!(await renew(tx, freeze))) return 'being_frozen';
    const now = clock.now();
    const { numUpdatedRows } = await tx
      .updateTable('issues')
      .set({
        state: 'sending',
        frozen: rendered,
        frozen_at: now,
        held_reason: null,
        updated_at: now,
        ...(sendAt === undefined ? {} : { send_at: sendAt }),
      })
      .where('id', '=', issueId)
      .where('state', '=', 'approved')
      .where('content_hash', '=', contentHash)
      .where('approved_hash', '=', contentHash)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows !== 1n) return 'changed_since_approval';
    await addCounts(tx, issueId, 0, [[null, 'ready', subscribers]]);
    await tx.deleteFrom('freezes').where('issue_id', '=', issueId).execute();
    await freeze.onSending?.(tx, issueId);
    return null;
  });
}

async function abandon(freeze: Freeze): Promise<void> {
  await discardRows(freeze);
  const { database, request, token } = freeze;
  await database.db
    .deleteFrom('freezes')
    .where('issue_id', '=', request.issueId)
    .where('token', '=', token)
    .execute();
}

/** Rows of a freeze that was not completed: nobody has seen them. Only who holds the token throws any away. */
async function discardRows(freeze: Freeze): Promise<void> {
  for (const table of ['deliveries', 'exclusions'] as const) {
    for (let deleted = CHUNK.first; deleted === CHUNK.first; ) {
      deleted = await unsynced(freeze.database, async (tx) => {
        if (!(await renew(tx, freeze))) return 0;
        return discardSome(tx, table, freeze.request.issueId);
      });
      await setImmediate();
    }
  }
}

async function discardSome(
  tx: Kysely<Schema>,
  table: 'deliveries' | 'exclusions',
  issueId: string,
): Promise<number> {
  const some = tx
    .selectFrom(table)
    .where('issue_id', '=', issueId)
    .orderBy('subscriber_id')
    .limit(CHUNK.first)
    .select('subscriber_id');
  const { numDeletedRows } = await tx
    .deleteFrom(table)
    .where('issue_id', '=', issueId)
    .where('subscriber_id', 'in', sql<number>`(${some})`)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
