import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import type { AttemptOutcome, LedgerBatch, LedgerVerdicts, Mark, MarkVerdict } from '../delivery/ledger.ts';
import type { Clock } from '../lib/clock.ts';
import type { Schema } from './schema.ts';
import { restoredDatabase, type SendJournal } from './send-journal.ts';

type Row = ExpressionBuilder<Schema, 'deliveries'>;

/** The ledger's `commit`: outcomes and marks in one transaction, then the journal, then the verdicts. */
export function createBatchWriter(
  db: Kysely<Schema>,
  clock: Clock,
  journal: SendJournal | null,
): (batch: LedgerBatch) => Promise<LedgerVerdicts> {
  return async ({ marks, outcomes }) => {
    const written = journal?.read() ?? 0; // before the transaction: another process may be sending too
    const { verdicts, sequence } = await db.transaction().execute(async (tx) => {
      const recorded: boolean[] = [];
      for (const outcome of outcomes) recorded.push(await recordOutcome(tx, outcome, clock));
      const marked = await grantMarks(tx, marks, clock);
      const sequence = journal && marked.includes('granted') ? await raiseSequence(tx) : null;
      if (journal && sequence !== null && sequence <= written) {
        throw restoredDatabase(journal.path, sequence - 1, written);
      }
      return { verdicts: { marks: marked, outcomes: recorded }, sequence };
    });
    if (sequence !== null) journal?.write(sequence);
    return verdicts;
  };
}

/** In doubt is among the states left: a reply that comes after another worker recovered the row is still the truth. */
async function recordOutcome(tx: Kysely<Schema>, outcome: AttemptOutcome, clock: Clock): Promise<boolean> {
  const { id, epoch, state, counts, nextAt, code, enhanced, detail } = outcome;
  const { numUpdatedRows } = await tx
    .updateTable('deliveries')
    .set((eb) => ({
      state,
      worker: null,
      lease_until: null,
      attempts: eb('attempts', '+', counts ? 1 : 0),
      next_at: nextAt,
      code,
      enhanced,
      detail,
      updated_at: clock.now(),
    }))
    .where('id', '=', id)
    .where('epoch', '=', epoch)
    .where('state', 'in', ['claimed', 'committing', 'in_doubt'])
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

async function grantMarks(tx: Kysely<Schema>, marks: Mark[], clock: Clock): Promise<MarkVerdict[]> {
  if (marks.length === 0) return [];
  const now = clock.now();
  const leaseMs = Math.max(...marks.map((mark) => mark.leaseMs));
  const granted = await tx
    .updateTable('deliveries')
    .set({ state: 'committing', lease_until: now + leaseMs, next_at: null, updated_at: now })
    .where((eb) => eb.and([isHeld(eb, marks), isSending(eb), isWanted(eb)]))
    .returning('id')
    .execute();
  const ids = new Set(granted.map((row) => row.id));
  const verdicts = new Map<number, MarkVerdict>(granted.map((row) => [row.id, 'granted']));
  const refused = marks.filter((mark) => !ids.has(mark.id));
  for (const [id, verdict] of await dismiss(tx, refused, now)) verdicts.set(id, verdict);
  return marks.map((mark) => verdicts.get(mark.id) ?? 'lost');
}

/** Rows refused their mark and still ours: the subscriber has left, or else the issue stands still. */
async function dismiss(tx: Kysely<Schema>, marks: Mark[], now: number): Promise<[number, MarkVerdict][]> {
  if (marks.length === 0) return [];
  const free = { worker: null, lease_until: null, updated_at: now };
  const left = await tx
    .updateTable('deliveries')
    .set({
      ...free,
      state: 'suppressed',
      next_at: null,
      detail: 'Unsubscribed or suppressed after the audience was frozen.',
    })
    .where((eb) => eb.and([isHeld(eb, marks), eb.not(isWanted(eb))]))
    .returning('id')
    .execute();
  const stopped = await tx
    .updateTable('deliveries')
    .set({ ...free, state: 'ready', next_at: now })
    .where((eb) => isHeld(eb, marks))
    .returning('id')
    .execute();
  return [
    ...left.map(({ id }): [number, MarkVerdict] => [id, 'suppressed']),
    ...stopped.map(({ id }): [number, MarkVerdict] => [id, 'stopped']),
  ];
}

/** The compare of compare-and-set: claimed by this worker, in this epoch. */
function isHeld(eb: Row, marks: Mark[]): Expression<SqlBool> {
  return eb.and([
    eb('deliveries.state', '=', 'claimed'),
    eb.or(
      marks.map((mark) =>
        eb.and([
          eb('deliveries.id', '=', mark.id),
          eb('deliveries.epoch', '=', mark.epoch),
          eb('deliveries.worker', '=', mark.worker),
        ]),
      ),
    ),
  ]);
}

function isSending(eb: Row): Expression<SqlBool> {
  return eb.exists(
    eb
      .selectFrom('issues as i')
      .whereRef('i.id', '=', 'deliveries.issue_id')
      .where('i.state', '=', 'sending')
      .select(sql`1`.as('one')),
  );
}

/** Still subscribed and not suppressed, at this very moment. */
function isWanted(eb: Row): Expression<SqlBool> {
  const subscribed = eb
    .selectFrom('subscriptions as p')
    .innerJoin('issues as i', 'i.edition', 'p.edition')
    .whereRef('i.id', '=', 'deliveries.issue_id')
    .whereRef('p.subscriber_id', '=', 'deliveries.subscriber_id')
    .where('p.state', '=', 'active')
    .select(sql`1`.as('one'));
  const suppressed = eb
    .selectFrom('suppressions as x')
    .whereRef('x.canonical_address', '=', 'deliveries.canonical_address')
    .select(sql`1`.as('one'));
  return eb.and([eb.exists(subscribed), eb.not(eb.exists(suppressed))]);
}

async function raiseSequence(tx: Kysely<Schema>): Promise<number> {
  const row = await tx
    .updateTable('meta')
    .set({ value: sql<string>`cast(cast(value as bigint) + 1 as text)` })
    .where('key', '=', 'send_sequence')
    .returning('value')
    .executeTakeFirst();
  if (row) return Number(row.value);
  await tx.insertInto('meta').values({ key: 'send_sequence', value: '1' }).execute();
  return 1;
}
