import type { EpochMs } from '../../lib/clock.ts';
import { messageOf } from '../../lib/errors.ts';
import type { FeedState } from '../feed-state.ts';
import type { FailureKind } from '../fetch/fetch-failure.ts';
import { settleItems } from '../identify/settle-items.ts';
import type { FeedSource } from '../source.ts';
import { askedAt } from './moved-feed.ts';
import { conditionalHeaders, judgeFeedAnswer, scheduled } from './poll-feed.ts';
import { nothingOf, type Poller, type PollResult } from './polling.ts';

/** What a feed's answer says of its host. */
interface HostSigns {
  /** It wants none of its feeds asked before; null when it does not say. */
  quietUntil: EpochMs | null;
  /** False where no connection came about, or nothing came over it in time. */
  reached: boolean;
}

const FINE: HostSigns = { quietUntil: null, reached: true };
const UNREACHED = new Set<FailureKind>(['dns', 'connect', 'tls', 'timeout']);

/** Asks for one feed, stores what is new and writes its row. Never throws. */
export async function pollOne(
  source: FeedSource,
  before: FeedState,
  poller: Poller,
): Promise<PollResult & { host: HostSigns }> {
  const { store, fetch, clock, log, signal, inTurn } = poller;
  const none = { ...nothingOf(source), host: FINE };
  try {
    const headers = conditionalHeaders(before);
    const answer = await fetch(askedAt(before, clock.now()), { headers, ...(signal ? { signal } : {}) });
    if (answer.outcome === 'failed' && answer.kind === 'aborted') return { ...none, outcome: 'not_due' };
    const now = clock.now();
    const judged = await judgeFeedAnswer(answer, source, before, now);
    const { outcome, articles, items, state } = judged;
    // Articles first: a crash in between fetches them once more, and never skips them.
    const settled = await inTurn(() => settleItems(articles, source, state, { store, now }, before.listedAt));
    const { added, updated } = settled;
    const well = outcome === 'fetched' || outcome === 'not_modified';
    const after = well ? scheduled(settled.state, added + updated > 0, now) : settled.state;
    await store.saveFeedState(after, before);
    const { error, warning, held } = after;
    if (error) log.warn({ feed: source.id, error, nextCheckAt: after.nextCheckAt }, 'feed failed');
    if (held !== null && before.held === null) log.warn({ feed: source.id, held }, 'feed held');
    const said = [held, warning].filter((part) => part !== null).join(' ') || null;
    const reached = answer.outcome !== 'failed' || !UNREACHED.has(answer.kind);
    const host = { quietUntil: judged.hostQuietUntil, reached };
    return { feedId: source.id, outcome, items, added, updated, warning: said, error, host };
  } catch (error) {
    log.error({ feed: source.id, err: error }, 'feed could not be processed');
    return { ...none, outcome: 'failed', error: messageOf(error) };
  }
}
