import { Temporal } from 'temporal-polyfill';
import type { EpochMs } from '../lib/clock.ts';
import { dateLocale } from '../lib/date-locale.ts';
import type { LocalTime, Weekday } from './edition.ts';

/** `YYYY-MM-DD`, without a zone. */
export type LocalDate = string;

const WEEKDAYS: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * The instant of a wall-clock time on a date. A time that the spring change skips becomes the first
 * valid minute after the gap; one that the autumn change repeats is the first of the two.
 */
export function instantOf(date: LocalDate, time: LocalTime, zone: string): EpochMs {
  return resolveWallClock(Temporal.PlainDate.from(date).toPlainDateTime(time), zone);
}

/** The instant whose wall-clock reading is `hours` earlier than that of `at`, daylight saving or not. */
export function wallClockHoursBefore(at: EpochMs, hours: number, zone: string): EpochMs {
  const wall = zoned(at, zone).toPlainDateTime();
  return resolveWallClock(wall.subtract({ minutes: Math.round(hours * 60) }), zone);
}

function resolveWallClock(wall: Temporal.PlainDateTime, zone: string): EpochMs {
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wall)) return earlier.epochMilliseconds;
  const gapEnd = earlier.getTimeZoneTransition('next');
  return (gapEnd ?? wall.toZonedDateTime(zone)).epochMilliseconds;
}

/** The date on the wall clock of an IANA zone. Throws RangeError where there is no such zone. */
export function localDate(at: EpochMs, zone: string): LocalDate {
  return zoned(at, zone).toPlainDate().toString();
}

/** The wall clock's reading, `HH:MM`. */
export function localTime(at: EpochMs, zone: string): LocalTime {
  return zoned(at, zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** A calendar date in the one spelling that makes an issue unique. */
export function isLocalDate(text: string): text is LocalDate {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

export function weekdayOf(date: LocalDate): Weekday {
  return WEEKDAYS[Temporal.PlainDate.from(date).dayOfWeek - 1] as Weekday;
}

/** "Mon 23 Nov 2026, 06:30 EST": for people. */
export function describeInstant(at: EpochMs, zone: string, language = 'en'): string {
  const day = new Intl.DateTimeFormat(dateLocale(language), {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  const parts = day.formatToParts(at);
  const name = language === 'en' ? zoneName(at, zone) : null;
  return parts.map(({ type, value }) => (type === 'timeZoneName' && name !== null ? name : value)).join('');
}

/** English where a zone's name is at home knows it: EST in Canada, CET in Britain, AEDT in Australia. */
const ENGLISH = ['en-GB', 'en-CA', 'en-US', 'en-AU', 'en-NZ', 'en-IN', 'en-ZA'];

function zoneName(at: EpochMs, zone: string): string | null {
  for (const locale of ENGLISH) {
    const format = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' });
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value;
    if (name !== undefined && !/^(GMT|UTC)[+-−]/.test(name)) return name;
  }
  return null;
}

function zoned(at: EpochMs, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}
