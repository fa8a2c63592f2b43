import { setTimeout as sleep } from 'node:timers/promises';
import type { ReportSource, ReportStore } from '../../bounces/report-store.ts';
import type { Background } from '../../lib/background.ts';
import type { Effects } from '../effects.ts';

const DAY = 86_400_000;
/** Anybody may ask as often as they like: written down together, at most so often. */
const PAUSE_MS = 10_000;

interface Needs extends Pick<Effects, 'clock' | 'log'> {
  reports: Pick<ReportStore, 'insert'>;
}

/**
 * Counts webhook requests whose sender was not proven, in one row a day and source: the first at once, those that follow
 * within a pause together at its end, or when the process stops. What cannot be written is tried again after a pause.
 */
export function createUnprovenCount(
  { reports, clock, log }: Needs,
  background: Background,
  pauseMs = PAUSE_MS,
) {
  const waiting = new Map<ReportSource, number>();
  let writing = false;
  const writeWaiting = async (): Promise<boolean> => {
    try {
      for (const [source, copies] of [...waiting]) {
        await write(reports, source, copies, clock.now());
        const meanwhile = (waiting.get(source) ?? 0) - copies;
        if (meanwhile > 0) waiting.set(source, meanwhile);
        else waiting.delete(source);
      }
      return true;
    } catch (error) {
      log.error({ err: error }, 'webhook requests without proof could not be counted');
      return false;
    }
  };
  const writeAll = async (signal: AbortSignal) => {
    writing = true;
    try {
      while (waiting.size > 0) {
        const written = await writeWaiting();
        if (!written && signal.aborted) return;
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
  reports: Needs['reports'],
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
