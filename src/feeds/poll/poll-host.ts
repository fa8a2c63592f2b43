import { setTimeout } from 'node:timers/promises';
import type { EpochMs } from '../../lib/clock.ts';
import { isLoopbackUrl } from '../../lib/is-loopback.ts';
import type { FeedState } from '../feed-state.ts';
import type { FeedSource } from '../source.ts';
import { dueAt } from './next-check.ts';
import { newFeedState } from './poll-feed.ts';
import { pollOne } from './poll-one.ts';
import { nothingOf, type Poller, type PollResult } from './polling.ts';

/** After so many feeds in a row that could not be reached, the host is taken to be down. */
const DOWN_AFTER = 2;

/**
 * One request at a time, a pause between two, and none after the host has asked to be left alone. Where it seems to
 * be down the rest stays due for the next poll, so that its time-outs do not add up while others wait.
 */
export async function* pollHost(
  sources: FeedSource[],
  states: Map<string, FeedState>,
  poller: Poller,
): AsyncGenerator<PollResult> {
  let quietUntil: EpochMs | null = null;
  let asked = false;
  let unreachable = 0;
  for (const source of sources) {
    const before = stateOf(source, states.get(source.id), poller);
    if (poller.signal?.aborted) return;
    if (!isDue(before, poller)) {
      yield { ...nothingOf(source), outcome: 'not_due' };
    } else if (quietUntil !== null || unreachable >= DOWN_AFTER) {
      if (quietUntil !== null) await putOff(before, quietUntil, poller);
      yield { ...nothingOf(source), outcome: 'put_off' };
    } else {
      if (asked) await pauseBetween(source, poller);
      asked = true;
      const { host, ...result } = await pollOne(source, before, poller);
      quietUntil = host.quietUntil;
      unreachable = host.reached ? 0 : unreachable + 1;
      yield result;
    }
  }
}

/** An edited address in the source list makes it a new feed: nothing known of the old one holds. */
function stateOf(source: FeedSource, stored: FeedState | undefined, { clock }: Poller): FeedState {
  return stored?.url === source.url ? stored : newFeedState(source, clock.now());
}

function isDue(state: FeedState, { force = false, olderThanMs, clock }: Poller): boolean {
  const { status, checkedAt } = state;
  if (force) return true;
  if (status === 'paused') return false;
  const now = clock.now();
  if (dueAt(state, now) <= now) return true;
  const well = status === 'ok' || status === 'held';
  return well && olderThanMs !== undefined && (checkedAt ?? 0) + olderThanMs <= now;
}

/** A row that cannot be written is asked once more than it need be: no harm. */
async function putOff(before: FeedState, nextCheckAt: EpochMs, { store, log }: Poller): Promise<void> {
  try {
    await store.saveFeedState({ ...before, nextCheckAt }, before);
  } catch (error) {
    log.error({ feed: before.id, err: error }, 'feed could not be put off');
  }
}

async function pauseBetween({ url }: FeedSource, { hostGapMs = 500, signal }: Poller): Promise<void> {
  if (isLoopbackUrl(url)) return;
  await setTimeout(hostGapMs, undefined, signal ? { signal } : {}).catch(() => {});
}
