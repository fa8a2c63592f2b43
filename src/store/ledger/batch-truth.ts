import { type Kysely, sql } from 'kysely';
import type { AttemptOutcome, LedgerBatch, Mark, MarkVerdict } from '../../delivery/ledger.ts';
import type { EpochMs } from '../../lib/clock.ts';
import type { Schema } from '../schema.ts';

/** In the order asked: what an earlier try of the same group has written; null or false where it wrote nothing. */
export interface Truth {
  marks: (MarkVerdict | null)[];
  outcomes: boolean[];
}

interface Row {
  id: number;
  state: string;
  worker: string | null;
  epoch: number;
  updated_at: number;
}

/**
 * Asks the rows for the fate of a COMMIT whose answer was lost. FOR UPDATE waits for the dead connection's
 * transaction, should its server process still be at it. An epoch is marked once, so the row tells.
 */
export async function readTruth(tx: Kysely<Schema>, batch: LedgerBatch, now: EpochMs): Promise<Truth> {
  const ids = [...batch.marks, ...batch.outcomes].map(({ id }) => id);
  const { rows } = await sql<Row>`select id, state, worker, epoch, updated_at from deliveries
    where id = any(${ids}::bigint[]) order by id for update`.execute(tx);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    marks: batch.marks.map((mark) => verdictOf(byId.get(mark.id), mark, now)),
    outcomes: batch.outcomes.map((outcome) => wasRecorded(byId.get(outcome.id), outcome, now)),
  };
}

function verdictOf(row: Row | undefined, { epoch, worker }: Mark, now: EpochMs): MarkVerdict | null {
  if (row?.epoch !== epoch || row.updated_at !== now) return null;
  if (row.state === 'committing' && row.worker === worker) return 'granted';
  if (row.state === 'suppressed') return 'suppressed';
  return row.state === 'ready' ? 'stopped' : null;
}

function wasRecorded(row: Row | undefined, { epoch, state }: AttemptOutcome, now: EpochMs): boolean {
  return row?.epoch === epoch && row.state === state && row.worker === null && row.updated_at === now;
}
