import type { EpochMs } from '../../lib/clock.ts';

const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "Monday 23 November 2026" for the local date `2026-11-23`. */
export function longDate(date: string): string {
  return dayFormat.format(new Date(`${date}T00:00:00Z`)).replace(',', '');
}

/** "November 2026". */
export function monthOf(date: string): string {
  return monthFormat.format(new Date(`${date}T00:00:00Z`));
}

/** "23 Nov, 06:05" in `zone`. */
export function shortTime(at: EpochMs, zone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  });
  return format.format(at);
}
