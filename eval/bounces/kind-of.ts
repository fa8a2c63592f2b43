import type { Report } from '../../src/bounces/read/report.ts';

export type Kind = 'hard' | 'soft' | 'complaint' | 'other';

/** A notice of delay counts as soft: the corpora have no word for it, and file it among the temporary failures. */
export function kindOf(report: Report): Kind {
  if (report.kind === 'bounce') return report.hard ? 'hard' : 'soft';
  if (report.kind === 'other' && report.why === 'delayed') return 'soft';
  return report.kind;
}
