import { setTimeout as sleep } from 'node:timers/promises';
import type { ReportSource } from '../../bounces/report-store.ts';
import type { Background } from '../../lib/background.ts';
import type { Effects } from '../effects.ts';

const DAY = 86_400_000;
/** Anybody may ask as often as they like: written down together, at most so often. */
const PAUSE_MS = 10_000;

/**
 * Counts webhook requests whose sender was not proven, in one row a day and source: the first at once, those that follow
 * within a pause together at its end, or when the process stops.
 */
export function createRefusalCount(
  { returns, clock }: Pick<Effects, 'returns' | 'clock'>,
  background: Background,
  pauseMs = PAUSE_MS,
) {
  const waiting = new Map<ReportSource, number>();
  let writing = false;
  const writeAll = async (signal: AbortSignal) => {
    writing = true;
    try {
      while (waiting.size > 0) {
        const counted = [...waiting];
        waiting.clear();
        for (const [from, copies] of counted) await write(returns, from, copies, clock.now());
        await sleep(pauseMs, undefined, { signal }).catch(() => {}); // told to stop: what came meanwhile is written now
      }
    } finally {
      writing = false;
    }
  };
  return (source: ReportSource): void => {
    waiting.set(source, (waiting.get(source) ?? 0) + 1);
    if (!writing) background.run(writeAll);
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
