import type { ImportRow, RowDecision } from './import-row.ts';
import { type CsvRules, type ImportProblem, readCsvRows } from './read-csv-rows.ts';
import type { SubscriberStore } from './subscriber-store.ts';
import { type WriteOptions, writeRows } from './write-rows.ts';

/** Rows that share a transaction. */
const BATCH = 500;

export interface ImportReport {
  added: number;
  updated: number;
  unchanged: number;
  /** Rows that were left out, in the order of the file. */
  problems: ImportProblem[];
}

export interface ImportOptions extends WriteOptions, CsvRules {
  /** Called after each batch with the rows done so far. */
  onProgress?(rows: number): void;
}

/**
 * Imports subscribers from CSV (columns: see `readCsvRows`). Running it twice changes nothing more.
 * A killed import leaves whole batches; run it again. Throws OperatorError for a file that is not such a CSV.
 */
export async function importSubscribers(
  store: SubscriberStore,
  csvText: string,
  options: ImportOptions,
): Promise<ImportReport> {
  const report: ImportReport = { added: 0, updated: 0, unchanged: 0, problems: [] };
  const batch = new Map<string, { line: number; row: ImportRow }>();
  let rows = 0;
  const flush = async () => {
    const entries = [...batch.values()];
    batch.clear();
    const decisions = await writeRows(
      store,
      entries.map(({ row }) => row),
      options,
    );
    decisions.forEach((decision, index) => {
      tally(report, decision, entries[index]?.line ?? 0);
    });
    rows += entries.length;
    options.onProgress?.(rows);
  };
  for await (const entry of readCsvRows(csvText, options)) {
    if ('reason' in entry) {
      report.problems.push(entry);
      continue;
    }
    // A repeated address must see what its first row wrote.
    if (batch.size >= BATCH || batch.has(entry.row.canonicalAddress)) await flush();
    batch.set(entry.row.canonicalAddress, entry);
  }
  if (batch.size > 0) await flush();
  report.problems.sort((a, b) => a.line - b.line);
  return report;
}

function tally(report: ImportReport, decision: RowDecision, line: number): void {
  if (decision.outcome === 'refused') report.problems.push({ line, reason: decision.reason });
  else report[decision.outcome] += 1;
}
