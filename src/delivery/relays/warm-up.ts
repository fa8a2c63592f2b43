import type { Relay, WarmUp } from './relay.ts';

/**
 * Where a source list gives no table: each day up to twice the day before at first, half as much again later. Mailbox
 * providers publish no figures; this is slower than the schedules that senders commonly publish.
 */
export const WARM_UP_TABLE: readonly number[] = [
  200, 400, 800, 1_500, 3_000, 5_000, 8_000, 12_000, 18_000, 27_000, 40_000, 60_000, 90_000, 135_000, 200_000,
  300_000, 450_000, 700_000, 1_000_000,
];

/** Days of a warm-up are counted from 1; null before it began and after its table ended. */
export function warmUpDay({ from, perDay }: WarmUp, date: string): number | null {
  const day = (Date.parse(date) - Date.parse(from)) / 86_400_000 + 1;
  return day >= 1 && day <= perDay.length ? day : null;
}

/** Most messages of a date (`YYYY-MM-DD` in the relay's zone), or null. Before its first day nothing may go out. */
export function dayLimit({ perDay, warmUp }: Pick<Relay, 'perDay' | 'warmUp'>, date: string): number | null {
  const limits = [perDay, warmUp && warmUpLimit(warmUp, date)].filter((limit) => limit !== null);
  return limits.length === 0 ? null : Math.min(...limits);
}

function warmUpLimit(warmUp: WarmUp, date: string): number | null {
  if (date < warmUp.from) return 0;
  const day = warmUpDay(warmUp, date);
  return day === null ? null : (warmUp.perDay[day - 1] ?? null);
}
