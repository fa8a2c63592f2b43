import { setTimeout } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { DeliveryState } from '../../delivery/delivery.ts';
import type { AttemptOutcome, LedgerBatch, Mark, MarkVerdict } from '../../delivery/ledger.ts';
import type { EpochMs } from '../../lib/clock.ts';
import { ADVISORY_LOCKS } from '../postgres/advisory-locks.ts';
import { outcomeUnknown, retryable } from '../postgres/postgres-errors.ts';
import type { Schema } from '../schema.ts';
import { asksAgain, type Written } from './batch.ts';
import { readTruth, type Truth } from './batch-truth.ts';
import { addCounts, type Moved } from './counts.ts';
import { assertNotOlder, type JournalGuard } from './send-journal.ts';

type Tx = Kysely<Schema>;

/** Between tries, milliseconds: half a minute in all, which no mail server minds before a message's last bytes. */
const WAITS = [50, 200, 500, 1_000, 2_000, 4_000, 8_000, 15_000];

/**
 * One transaction a group, one statement a kind. A connection that dies while COMMIT is under way leaves open whether
 * it held: the rows are asked, behind their locks, before anything is granted or written again.
 */
export function writeOnPostgres(db: Kysely<Schema>, slot: number) {
  return async (batch: LedgerBatch, now: EpochMs, guard: JournalGuard | null): Promise<Written> => {
    let unsure = false;
    for (let tries = 0; ; tries++) {
      try {
        return await db.transaction().execute(async (tx) => {
          const truth = unsure ? await readTruth(tx, batch, now) : null;
          return writeBatch(tx, batch, now, guard, slot, truth);
        });
      } catch (error) {
        const wait = WAITS[tries];
        if (wait === undefined || !(outcomeUnknown(error) || retryable(error))) throw error;
        unsure ||= outcomeUnknown(error);
        await setTimeout(wait);
      }
    }
  };
}

async function writeBatch(
  tx: Tx,
  batch: LedgerBatch,
  now: EpochMs,
  guard: JournalGuard | null,
  slot: number,
  truth: Truth | null,
): Promise<Written> {
  const moved: Moved[] = [];
  const outcomes = batch.outcomes.filter((_, i) => truth?.outcomes[i] !== true);
  const marks = batch.marks.filter((_, i) => truth?.marks[i] == null);
  const recorded = await record(tx, outcomes, now, moved);
  const marked = await grant(tx, batch.issueId, marks, now, moved);
  const verdicts = {
    outcomes: batch.outcomes.map(({ id }, i) => truth?.outcomes[i] === true || recorded.has(id)),
    marks: batch.marks.map(({ id }, i) => truth?.marks[i] ?? marked.get(id) ?? 'lost'),
  };
  await addCounts(tx, batch.issueId, slot, moved);
  if (moved.some(asksAgain)) await reopen(tx, batch.issueId, now);
  const sequence = guard && verdicts.marks.includes('granted') ? await raise(tx, guard.worker) : null;
  if (guard && sequence !== null) assertNotOlder(guard, sequence - 1);
  return { verdicts, sequence };
}

/** In doubt is among the states left: a reply that comes after another worker recovered the row is still the truth. */
async function record(
  tx: Tx,
  outcomes: AttemptOutcome[],
  now: EpochMs,
  moved: Moved[],
): Promise<Set<number>> {
  if (outcomes.length === 0) return new Set();
  const of = <Key extends keyof AttemptOutcome>(key: Key) => outcomes.map((outcome) => outcome[key]);
  const { rows } = await sql<{ id: number; was: DeliveryState; state: DeliveryState }>`
    with asked as (
      select * from unnest(${of('id')}::bigint[], ${of('epoch')}::bigint[], ${of('state')}::text[],
        ${outcomes.map(({ counts }) => (counts ? 1 : 0))}::int[], ${of('nextAt')}::bigint[], ${of('code')}::bigint[],
        ${of('enhanced')}::text[], ${of('detail')}::text[])
        as a(id, epoch, state, counted, next_at, code, enhanced, detail)
    ), held as (
      select d.id, d.state from deliveries d join asked a on a.id = d.id and a.epoch = d.epoch
      where d.state in ('claimed', 'committing', 'in_doubt') order by d.id for update of d
    )
    update deliveries d set state = a.state, worker = null, lease_until = null, attempts = d.attempts + a.counted,
      next_at = a.next_at, code = a.code, enhanced = a.enhanced, detail = a.detail, updated_at = ${now}
    from asked a join held h on h.id = a.id
    where d.id = a.id and d.epoch = a.epoch
    returning d.id, h.state as was, d.state`.execute(tx);
  for (const { was, state } of rows) moved.push([was, state, 1]);
  return new Set(rows.map(({ id }) => id));
}

/** Whoever holds the issue to close it waits for the rows of this transaction, and sees what they ask for. */
async function reopen(tx: Tx, issueId: string, now: EpochMs): Promise<void> {
  await sql`update issues set state = 'sending', finished_at = null, updated_at = ${now}
    where id in (select id from issues where id = ${issueId} and state = 'finished_with_failures'
      for update skip locked)`.execute(tx);
}

async function grant(
  tx: Tx,
  issueId: string,
  marks: Mark[],
  now: EpochMs,
  moved: Moved[],
): Promise<Map<number, MarkVerdict>> {
  const verdicts = new Map<number, MarkVerdict>();
  if (marks.length === 0) return verdicts;
  await holdGate(tx);
  const settle = (rows: { id: number }[], verdict: MarkVerdict, state: DeliveryState) => {
    for (const { id } of rows) {
      verdicts.set(id, verdict);
      moved.push(['claimed', state, 1]);
    }
  };
  const left = () => marks.filter(({ id }) => !verdicts.has(id));
  settle(await setCommitting(tx, issueId, marks, now), 'granted', 'committing');
  if (left().length > 0) settle(await setSuppressed(tx, issueId, left(), now), 'suppressed', 'suppressed');
  if (left().length > 0) settle(await setReady(tx, left(), now), 'stopped', 'ready');
  return verdicts;
}

/**
 * Shared, so marks do not wait for each other; who unsubscribes, is suppressed or stops the issue takes it alone (the
 * triggers of migration 008). The next statement sees all that was committed before, and what comes later waits for
 * this commit.
 */
async function holdGate(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${ADVISORY_LOCKS.markGate})`.execute(tx);
}

/** The compare of compare-and-set: claimed by this worker, in this epoch. */
function held(marks: Mark[]) {
  return sql`from unnest(${marks.map(({ id }) => id)}::bigint[], ${marks.map(({ epoch }) => epoch)}::bigint[],
      ${marks.map(({ worker }) => worker)}::text[], ${marks.map(({ leaseMs }) => leaseMs)}::bigint[])
      as a(id, epoch, worker, lease_ms)
    where d.id = a.id and d.epoch = a.epoch and d.worker = a.worker and d.state = 'claimed'`;
}

/** Still subscribed and not suppressed, at this very moment. */
function wanted(issueId: string) {
  return sql`(exists (select 1 from subscriptions p join issues i on i.edition = p.edition
      where i.id = ${issueId} and p.subscriber_id = d.subscriber_id and p.state = 'active')
    and not exists (select 1 from suppressions x where x.canonical_address = d.canonical_address))`;
}

async function setCommitting(tx: Tx, issueId: string, marks: Mark[], now: EpochMs) {
  const { rows } = await sql<{ id: number }>`
    update deliveries d set state = 'committing', lease_until = ${now}::bigint + a.lease_ms, next_at = null,
      updated_at = ${now} ${held(marks)}
      and exists (select 1 from issues i where i.id = ${issueId} and i.state = 'sending') and ${wanted(issueId)}
    returning d.id`.execute(tx);
  return rows;
}

async function setSuppressed(tx: Tx, issueId: string, marks: Mark[], now: EpochMs) {
  const { rows } = await sql<{ id: number }>`
    update deliveries d set state = 'suppressed', worker = null, lease_until = null, next_at = null,
      updated_at = ${now}, detail = 'Unsubscribed or suppressed after the audience was frozen.'
      ${held(marks)} and not ${wanted(issueId)}
    returning d.id`.execute(tx);
  return rows;
}

async function setReady(tx: Tx, marks: Mark[], now: EpochMs) {
  const { rows } = await sql<{ id: number }>`
    update deliveries d set state = 'ready', worker = null, lease_until = null, next_at = ${now},
      updated_at = ${now} ${held(marks)}
    returning d.id`.execute(tx);
  return rows;
}

/** Each worker has a number of its own: none waits for another's commit. */
async function raise(tx: Tx, worker: string): Promise<number> {
  const { rows } = await sql<{ sequence: number }>`
    insert into send_journals (worker, sequence) values (${worker}, 1)
    on conflict (worker) do update set sequence = send_journals.sequence + 1 returning sequence`.execute(tx);
  return Number(rows[0]?.sequence);
}
