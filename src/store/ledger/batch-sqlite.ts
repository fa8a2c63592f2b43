import type { Kysely } from 'kysely';
import type { DeliveryState } from '../../delivery/delivery.ts';
import type { AttemptOutcome, LedgerBatch, Mark, MarkVerdict } from '../../delivery/ledger.ts';
import type { EpochMs } from '../../lib/clock.ts';
import type { Schema } from '../schema.ts';
import type { SqliteFile } from '../sqlite/node-sqlite.ts';
import { asksAgain, type Written } from './batch.ts';
import { addCountsRaw, type Moved } from './counts.ts';
import { assertNotOlder, type JournalGuard } from './send-journal.ts';

/*
 * A send repeats these statements for every message, so they are compiled once and run one by one: as fast as one
 * statement over a JSON array, and each says how many rows it changed.
 */

const MARK = `update deliveries set state = 'committing', lease_until = ?, next_at = null, updated_at = ?
  where id = ? and epoch = ? and worker = ? and state = 'claimed'
  and exists (select 1 from subscriptions p
    where p.subscriber_id = deliveries.subscriber_id and p.edition = ? and p.state = 'active')
  and not exists (select 1 from suppressions x where x.canonical_address = deliveries.canonical_address)`;

const HELD = `where id = ? and epoch = ? and worker = ? and state = 'claimed'`;

const WANTED = `exists (select 1 from subscriptions p join issues i on i.edition = p.edition
    where i.id = deliveries.issue_id and p.subscriber_id = deliveries.subscriber_id and p.state = 'active')
  and not exists (select 1 from suppressions x where x.canonical_address = deliveries.canonical_address)`;

const LEFT = `update deliveries set state = 'suppressed', worker = null, lease_until = null, next_at = null,
  updated_at = ?, detail = 'Unsubscribed or suppressed after the audience was frozen.' ${HELD} and not (${WANTED})`;

const STOPPED = `update deliveries set state = 'ready', worker = null, lease_until = null, next_at = ?,
  updated_at = ? ${HELD}`;

const RECORD = `update deliveries set state = ?, worker = null, lease_until = null, attempts = attempts + ?,
  next_at = ?, code = ?, enhanced = ?, detail = ?, updated_at = ? where id = ? and epoch = ? and state = ?`;

const REOPEN = `update issues set state = 'sending', finished_at = null, updated_at = ?
  where id = ? and state = 'finished_with_failures'`;

const RAISE = `insert into meta (key, value) values ('send_sequence', '1')
  on conflict (key) do update set value = cast(cast(value as integer) + 1 as text) returning value`;

/** Holds Kysely's connection for the length of the transaction, and lets it go while the log is synced. */
export function writeOnSqlite(db: Kysely<Schema>, raw: SqliteFile) {
  return async (batch: LedgerBatch, now: EpochMs, guard: JournalGuard | null): Promise<Written> => {
    const written = await db
      .connection()
      .execute(async () => raw.transact(() => writeBatch(raw, batch, now, guard)));
    await raw.sync();
    return written;
  };
}

function writeBatch(
  raw: SqliteFile,
  { issueId, marks, outcomes }: LedgerBatch,
  now: EpochMs,
  guard: JournalGuard | null,
): Written {
  const moved: Moved[] = [];
  const recorded = outcomes.map((outcome) => record(raw, outcome, now, moved));
  const marked = grant(raw, issueId, marks, now, moved);
  addCountsRaw(raw, issueId, moved);
  if (moved.some(asksAgain)) raw.prepare(REOPEN).run(now, issueId);
  const sequence = guard && marked.includes('granted') ? raise(raw) : null;
  if (guard && sequence !== null) assertNotOlder(guard, sequence - 1);
  return { verdicts: { marks: marked, outcomes: recorded }, sequence };
}

/** In doubt is among them: a reply that comes after another worker recovered the row is still the truth. */
const BEFORE: readonly DeliveryState[] = ['committing', 'claimed', 'in_doubt'];

function record(raw: SqliteFile, outcome: AttemptOutcome, now: EpochMs, moved: Moved[]): boolean {
  const { id, epoch, state, counts, nextAt, code, enhanced, detail } = outcome;
  const update = raw.prepare(RECORD);
  for (const before of BEFORE) {
    const { changes } = update.run(
      state,
      counts ? 1 : 0,
      nextAt,
      code,
      enhanced,
      detail,
      now,
      id,
      epoch,
      before,
    );
    if (changes === 0) continue;
    move(moved, before, state);
    return true;
  }
  return false;
}

function grant(raw: SqliteFile, issueId: string, marks: Mark[], now: EpochMs, moved: Moved[]): MarkVerdict[] {
  if (marks.length === 0) return [];
  const issue = raw.prepare('select state, edition from issues where id = ?').get(issueId);
  const edition = issue?.state === 'sending' ? String(issue.edition) : null;
  const update = raw.prepare(MARK);
  return marks.map((mark) => {
    const { id, epoch, worker, leaseMs } = mark;
    const granted =
      edition !== null && update.run(now + leaseMs, now, id, epoch, worker, edition).changes === 1;
    if (!granted) return dismiss(raw, mark, now, moved);
    move(moved, 'claimed', 'committing');
    return 'granted';
  });
}

/** A row refused its mark and still ours: the subscriber has left, or else the issue stands still. */
function dismiss(raw: SqliteFile, { id, epoch, worker }: Mark, now: EpochMs, moved: Moved[]): MarkVerdict {
  if (raw.prepare(LEFT).run(now, id, epoch, worker).changes === 1) {
    move(moved, 'claimed', 'suppressed');
    return 'suppressed';
  }
  if (raw.prepare(STOPPED).run(now, now, id, epoch, worker).changes === 1) {
    move(moved, 'claimed', 'ready');
    return 'stopped';
  }
  return 'lost';
}

/** Most rows of a group move alike, one after the other. */
function move(moved: Moved[], from: DeliveryState, to: DeliveryState): void {
  const last = moved.at(-1);
  if (last && last[0] === from && last[1] === to) last[2]++;
  else moved.push([from, to, 1]);
}

function raise(raw: SqliteFile): number {
  return Number(raw.prepare(RAISE).get()?.value);
}
