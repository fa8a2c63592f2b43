import type { EpochMs } from '../lib/clock.ts';
import { parseDate } from './parse-date.ts';

const MAX_WAIT_MS = 24 * 60 * 60_000;

/**
 * When a feed is asked again: after `intervalMs` when it is well, twice as long after each further failure
 * up to a day, and not before its own Retry-After (RFC 9110 10.2.3), which is believed up to a day.
 */
export function nextCheckAt(
  now: EpochMs,
  {
    intervalMs,
    errorCount,
    retryAfter,
  }: { intervalMs: number; errorCount: number; retryAfter: string | null },
): EpochMs {
  const backOff = errorCount === 0 ? intervalMs : intervalMs * 2 ** Math.min(errorCount - 1, 20);
  const asked = retryAfterMs(retryAfter, now);
  return now + Math.max(intervalMs, Math.min(MAX_WAIT_MS, Math.max(backOff, asked)));
}

function retryAfterMs(header: string | null, now: EpochMs): number {
  if (header === null) return 0;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000;
  return Math.max(0, (parseDate(header) ?? now) - now);
}
