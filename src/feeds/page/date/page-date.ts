import type { EpochMs } from '../../../lib/clock.ts';
import { parseDate } from '../../fields/dates/parse-date.ts';
import { findDates } from '../../fields/dates/shown-dates.ts';

/** Nothing on the web is older: an earlier date is a default, not a date. */
const OLDEST = Date.UTC(1995, 0, 1);

/** Reads a date as machines write it into pages; null when it is none or too old to be one. */
export function readPageDate(written: string): EpochMs | null {
  const text = written
    .trim()
    .replace(/\s*\([^)]*\)$/, '')
    .replace(/\b(?:GMT|UTC)(?=[+-]\d)/, '')
    .replace(/^(\d{4})[/.](\d{2})[/.](\d{2})/, '$1-$2-$3')
    .replace(/^(\d{4})(\d{2})(\d{2})(?=$|T|\s)/, '$1-$2-$3')
    .replace(/\[[^\]]*\]$/, '');
  return sane(parseDate(text) ?? findDates(text)[0]?.at ?? null);
}

export function sane(at: EpochMs | null): EpochMs | null {
  return at === null || at < OLDEST ? null : at;
}
