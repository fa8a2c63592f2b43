import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { ExitCode, messageOf, OperatorError } from '../../src/lib/errors.ts';
import type { Kind } from './kind-of.ts';

/** One failed, or otherwise reported, recipient of a file. */
export interface GoldRow {
  file: string;
  kind: Kind;
  /** The corpus's own word for it. */
  reason: string;
  /** Lower case; null where the corpus does not say. */
  address: string | null;
}

/** Names of the columns, in any case and order; others are left aside. */
const COLUMNS = {
  file: ['file', 'filename', 'file name', 'path', 'eml', 'name'],
  status: ['status', 'deliverystatus', 'dsn', 'enhanced'],
  reply: ['reply', 'reply code', 'replycode', 'code', 'smtp'],
  reason: ['reason'],
  hard: ['hard', 'hardbounce', 'hard bounce', 'ishard'],
  kind: ['kind', 'class', 'type'],
  address: ['address', 'recipient', 'failed address', 'failed', 'rcpt', 'to', 'email', 'original recipient'],
} as const;

type Column = keyof typeof COLUMNS;

/** Order of the columns in a file without a line that names them. */
const USUAL: readonly Column[] = ['file', 'status', 'reply', 'reason', 'hard', 'address'];

/** Rows of gold.tsv: tabs or commas, any line ends, with or without a byte order mark. Throws OperatorError. */
export async function readGold(path: string, warn: (line: string) => void): Promise<GoldRow[]> {
  const [first = [], ...others] = await readCells(path);
  const head = first.map((cell) => cell.toLowerCase().replaceAll(/[_-]+/g, ' ').trim());
  const named = columnsOf(head);
  const isHead = named.file !== undefined;
  const columns = isHead ? named : Object.fromEntries(USUAL.map((column, index) => [column, index]));
  const rows = (isHead ? others : [first, ...others]).map((cells, index) => {
    const cell = (column: Column) => cells[columns[column] ?? -1]?.trim() ?? '';
    const row = readRow(cell);
    if (row === null) warn(`${path}: row ${index + 1} skipped, it names no file`);
    return row;
  });
  return rows.filter((row) => row !== null);
}

function columnsOf(head: readonly string[]): Partial<Record<Column, number>> {
  const found = Object.entries(COLUMNS).map(([column, names]) => [
    column,
    head.findIndex((cell) => (names as readonly string[]).includes(cell)),
  ]);
  return Object.fromEntries(found.filter(([, index]) => Number(index) >= 0));
}

function readRow(cell: (column: Column) => string): GoldRow | null {
  const file = cell('file');
  if (file === '') return null;
  const reason = cell('reason').toLowerCase();
  const address = /^[<"]*([^\s<>"]+@[^\s<>"]+?)[>"]*$/.exec(cell('address'))?.[1]?.toLowerCase() ?? null;
  return { file, reason, address, kind: kindOfRow(cell('kind'), reason, cell('hard')) };
}

const COMPLAINTS = /^(?:feedback|complaint|abuse|spam complaint|arf)$/;
const OTHERS =
  /^(?:delivered|success|vacation|auto ?-?reply|autoreply|challenge|delayed|unrelated|other|relayed|displayed)$/;

/** The kind column decides where there is one; else complaints and what is no failure by their reason, then `hard`. */
function kindOfRow(kind: string, reason: string, hard: string): Kind {
  const named = (['hard', 'soft', 'complaint', 'other'] as const).find((one) => one === kind.toLowerCase());
  if (named) return named;
  if (COMPLAINTS.test(reason)) return 'complaint';
  if (OTHERS.test(reason)) return 'other';
  return /^(?:true|1|yes|hard|t|y)$/i.test(hard) ? 'hard' : 'soft';
}

async function readCells(path: string): Promise<string[][]> {
  try {
    const text = await readFile(path, 'utf8');
    const delimiter = text.slice(0, 4_000).includes('\t') ? '\t' : ',';
    return parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      quote: delimiter === ',' ? '"' : null,
    });
  } catch (error) {
    throw new OperatorError(`${path} cannot be read: ${messageOf(error).split('\n')[0]}`, {
      exitCode: ExitCode.usage,
      cause: error,
    });
  }
}
