import { randomUUID } from 'node:crypto';
import type { Database, Db } from '../database.ts';
import { keepMeta, readMeta } from '../meta-repository.ts';
import { type BegunIssues, begunBeside, begunIn } from './begun-issues.ts';
import { assertNotOlder, journalBeside, journalIn, type SendJournal } from './send-journal.ts';

/** What is kept outside the database of what was sent from here. */
export interface SendRecord {
  journal: SendJournal;
  begun: BegunIssues;
}

/** Holds a database against its send journal. */
export interface RestoreGuard {
  /** Null for a database in memory, and for Postgres without a data folder. */
  record(): Promise<SendRecord | null>;
  /** Throws OperatorError where the database is older than its journal. */
  assertNotRestored(): Promise<void>;
}

/** The journal lies beside a SQLite file; on Postgres each data folder that sends has one. */
export function createRestoreGuard(database: Database, dataDir: string | null): RestoreGuard {
  if (database.dialect === 'postgres') return guardPostgres(database, dataDir);
  const { file } = database;
  const record = file === null ? null : { journal: journalBeside(file), begun: begunBeside(file) };
  return {
    record: async () => record,
    async assertNotRestored() {
      if (!record) return;
      const { journal } = record;
      const written = journal.readAnew(''); // before the database: another process may be sending
      const sequence = Number((await readMeta(database.db, 'send_sequence')) ?? 0);
      const forgotten = sequence < written ? await forgottenBy(database.db, record.begun) : [];
      assertNotOlder({ journal, worker: '', written }, sequence, forgotten);
    },
  };
}

/** Each worker of this data folder against the number that it last wrote. */
function guardPostgres({ db }: Database, dataDir: string | null): RestoreGuard {
  let opened: Promise<SendRecord | null> | undefined;
  const open = async () => {
    if (dataDir === null) return null;
    const id = await keepMeta(db, 'database_id', randomUUID());
    return { journal: journalIn(dataDir, id), begun: begunIn(dataDir, id) };
  };
  const record = () => {
    opened ??= open().catch((error) => {
      opened = undefined; // the next one asks again
      throw error;
    });
    return opened;
  };
  return {
    record,
    async assertNotRestored() {
      const kept = await record();
      if (!kept) return;
      const { journal } = kept;
      const written = journal
        .workers()
        .map((worker) => ({ journal, worker, written: journal.readAnew(worker) }));
      const rows = await db.selectFrom('send_journals').selectAll().execute();
      const sequences = new Map(rows.map(({ worker, sequence }) => [worker, Number(sequence)]));
      for (const guard of written) {
        const sequence = sequences.get(guard.worker) ?? 0;
        assertNotOlder(guard, sequence, sequence < guard.written ? await forgottenBy(db, kept.begun) : []);
      }
    },
  };
}

/** Issues begun from here that the database does not know as frozen, the latest last. */
async function forgottenBy(db: Db, begun: BegunIssues): Promise<string[]> {
  const rows = await db.selectFrom('issues').select('id').where('frozen_at', 'is not', null).execute();
  const frozen = new Set(rows.map(({ id }) => id));
  return begun.list().filter((id) => !frozen.has(id));
}
