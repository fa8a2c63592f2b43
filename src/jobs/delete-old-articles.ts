import type { EpochMs } from '../lib/clock.ts';
import type { Effects } from './effects.ts';

const DAY = 24 * 60 * 60_000;

/** Deletes what was older at `believed` than the newsroom keeps articles for; gives how many. */
export async function deleteOldArticles(
  {
    retention,
    articleDays,
    newsroom,
    clock,
  }: Pick<Effects, 'retention' | 'articleDays' | 'newsroom' | 'clock'>,
  believed: EpochMs,
): Promise<number> {
  const feedIds = newsroom.feeds.map(({ id }) => id);
  const before = articleDays === null ? 0 : believed - articleDays * DAY;
  return retention.deleteOld({ now: clock.now(), believed, before, feedIds });
}
