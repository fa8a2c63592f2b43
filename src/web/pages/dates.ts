import type { EpochMs } from '../../lib/clock.ts';

/** "November 2026". `locale` is a BCP 47 tag. */
export function monthOf(date: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** "23 Nov, 06:05" in `zone`. */
export function shortTime(at: EpochMs, zone: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  });
  return format.format(at);
}
