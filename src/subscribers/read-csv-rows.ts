import { type CsvError, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import { ExitCode, OperatorError } from '../lib/errors.ts';
import { countOf } from '../lib/in-words.ts';
import { timeZoneOf } from '../lib/time-zone.ts';
import type { ImportRow } from './import-row.ts';
import { normaliseAddress } from './normalise-address.ts';
import type { Follow } from './subscriber.ts';
import { tidyText } from './tidy-text.ts';

/** 1-based line of the file; of a record over several lines, its last. */
export interface ImportProblem {
  line: number;
  reason: string;
}

/** `names`: it says itself to which editions. */
export type CsvRow = { line: number; row: ImportRow; names: boolean } | ImportProblem;

/** In the editions column: subscribed to none, whatever an import's default says. An export writes it. */
export const NO_EDITION = '(none)';

export interface CsvRules {
  /** Ids that exist. */
  editions: string[];
  /** For rows whose editions cell is empty; empty makes such a row a problem. */
  defaultEditions: string[];
}

/** Its columns, in the order an export writes them. */
export const COLUMNS = ['email', 'name', 'zone', 'editions', 'authors', 'topics', 'suppressed'];

/** Names inside one cell are separated by `;` or `|`; ids of editions, which hold neither, by commas or spaces, too. */
const LIST_SEPARATOR = /[;|]/;
const ID_SEPARATOR = /[;|,]/;

/**
 * Reads subscribers from CSV (RFC 4180) with a header line of `email`, `name`, `zone`, `editions`, `authors`,
 * `topics` and an export's `suppressed` in any order, separated by comma, semicolon or tab. Other columns are ignored.
 * Throws OperatorError where there is no `email` column or a quote is never closed.
 */
export async function* readCsvRows(csvText: string, rules: CsvRules): AsyncGenerator<CsvRow> {
  if (csvText.trim() === '') checkHeader([]); // what a pipe whose beginning failed leaves
  const parser = parse(csvText, {
    bom: true,
    columns: (header: string[]) => checkHeader(header.map((name) => name.trim().toLowerCase())),
    delimiter: delimiterOf(csvText),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  });
  try {
    for await (const { record, info } of parser) yield readRecord(record, info.lines, rules);
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw new OperatorError(`The file is not readable as CSV: ${inWords(error as Misread)}`, {
      hint: 'Save it as CSV in UTF-8; a cell that holds a comma or quote stands in double quotes.',
      exitCode: ExitCode.usage,
      cause: error,
    });
  }
}

type Misread = CsvError & { lines: number; records: number };

const MISQUOTED: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'a cell opens with a quotation mark that is never closed.',
  INVALID_OPENING_QUOTE: 'a quotation mark stands inside a cell that does not begin with one.',
  CSV_INVALID_CLOSING_QUOTE: 'text follows the quotation mark that ends a cell.',
};

/** What is never closed has no line of its own: the rows before it are counted. */
function inWords({ code, message, lines, records }: Misread): string {
  const why = MISQUOTED[code];
  if (why === undefined) return message;
  return code === 'CSV_QUOTE_NOT_CLOSED'
    ? `after ${countOf(records, 'whole row')} ${why}`
    : `line ${lines}: ${why}`;
}

/** Of the header line, what is no name of a column: a misspelt one, perhaps, whose cells would be missed in silence. */
export function unreadColumns(csvText: string): string[] {
  const [header = []]: string[][] = parseAtOnce(csvText, {
    bom: true,
    delimiter: delimiterOf(csvText),
    relax_column_count: true,
    to_line: 1,
    trim: true,
  });
  return header.filter((name) => name !== '' && !COLUMNS.includes(name.toLowerCase()));
}

function delimiterOf(csvText: string): string {
  const header = csvText.split(/\r?\n/, 1)[0] ?? '';
  return [',', ';', '\t'].find((delimiter) => header.includes(delimiter)) ?? ',';
}

function checkHeader(names: string[]): string[] {
  if (names.includes('email')) return names;
  throw new OperatorError('The file has no “email” column.', {
    hint: 'Its first line names the columns: email,name,zone,editions,authors,topics.',
    exitCode: ExitCode.usage,
  });
}

const MOST_SHOWN = 60;

/** A cell's text on one line: what cannot be seen is written out, and a long one is cut. */
function shown(text: string): string {
  const characters = [...text];
  const cut = characters.length > MOST_SHOWN ? `${characters.slice(0, MOST_SHOWN - 1).join('')}…` : text;
  return cut.replace(/[\p{Cc}\p{Cf}]/gu, (one) => `\\u{${one.codePointAt(0)?.toString(16)}}`);
}

function readRecord(record: Record<string, string>, line: number, rules: CsvRules): CsvRow {
  const cell = (name: string) => plain(record[name] ?? '');
  const typed = cell('email');
  const address = normaliseAddress(typed);
  if (!address.valid)
    return { line, reason: typed === '' ? address.reason : `“${shown(typed)}”: ${address.reason}` };
  if (cell('suppressed') !== '') return { line, reason: 'The file marks this address as suppressed.' };
  if (cell('editions') === NO_EDITION) return { line, reason: 'Subscribed to nothing.' };
  const named = editionsIn(cell('editions'), rules.editions);
  const unknown = named.filter((edition) => !rules.editions.includes(edition));
  if (unknown.length > 0)
    return {
      line,
      reason: `There is no edition “${unknown.join('”, “')}”: the source list has ${rules.editions.join(', ') || 'none'}.`,
    };
  const editions = named.length > 0 ? named : rules.defaultEditions;
  if (editions.length === 0) return { line, reason: 'No edition is named.' };
  const zone = cell('zone') === '' ? null : timeZoneOf(cell('zone'));
  if (zone === null && cell('zone') !== '') {
    return { line, reason: `${cell('zone')} is not a time zone, such as America/Toronto.` };
  }
  const { address: mailed, canonicalAddress } = address;
  const follows = [
    ...list(cell('authors')).map((label): Follow => ({ kind: 'author', label })),
    ...list(cell('topics')).map((label): Follow => ({ kind: 'topic', label })),
  ];
  return {
    line,
    names: named.length > 0,
    row: { address: mailed, canonicalAddress, name: tidyText(cell('name')), zone, editions, follows },
  };
}

function editionsIn(cell: string, known: readonly string[]): string[] {
  const named = list(cell, ID_SEPARATOR).flatMap((piece) => {
    const ids = piece.toLowerCase().split(/\s+/);
    return ids.every((id) => known.includes(id)) ? ids : [piece];
  });
  return [...new Set(named)];
}

/** Takes off the apostrophe our export, and every spreadsheet, puts before `=`, `+`, `-` and `@`. */
function plain(cell: string): string {
  return cell.replace(/^'(?=[=+\-@])/, '');
}

function list(cell: string, separator = LIST_SEPARATOR): string[] {
  const names = cell.split(separator).map(tidyText);
  return [...new Set(names)].filter((name) => name !== '');
}
