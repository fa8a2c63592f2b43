import type { EpochMs } from '../lib/clock.ts';
import type { EditionConfig } from './edition.ts';
import { instantOf, type LocalDate, wallClockHoursBefore, weekdayOf } from './local-time.ts';

/** The times of one dated edition. The key (edition, date) is what makes an issue unique. */
export interface Slot {
  issueId: string;
  date: LocalDate;
  draftAt: EpochMs;
  approveBy: EpochMs;
  sendAt: EpochMs;
  /** After this a missed slot is not sent by itself. */
  lapsesAt: EpochMs;
}

/** When the edition's issue of a date is drafted, approved and sent, in the edition's zone. */
export function slotOf(edition: EditionConfig, date: LocalDate): Slot {
  const sendAt = instantOf(date, edition.sendAt, edition.zone);
  return {
    issueId: issueId(edition.id, date),
    date,
    draftAt: instantOf(date, edition.draftAt, edition.zone),
    approveBy: instantOf(date, edition.approveBy, edition.zone),
    sendAt,
    lapsesAt: sendAt + edition.latenessMinutes * 60_000,
  };
}

/** Whether the edition has an issue on that weekday. */
export function appearsOn(edition: EditionConfig, date: LocalDate): boolean {
  return edition.days.includes(weekdayOf(date));
}

export function issueId(edition: string, date: LocalDate): string {
  return `${edition}/${date}`;
}

/** Splits `edition/YYYY-MM-DD`; null when it is not of that form. */
export function parseIssueId(id: string): { edition: string; date: LocalDate } | null {
  const match = /^([a-z0-9][a-z0-9-]*)\/(\d{4}-\d{2}-\d{2})$/.exec(id);
  return match?.[1] && match[2] ? { edition: match[1], date: match[2] } : null;
}

/** Where an issue's times are told; UTC where its edition is not in the source list any more. */
export function zoneOfIssue(editions: readonly EditionConfig[], id: string): string {
  const edition = parseIssueId(id)?.edition;
  return editions.find((each) => each.id === edition)?.zone ?? 'UTC';
}

/**
 * Which articles a draft made `now` considers: from `windowHours` of wall-clock time before the
 * draft time (so that a change of clocks opens no hole between two editions) until now, and never past the send time.
 */
export function windowOf(
  edition: EditionConfig,
  date: LocalDate,
  now: EpochMs,
): { from: EpochMs; to: EpochMs } {
  const slot = slotOf(edition, date);
  const to = Math.min(now, slot.sendAt);
  const from = wallClockHoursBefore(Math.min(slot.draftAt, to), edition.windowHours, edition.zone);
  return { from, to };
}
