import { countWords } from '../../src/stories/language/terms.ts';
import { bestRouge, type Rouge } from '../../src/stories/learning/rouge.ts';
import { mean, round } from '../lib/report.ts';
import { table } from '../lib/table.ts';
import { opensUnresolved } from './opens-unresolved.ts';

/** One summary, scored. */
export interface Scored extends Rouge {
  words: number;
  unresolved: boolean;
  empty: boolean;
  /** Milliseconds it took to make. */
  ms: number;
}

/** Percent, except `words` and `ms` (means of a summary). */
export interface SystemFigures {
  r1: number;
  r2: number;
  rl: number;
  words: number;
  unresolved: number;
  empty: number;
  ms: number;
}

export function score(summary: readonly string[], references: readonly string[][], ms = 0): Scored {
  return {
    ...bestRouge(summary, references),
    words: countWords(summary.join(' ')),
    unresolved: opensUnresolved(summary[0] ?? ''),
    empty: summary.length === 0,
    ms,
  };
}

export function figuresOf(scored: readonly Scored[]): SystemFigures {
  const percent = (of: (one: Scored) => number) => round(100 * mean(scored.map(of)), 2);
  return {
    r1: percent(({ r1 }) => r1),
    r2: percent(({ r2 }) => r2),
    rl: percent(({ rl }) => rl),
    words: round(mean(scored.map(({ words }) => words)), 1),
    unresolved: percent(({ unresolved }) => Number(unresolved)),
    empty: percent(({ empty }) => Number(empty)),
    ms: round(mean(scored.map(({ ms }) => ms)), 2),
  };
}

export function systemsTable(systems: Readonly<Record<string, SystemFigures>>): string[] {
  return table(
    ['', 'ROUGE-1', 'ROUGE-2', 'ROUGE-Lsum', 'words', 'unresolved %', 'empty %', 'ms'],
    Object.entries(systems).map(([name, { r1, r2, rl, words, unresolved, empty, ms }]) => [
      name,
      ...[r1, r2, rl].map((figure) => figure.toFixed(1)),
      words.toFixed(1),
      unresolved.toFixed(1),
      empty.toFixed(1),
      ms === 0 ? '' : ms.toFixed(1),
    ]),
  );
}
