import type { EpochMs } from '../../lib/clock.ts';
import { parseDate } from '../fields/dates/parse-date.ts';

const DAY = 24 * 60 * 60_000;

/**
 * For how many milliseconds a server asks to be left alone (RFC 9110 10.2.3: seconds or a date), a day at most; 0 where
 * it does not, or for a time that is past.
 */
export function retryAfterMs(header: string | null | undefined, now: EpochMs): number {
  const asked = header?.trim() ?? '';
  const ms = /^\d{1,9}$/.test(asked) ? Number(asked) * 1000 : (parseDate(asked) ?? now) - now;
  return Math.max(0, Math.min(DAY, ms));
}
