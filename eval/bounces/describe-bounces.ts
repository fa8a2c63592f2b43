import type { Report } from '../lib/report.ts';
import { round } from '../lib/report.ts';
import { table } from '../lib/table.ts';
import { type Case, KINDS } from './judge-file.ts';
import { kindOf } from './kind-of.ts';
import type { Reading } from './measure-bounces.ts';

/** Mistakes named. */
const SHOWN = 60;

export function describeBounces(cases: readonly Case[], readings: readonly Reading[]): Report {
  const judged = cases.filter(({ addressRight }) => addressRight !== null);
  const address = share(judged.filter(({ addressRight }) => addressRight).length, judged.length);
  const kind = share(cases.filter(({ kindRight }) => kindRight).length, cases.length);
  const goldFiles = new Set(cases.map(({ file }) => file.toLowerCase()));
  const without = readings.filter(({ file }) => !goldFiles.has(file.toLowerCase()));
  const speed = speedOf(readings);
  return {
    figures: {
      n: cases.length,
      address,
      kind,
      addressJudged: judged.length,
      perSecond: speed.perSecond,
      slowestMs: speed.slowestMs,
    },
    lines: [
      `${cases.length} recipients in ${goldFiles.size} files`,
      `address right  ${percent(address)} of ${judged.length}`,
      `kind right     ${percent(kind)} of ${cases.length}`,
      '',
      ...confusions(cases),
      '',
      ...reasons(cases),
      '',
      ...mistakes(cases),
      ...withoutGold(without),
      `${speed.perSecond} files a second, the slowest ${speed.slowest} in ${speed.slowestMs} ms`,
    ],
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : round(part / whole, 4);
}

function percent(part: number): string {
  return `${(part * 100).toFixed(2)}%`;
}

/** Rows: what the corpus says; columns: what we say. */
function confusions(cases: readonly Case[]): string[] {
  const columns = [...KINDS, 'missed'] as const;
  const rows = [...KINDS, 'unknown to gold'] as const;
  const cell = (row: string, column: string) =>
    cases.filter(
      ({ gold, report }) =>
        (gold?.kind ?? 'unknown to gold') === row && (report ? kindOf(report) : 'missed') === column,
    ).length;
  return table(
    ['gold', ...columns],
    rows.map((row) => [row, ...columns.map((column) => String(cell(row, column)))]),
  );
}

function reasons(cases: readonly Case[]): string[] {
  const groups = Object.entries(Object.groupBy(cases, ({ gold }) => gold?.reason || 'none'));
  const rows = groups.map(([reason, list = []]) => {
    const ours = Object.entries(Object.groupBy(list, ({ report }) => wordOf(report)));
    const said = ours.map(([word, some = []]) => [some.length, word] as const).sort(([a], [b]) => b - a);
    const right = list.filter(({ kindRight }) => kindRight).length;
    return [
      reason,
      String(list.length),
      String(right),
      said
        .slice(0, 6)
        .map(([count, word]) => `${word} ${count}`)
        .join(', '),
    ];
  });
  const sorted = rows.sort((a, b) => Number(b[1]) - Number(a[1]));
  return sorted.map(
    ([reason = '', count = '', right = '', said = '']) =>
      `${reason.padEnd(18)} ${count.padStart(4)} ${right.padStart(4)} right  ${said}`,
  );
}

function wordOf(report: Case['report']): string {
  if (report === null) return 'missed';
  if (report.kind === 'bounce') return report.reason;
  return report.kind === 'other' ? report.why : report.kind;
}

function mistakes(cases: readonly Case[]): string[] {
  const wrong = cases.filter(({ kindRight, addressRight }) => !kindRight || addressRight === false);
  const lines = wrong.slice(0, SHOWN).map(({ file, gold, report, kindRight, addressRight }) => {
    const said = report ? `${kindOf(report)} (${wordOf(report)})` : 'nothing';
    const kind = kindRight ? '' : `  ${gold ? `${gold.kind} (${gold.reason})` : 'nobody'} read as ${said}`;
    const address = addressRight === false ? `  address ${report?.address ?? 'none'}` : '';
    return `${file}${kind}${address}`;
  });
  return wrong.length > SHOWN ? [...lines, `… and ${wrong.length - SHOWN} more`] : lines;
}

function withoutGold(readings: readonly Reading[]): string[] {
  if (readings.length === 0) return [];
  const words = readings.flatMap(({ reports }) => reports.map(wordOf));
  const counts = Object.entries(Object.groupBy(words, (word) => word)).map(
    ([word, list]) => `${word} ${list?.length ?? 0}`,
  );
  return [`${readings.length} files without gold, not judged: ${counts.join(', ')}`];
}

function speedOf(readings: readonly Reading[]) {
  const seconds = readings.reduce((sum, { ms }) => sum + ms, 0) / 1000;
  const slowest = readings.reduce((worst, one) => (one.ms > worst.ms ? one : worst));
  return {
    perSecond: Math.round(readings.length / Math.max(seconds, 0.001)),
    slowest: slowest.file,
    slowestMs: round(slowest.ms, 1),
  };
}
