import type { ReportSource } from '../../bounces/report-store.ts';
import type { Effects } from '../effects.ts';

const DAY = 86_400_000;
/** Anybody may ask as often as they like: written down together, at most so often. */
const PAUSE_MS = 10_000;

/** Counts webhook requests whose sender was not proven, in one row a day and source. */
export function createRefusalCount({ returns, clock }: Pick<Effects, 'returns' | 'clock'>) {
  const waiting = new Map<ReportSource, number>();
  let writtenAt = Number.NEGATIVE_INFINITY;
  return async (source: ReportSource): Promise<void> => {
    const now = clock.now();
    waiting.set(source, (waiting.get(source) ?? 0) + 1);
    if (now - writtenAt < PAUSE_MS) return;
    writtenAt = now;
    const counted = [...waiting];
    waiting.clear();
    for (const [from, copies] of counted) await write(returns, from, copies, now);
  };
}

function write(
  { reports }: Effects['returns'],
  source: ReportSource,
  copies: number,
  at: number,
): Promise<boolean> {
  return reports.insert(
    {
      identity: `refused ${Math.floor(at / DAY)} ${source}`,
      at,
      source,
      kind: 'other',
      reason: 'unproven',
      outcome: 'refused',
      why: 'bad_signature',
      matchedBy: null,
      deliveryId: null,
      issueId: null,
      canonicalAddress: null,
      code: null,
      enhanced: null,
      detail: '',
      excerpt: null,
    },
    copies,
  );
}
