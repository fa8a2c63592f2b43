import type { FeedState } from '../../feeds/feed-state.ts';
import { hasMoved } from '../../feeds/poll/moved-feed.ts';
import { dueAt } from '../../feeds/poll/next-check.ts';
import type { FeedSource } from '../../feeds/source.ts';
import type { EpochMs } from '../../lib/clock.ts';
import type { Effects } from '../effects.ts';

/** A feed of the source list and what polling it has shown; a feed never asked is new. */
export async function feedStatus(effects: Pick<Effects, 'feeds' | 'newsroom' | 'pages' | 'clock'>) {
  const now = effects.clock.now();
  const counts = await effects.pages.countPages(now - DAY);
  const pagesOf = (feedId: string) => {
    const own = counts.filter((one) => one.feedId === feedId);
    const sum = (some: typeof own) => some.reduce((total, { count }) => total + count, 0);
    return {
      read: sum(own.filter(({ status }) => status === 'read')),
      unread: sum(own.filter(({ status }) => status !== 'read')),
    };
  };
  return (await knownStates(effects)).map(({ source, state }) => ({
    ...statusOf(source, state, now),
    pages: pagesOf(source.id),
  }));
}

const DAY = 86_400_000;

/** An edited address makes it a new feed: nothing known of the old one holds. */
async function knownStates({ feeds, newsroom }: Pick<Effects, 'feeds' | 'newsroom'>) {
  const states = new Map((await feeds.feedStates()).map((state) => [state.id, state]));
  return newsroom.feeds.map((source) => {
    const state = states.get(source.id);
    return { source, state: state?.url === source.url ? state : undefined };
  });
}

function statusOf({ id, url, outlet }: FeedSource, state: FeedState | undefined, now: EpochMs) {
  const moved =
    state && hasMoved(state, now) ? `It has moved: put ${state.movedTo} in the source list.` : null;
  return {
    id,
    url,
    outlet,
    status: state?.status ?? ('new' as const),
    error: state?.error ?? null,
    warning: [state?.warning, moved].filter(Boolean).join(' ') || null,
    held: state?.held ?? null,
    checkedAt: state?.checkedAt ?? null,
    nextCheckAt: state?.nextCheckAt ?? 0,
    itemCount: state?.itemCount ?? 0,
    intervalMs: state?.intervalMs ?? null,
  };
}

/** Ids of those that could not be read when they were last asked. */
export async function failingFeeds(effects: Pick<Effects, 'feeds' | 'newsroom'>): Promise<string[]> {
  const states = await knownStates(effects);
  return states.flatMap(({ source, state }) => (state?.status === 'failing' ? [source.id] : []));
}

/** When the feed that is well and was asked longest ago was asked; null when none is well. */
export async function oldestFeedCheckAt(
  effects: Pick<Effects, 'feeds' | 'newsroom'>,
): Promise<EpochMs | null> {
  const times = (await knownStates(effects)).flatMap(({ state }) =>
    state?.status === 'ok' || state?.status === 'held' ? [state.checkedAt ?? 0] : [],
  );
  return times.length === 0 ? null : Math.min(...times);
}

/** When a feed is due next; one without a row has never been asked and is due. Null when none ever is. */
export async function nextFeedCheckAt(
  effects: Pick<Effects, 'feeds' | 'newsroom' | 'clock'>,
): Promise<EpochMs | null> {
  const now = effects.clock.now();
  const times = (await knownStates(effects))
    .filter(({ state }) => state?.status !== 'paused')
    .map(({ state }) => (state ? dueAt(state, now) : 0));
  return times.length === 0 ? null : Math.min(...times);
}
