/** What a soak prints. */
export interface SoakOutcome {
  lines: string[];
  figures: Record<string, unknown>;
  /** Sentences; empty when the promise was kept. */
  violations: string[];
}
