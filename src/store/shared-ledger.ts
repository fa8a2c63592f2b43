import type { AttemptOutcome, Ledger, LedgerBatch, LedgerVerdicts, Mark } from '../delivery/ledger.ts';
import type { Db } from './database.ts';
import { reconnecting } from './lost-connection.ts';
import { deadWorkers } from './worker-locks.ts';

/** As long as a server takes to restart or a standby to be promoted; far below a claim's lease. */
const PATIENCE_MS = 120_000;

/**
 * The ledger as several hosts share it on Postgres: rows of workers that are gone are recovered at once instead of
 * when their lease runs out, and a connection that dies under a statement is replaced and the statement's effect read
 * again, so that a server's reply is not lost with a database restart.
 */
export function shareLedger(ledger: Ledger, db: Db): Ledger {
  return {
    ...ledger,
    claim: (request) => reconnecting(PATIENCE_MS, () => ledger.claim(request)),
    commit: (batch) =>
      reconnecting(PATIENCE_MS, (tries) =>
        tries === 0 ? ledger.commit(batch) : commitRest(ledger, db, batch),
      ),
    finish: (issueId) => reconnecting(PATIENCE_MS, () => ledger.finish(issueId)),
    counts: (issueId) => reconnecting(PATIENCE_MS, () => ledger.counts(issueId)),
    nextDue: (issueId) => reconnecting(PATIENCE_MS, () => ledger.nextDue(issueId)),
    async recover(issueId, worker) {
      const total = await ledger.recover(issueId, worker);
      for (const dead of await deadWorkers(db, issueId)) {
        const { released, inDoubt } = await ledger.recover(issueId, dead);
        total.released += released;
        total.inDoubt += inDoubt;
      }
      return total;
    },
  };
}

/** After a connection that died in the middle of COMMIT: what was committed is read, the rest is written. */
async function commitRest(ledger: Ledger, db: Db, batch: LedgerBatch): Promise<LedgerVerdicts> {
  const done = await committed(db, batch);
  const marks = batch.marks.filter((mark) => !done.marks.has(mark));
  const outcomes = batch.outcomes.filter((outcome) => !done.outcomes.has(outcome));
  const rest = await ledger.commit({ issueId: batch.issueId, marks, outcomes });
  return {
    marks: batch.marks.map((mark) =>
      done.marks.has(mark) ? 'granted' : (rest.marks[marks.indexOf(mark)] ?? 'lost'),
    ),
    outcomes: batch.outcomes.map(
      (outcome) => done.outcomes.has(outcome) || (rest.outcomes[outcomes.indexOf(outcome)] ?? false),
    ),
  };
}

async function committed(
  db: Db,
  { marks, outcomes }: LedgerBatch,
): Promise<{ marks: Set<Mark>; outcomes: Set<AttemptOutcome> }> {
  const ids = [...marks, ...outcomes].map(({ id }) => id);
  const rows = await db
    .selectFrom('deliveries')
    .where('id', 'in', ids)
    .select(['id', 'state', 'worker', 'epoch', 'code'])
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  // A mark is one worker's, of one epoch: nobody else can have written this row.
  const isMarked = ({ id, epoch, worker }: Mark) => {
    const row = byId.get(id);
    return row?.state === 'committing' && row.epoch === epoch && row.worker === worker;
  };
  const isRecorded = ({ id, epoch, state, code }: AttemptOutcome) => {
    const row = byId.get(id);
    return row?.epoch === epoch && row.state === state && row.worker === null && row.code === code;
  };
  return { marks: new Set(marks.filter(isMarked)), outcomes: new Set(outcomes.filter(isRecorded)) };
}
