import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readReport } from '../../src/bounces/read/read-report.ts';
import type { Report as BounceReport } from '../../src/bounces/read/report.ts';
import { ExitCode, OperatorError } from '../../src/lib/errors.ts';
import { listFiles } from '../lib/list-files.ts';
import type { EvalRun, Report } from '../lib/report.ts';
import { describeBounces } from './describe-bounces.ts';
import { type Case, judgeFile } from './judge-file.ts';
import { type GoldRow, readGold } from './read-gold.ts';
import { witnessOf } from './witness.ts';

/** One file read: what it says, and how long that took. */
export interface Reading {
  file: string;
  reports: BounceReport[];
  ms: number;
}

/** Raw reports against what they are known to say: whose mail failed, and whether for good. */
export async function measureBounces(path: string, run: EvalRun): Promise<Report> {
  const gold = await goldFile(path);
  const rows = await readGold(gold, run.warn);
  const byFile = Map.groupBy(rows, (row) => stem(row.file));
  const files = (await listFiles(dirname(gold))).filter(isMessage);
  const known = new Set(files.map((file) => stem(file)));
  const missing = [...byFile.keys()].filter((name) => !known.has(name));
  if (missing.length > 0) {
    const some = `${missing.slice(0, 3).join(', ')}${missing.length > 3 ? ' …' : ''}`;
    run.warn(`${gold}: ${missing.length} files are not there (${some}), their rows are skipped`);
  }
  const readings: Reading[] = [];
  const cases: Case[] = [];
  const chosen = files.slice(0, run.limit);
  for (const file of chosen) {
    const message = await readFile(file);
    const reading = await read(file, message);
    readings.push(reading);
    cases.push(...judgeRows(byFile.get(stem(file)), reading, message));
    run.progress(readings.length, chosen.length);
  }
  if (cases.length > 0) return describeBounces(cases, readings);
  throw new OperatorError(`${gold} has no row for a file below ${dirname(gold)}.`, {
    exitCode: ExitCode.usage,
  });
}

function judgeRows(rows: readonly GoldRow[] | undefined, reading: Reading, message: Buffer): Case[] {
  return rows ? judgeFile(rows, reading.reports, witnessOf(message, rows.length > 1)) : [];
}

async function read(file: string, message: Buffer): Promise<Reading> {
  const began = performance.now();
  const reports = await readReport(message);
  return { file: basename(file), reports, ms: performance.now() - began };
}

async function goldFile(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile()) return path;
  for (const name of ['gold.tsv', 'gold.csv', 'gold.txt']) {
    const file = join(path, name);
    if ((await stat(file).catch(() => null))?.isFile()) return file;
  }
  throw new OperatorError(`There is no gold.tsv in ${path}.`, {
    hint: 'It has the columns file, status, reply, reason and hard, and perhaps address.',
    exitCode: ExitCode.usage,
  });
}

/** Gold may name files with or without folder and ending. */
function stem(file: string): string {
  return basename(file)
    .toLowerCase()
    .replace(/\.(?:eml|msg|txt|mbox)$/, '');
}

function isMessage(file: string): boolean {
  return !/(?:^|\/)(?:\.|readme|license|gold\.)|\.(?:tsv|csv|json|md)$/i.test(basename(file));
}
