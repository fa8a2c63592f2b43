import type { Effects } from './effects.ts';

const DAY = 24 * 60 * 60_000;

/** Deletes what is older than the newsroom keeps articles for; gives how many. */
export async function deleteOldArticles({
  retention,
  articleDays,
  newsroom,
  clock,
}: Pick<Effects, 'retention' | 'articleDays' | 'newsroom' | 'clock'>): Promise<number> {
  const now = clock.now();
  const feedIds = newsroom.feeds.map(({ id }) => id);
  const before = articleDays === null ? 0 : now - articleDays * DAY;
  return retention.deleteOld({ now, before, feedIds });
}
