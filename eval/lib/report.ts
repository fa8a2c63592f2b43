/** What one measurement found: `figures` is what --json prints, `lines` what a person reads. */
export interface Report {
  figures: object;
  lines: string[];
}

/** What a measurement is handed besides its path. */
export interface EvalRun {
  /** Rows, or files, read at most. */
  limit: number;
  warn(line: string): void;
  progress(done: number, total: number): void;
}

/** Rounds for print: three decimals keep a figure's meaning, more pretend one. */
export function round(value: number, digits = 3): number {
  return Number(value.toFixed(digits));
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
