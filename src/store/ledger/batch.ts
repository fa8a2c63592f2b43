import type { LedgerBatch, LedgerVerdicts } from '../../delivery/ledger.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Database } from '../database.ts';
import { writeOnPostgres } from './batch-postgres.ts';
import { writeOnSqlite } from './batch-sqlite.ts';
import type { Moved } from './counts.ts';
import { sayIfFull } from './disk-full.ts';
import type { RestoreGuard, SendRecord } from './restore-guard.ts';
import type { JournalGuard } from './send-journal.ts';
import { placeOfWorker } from './worker-locks.ts';

/** What a group of marks and outcomes wrote; `sequence` is the number for the journal, null where nobody may send. */
export interface Written {
  verdicts: LedgerVerdicts;
  sequence: number | null;
}

/**
 * What had been in doubt is to be tried again: an issue that was closed over it is under way again in the same
 * transaction, or a process that died here would leave a row that nobody looks for.
 */
export function asksAgain([from, to]: Moved): boolean {
  return from === 'in_doubt' && (to === 'ready' || to === 'deferred');
}

/**
 * The ledger's `commit`: outcomes and marks in one transaction, durable, then the journal, then the verdicts.
 * Throws OperatorError on a database older than its journal and where nothing can be written: no mark was granted then.
 */
export function createBatchWriter(
  database: Database,
  clock: Clock,
  restored: RestoreGuard,
  slot: number,
): (batch: LedgerBatch) => Promise<LedgerVerdicts> {
  const { db, sqlite } = database;
  const write = sqlite === null ? writeOnPostgres(db, slot) : writeOnSqlite(db, sqlite);
  return async (batch) => {
    const [mark] = batch.marks;
    const worker = mark && placeOfWorker(mark.worker);
    const record = worker === undefined ? null : await restored.record();
    record?.begun.add(batch.issueId);
    const guard = record && worker !== undefined ? guardOf(record, worker) : null;
    const { verdicts, sequence } = await write(batch, clock.now(), guard).catch(sayIfFull);
    if (guard && sequence !== null) guard.journal.write(guard.worker, sequence);
    return verdicts;
  };
}

/** Read before the transaction: another process may be sending too. */
function guardOf({ journal }: SendRecord, worker: string): JournalGuard {
  return { journal, worker, written: journal.read(worker) };
}
