import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { EvalRun } from '../../eval/lib/report.ts';

/** A run that remembers its warnings. */
export function evalRun(limit = Number.POSITIVE_INFINITY): EvalRun & { warnings: string[] } {
  const warnings: string[] = [];
  return { limit, warnings, warn: (line) => void warnings.push(line), progress: () => {} };
}

/** A folder of files that is gone after the test. */
export function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'eval-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** A JSONL file; a string among the rows is written as it is. */
export function jsonlOf(rows: readonly unknown[]): string {
  const text = rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n');
  return join(folderOf({ 'rows.jsonl': `${text}\n` }), 'rows.jsonl');
}
