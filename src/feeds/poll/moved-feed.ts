import type { EpochMs } from '../../lib/clock.ts';
import type { FeedState } from '../feed-state.ts';

/** A server that is misconfigured for an hour must not send us elsewhere for good. */
const BELIEVED_AFTER_MS = 24 * 60 * 60_000;

/** A move that has been told for a day, the same each time. */
export function hasMoved({ movedTo, movedSince }: FeedState, now: EpochMs): boolean {
  return movedTo !== null && movedSince !== null && now - movedSince >= BELIEVED_AFTER_MS;
}

/** The address to ask: the source list's, or where it has moved for good. */
export function askedAt(state: FeedState, now: EpochMs): string {
  return state.movedTo !== null && hasMoved(state, now) ? state.movedTo : state.url;
}

/** What an answer says of where the feed lives. `permanentUrl` as the fetch gives it. */
export function whereItLives(
  before: FeedState,
  permanentUrl: string | null,
  now: EpochMs,
): Pick<FeedState, 'movedTo' | 'movedSince'> {
  if (permanentUrl === null) {
    const there = hasMoved(before, now);
    return there
      ? { movedTo: before.movedTo, movedSince: before.movedSince }
      : { movedTo: null, movedSince: null };
  }
  const same = permanentUrl === before.movedTo;
  return { movedTo: permanentUrl, movedSince: same ? (before.movedSince ?? now) : now };
}
