import type { FeedState } from '../feeds/feed-state.ts';
import type { FeedSource } from '../feeds/source.ts';
import type { EpochMs } from '../lib/clock.ts';
import type { Effects } from './effects.ts';

/** A feed of the source list and what polling it has shown; a feed never asked is new. */
export async function feedStatus({ feeds, newsroom }: Pick<Effects, 'feeds' | 'newsroom'>) {
  const states = new Map((await feeds.feedStates()).map((state) => [state.id, state]));
  return newsroom.feeds.map((source) => statusOf(source, states.get(source.id)));
}

function statusOf({ id, url, outlet }: FeedSource, state: FeedState | undefined) {
  return {
    id,
    url,
    outlet,
    status: state?.status ?? ('new' as const),
    error: state?.error ?? null,
    warning: state?.warning ?? null,
    checkedAt: state?.checkedAt ?? null,
    nextCheckAt: state?.nextCheckAt ?? 0,
    itemCount: state?.itemCount ?? 0,
  };
}

/** When a feed is due next; one without a row has never been asked and is due. Null when none ever is. */
export async function nextFeedCheckAt({
  feeds,
  newsroom,
}: Pick<Effects, 'feeds' | 'newsroom'>): Promise<EpochMs | null> {
  const states = new Map((await feeds.feedStates()).map((state) => [state.id, state]));
  const times = newsroom.feeds
    .map(({ id }) => states.get(id))
    .filter((state) => state?.status !== 'paused')
    .map((state) => state?.nextCheckAt ?? 0);
  return times.length === 0 ? null : Math.min(...times);
}
