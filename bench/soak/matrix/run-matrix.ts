import { table } from '../../../eval/lib/table.ts';
import type { Terminal } from '../../../src/cli/terminal.ts';
import type { SoakOutcome } from '../soak-outcome.ts';
import { allRows, fewRows, type MatrixRow, nameOf, STOPS } from './rows.ts';
import { matrixTemplate, type RowResult, runRow } from './run-row.ts';

export interface MatrixOptions {
  /** Part of a row's name. */
  only: string;
  few?: true;
  /** Rows at a time. */
  jobs: number;
  minutes: number;
}

interface Ran extends RowResult {
  row: MatrixRow;
}

export async function runMatrix(options: MatrixOptions, terminal: Terminal): Promise<SoakOutcome> {
  const rows = (options.few ? fewRows() : allRows()).filter((row) => nameOf(row).includes(options.only));
  const until = Date.now() + options.minutes * 60_000;
  const progress = terminal.progress('rows');
  const ran: Ran[] = [];
  using template = await matrixTemplate();
  const waiting = rows.values();
  const work = async () => {
    for (const row of waiting) {
      if (Date.now() > until) return;
      const result = await runRow(row, template);
      ran.push({ row, ...result });
      progress.update(ran.length, rows.length);
      for (const broken of result.violations) terminal.say(`${nameOf(row)}: ${broken}`);
      if (ran.length % 100 === 0) terminal.say(`${ran.length} of ${rows.length} rows`);
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
  progress.done(`${ran.length} of ${rows.length} rows`);
  return outcomeOf(ran, rows.length);
}

function outcomeOf(ran: Ran[], rows: number): SoakOutcome {
  const groups = STOPS.map((stop) => ({ stop, rows: ran.filter(({ row }) => row.stop === stop) }));
  const lines = table(
    ['stop', 'rows', 'edge reached', 'accepted', 'rejected', 'in doubt', 'broken'],
    groups.map(({ stop, rows }) => [stop, ...figuresOf(rows).map(String)]),
  );
  const violations = ran.flatMap(({ row, violations }) => violations.map((one) => `${nameOf(row)}: ${one}`));
  if (ran.length < rows) violations.push(`${rows - ran.length} rows were not run in the time given`);
  return { lines, figures: { rows, ran: ran.length }, violations };
}

function figuresOf(rows: Ran[]): number[] {
  const sum = (figure: (one: Ran) => number) => rows.reduce((total, one) => total + figure(one), 0);
  return [
    rows.length,
    sum(({ reached }) => Number(reached)),
    sum(({ found }) => found.counts.accepted ?? 0),
    sum(({ found }) => found.counts.rejected ?? 0),
    sum(({ found }) => found.counts.in_doubt ?? 0),
    sum(({ violations }) => Number(violations.length > 0)),
  ];
}
