import type { FeedState } from '../../feeds/feed-state.ts';
import { releasedState } from '../../feeds/identify/settle-items.ts';
import type { Effects } from '../effects.ts';

export type ReleaseOutcome =
  | { outcome: 'released'; was: 'held' | 'paused' }
  /** It is neither held nor paused. */
  | { outcome: 'not_needed' }
  | { outcome: 'not_found' };

/** An editor takes a held or paused feed up again: it is asked at the next poll, and what waited comes in. */
export async function releaseFeed(
  { feeds, issues, newsroom, clock }: Pick<Effects, 'feeds' | 'issues' | 'newsroom' | 'clock'>,
  feedId: string,
  actor: string,
): Promise<ReleaseOutcome> {
  const source = newsroom.feeds.find(({ id }) => id === feedId);
  if (!source) return { outcome: 'not_found' };
  const state = (await feeds.feedStates()).find(({ id, url }) => id === feedId && url === source.url);
  const was = state ? reasonOf(state) : null;
  if (!state || was === null) return { outcome: 'not_needed' };
  const now = clock.now();
  await feeds.saveFeedState(releasedState(state, now));
  const detail = `${feedId}: ${state.held ?? state.error ?? was}`;
  await issues.record(null, { at: now, actor, action: 'release_feed', detail });
  return { outcome: 'released', was };
}

function reasonOf({ held, status }: FeedState): 'held' | 'paused' | null {
  if (held !== null) return 'held';
  return status === 'paused' ? 'paused' : null;
}
