import { randomUUID } from 'node:crypto';
import type { Database } from '../database.ts';
import { keepMeta, readMeta } from '../meta-repository.ts';
import { assertNotOlder, journalBeside, journalIn, type SendJournal } from './send-journal.ts';

/** Holds a database against its send journal. */
export interface RestoreGuard {
  /** Null for a database in memory, and for Postgres without a data folder. */
  journal(): Promise<SendJournal | null>;
  /** Throws OperatorError where the database is older than its journal. */
  assertNotRestored(): Promise<void>;
}

/** The journal lies beside a SQLite file; on Postgres each data folder that sends has one. */
export function createRestoreGuard(database: Database, dataDir: string | null): RestoreGuard {
  if (database.dialect === 'postgres') return guardPostgres(database, dataDir);
  const journal = database.file === null ? null : journalBeside(database.file);
  return {
    journal: async () => journal,
    async assertNotRestored() {
      if (!journal) return;
      const written = journal.readAnew(''); // before the database: another process may be sending
      const sequence = Number((await readMeta(database.db, 'send_sequence')) ?? 0);
      assertNotOlder({ journal, worker: '', written }, sequence);
    },
  };
}

/** Each worker of this data folder against the number that it last wrote. */
function guardPostgres({ db }: Database, dataDir: string | null): RestoreGuard {
  let opened: Promise<SendJournal | null> | undefined;
  const open = async () =>
    dataDir === null ? null : journalIn(dataDir, await keepMeta(db, 'database_id', randomUUID()));
  const journal = () => {
    opened ??= open().catch((error) => {
      opened = undefined; // the next one asks again
      throw error;
    });
    return opened;
  };
  return {
    journal,
    async assertNotRestored() {
      const kept = await journal();
      if (!kept) return;
      const written = kept
        .workers()
        .map((worker) => ({ journal: kept, worker, written: kept.readAnew(worker) }));
      const rows = await db.selectFrom('send_journals').selectAll().execute();
      const sequences = new Map(rows.map(({ worker, sequence }) => [worker, Number(sequence)]));
      for (const guard of written) assertNotOlder(guard, sequences.get(guard.worker) ?? 0);
    },
  };
}
