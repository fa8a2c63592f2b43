import { createHash } from 'node:crypto';
import { type EpochMs, isAhead } from '../../lib/clock.ts';
import type { FeedState } from '../feed-state.ts';
import { retryAfterMs } from '../fetch/retry-after.ts';
import type { PollingHints } from './polling-hints.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const FIRST_MS = 10 * MINUTE;
const SHORTEST_MS = 5 * MINUTE;
const LONGEST_MS = HOUR;
/** An outlet's wish counts up to this: many systems ask for an hour or a day and mean nothing by it. */
const WISH_MS = 30 * MINUTE;
const SPREAD = 0.1;

/**
 * The time between two checks of a feed that is well: shorter after a check that found something, longer after one
 * that did not, so that about every third finds something. Between 5 minutes and an hour.
 */
export function adaptInterval(before: number | null, changed: boolean): number {
  if (before === null) return FIRST_MS;
  return Math.round(Math.min(LONGEST_MS, Math.max(SHORTEST_MS, changed ? before / 1.5 : before * 1.25)));
}

/** When a feed that is well is asked again. Feeds polled together drift apart, the same way each time. */
export function nextCheckAt(
  now: EpochMs,
  { feedId, intervalMs, hints }: { feedId: string; intervalMs: number; hints: PollingHints | null },
): EpochMs {
  const wait = Math.max(intervalMs, Math.min(WISH_MS, hints?.atLeastMs ?? 0));
  const at = now + Math.round(wait * (1 - SPREAD + 2 * SPREAD * shareOf(`${feedId} ${now}`)));
  return hints ? afterSkipped(at, hints) : at;
}

/**
 * When a feed that failed is asked again: twice as long after each further failure, up to a day, and not before its
 * Retry-After.
 */
export function retryAt(
  now: EpochMs,
  { feedId, errorCount, retryAfter }: { feedId: string; errorCount: number; retryAfter: string | null },
): EpochMs {
  const backOff = Math.min(DAY, FIRST_MS * 2 ** Math.min(errorCount - 1, 20));
  const asked = retryAfterMs(retryAfter, now);
  return now + Math.round(Math.max(backOff, asked) * (1 + SPREAD * shareOf(`${feedId} ${now}`)));
}

/** No wait is as long: a day, a tenth more, and the hours an outlet wants to be left alone in. */
const FAR_MS = 3 * DAY;

/** When a feed is due by its row; long ago where a clock that was wrong wrote it. */
export function dueAt(
  { nextCheckAt: at, checkedAt }: Pick<FeedState, 'nextCheckAt' | 'checkedAt'>,
  now: EpochMs,
): EpochMs {
  return isAhead(checkedAt, now) || at > now + FAR_MS ? 0 : at;
}

/** The start of the first hour it does not want to be left alone in; a feed that skips all of them is asked anyway. */
function afterSkipped(at: EpochMs, { skipHours, skipDays }: PollingHints): EpochMs {
  const skipped = (moment: EpochMs) => {
    const date = new Date(moment);
    return skipHours.includes(date.getUTCHours()) || skipDays.includes(date.getUTCDay());
  };
  if (!skipped(at)) return at;
  const hour = Math.floor(at / HOUR) * HOUR;
  for (let later = hour + HOUR; later <= hour + DAY; later += HOUR) if (!skipped(later)) return later;
  return at;
}

/** 0–1, the same for the same text. */
function shareOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}
