import type { ImportRow, Known, RowDecision } from './import-row.ts';
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
  /** Called for each row to which `defaultEditions` do not apply: it names editions itself. */
  onOwnEditions?(): void;
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
  const last = await lastWords(csvText, options);
  const pretended = new Map<string, Known | null>([...last.keys()].map((address) => [address, null]));
  const report: ImportReport = { added: 0, updated: 0, unchanged: 0, problems: [] };
  const batch = new Map<string, { line: number; row: ImportRow }>();
  let rows = 0;
  const flush = async () => {
    const entries = [...batch.values()];
    batch.clear();
    const decisions = await writeRows(
      store,
      entries.map(({ row }) => row),
      options.dryRun ? { ...options, pretended } : options,
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
    if (entry.names) options.onOwnEditions?.();
    // A repeated address must see what its first row wrote.
    if (batch.size >= BATCH || batch.has(entry.row.canonicalAddress)) await flush();
    const { line, row } = entry;
    batch.set(row.canonicalAddress, { line, row: { ...row, ...last.get(row.canonicalAddress) } });
  }
  if (batch.size > 0) await flush();
  report.problems.sort((a, b) => a.line - b.line);
  return report;
}

type Words = Pick<ImportRow, 'name' | 'zone'>;

/**
 * Of addresses that come more than once, the name and the zone of their last rows: each row is given these, so that no
 * import changes them to and fro.
 */
async function lastWords(csvText: string, rules: CsvRules): Promise<Map<string, Words>> {
  const words = new Map<string, Words>();
  const repeated = new Set<string>();
  for await (const entry of readCsvRows(csvText, rules)) {
    if ('reason' in entry) continue;
    const { canonicalAddress, name, zone } = entry.row;
    const before = words.get(canonicalAddress);
    if (before) repeated.add(canonicalAddress);
    words.set(canonicalAddress, { name: name || (before?.name ?? ''), zone: zone ?? before?.zone ?? null });
  }
  return new Map([...words].filter(([address]) => repeated.has(address)));
}

function tally(report: ImportReport, decision: RowDecision, line: number): void {
  if (decision.outcome === 'refused') report.problems.push({ line, reason: decision.reason });
  else report[decision.outcome] += 1;
}
