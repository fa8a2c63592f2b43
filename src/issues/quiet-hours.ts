import type { EpochMs } from '../lib/clock.ts';
import type { LocalTime, QuietHours } from './edition.ts';
import { addDays, instantOf, localDate, localTime } from './local-time.ts';

/** True from the first time on and before the second, over midnight where that is earlier. */
export function isWithin(time: LocalTime, [from, to]: QuietHours): boolean {
  return from < to ? from <= time && time < to : time >= from || time < to;
}

/** When the quiet hours that `at` falls into end, in a zone; null where it falls into none. */
export function quietUntil(at: EpochMs, zone: string, quiet: QuietHours): EpochMs | null {
  if (!isWithin(localTime(at, zone), quiet)) return null;
  const today = localDate(at, zone);
  const end = instantOf(today, quiet[1], zone);
  return end > at ? end : instantOf(addDays(today, 1), quiet[1], zone);
}
