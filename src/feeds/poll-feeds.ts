import { setTimeout } from 'node:timers/promises';
import type { Clock, EpochMs } from '../lib/clock.ts';
import { messageOf } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import { isLoopbackHost } from './check-url.ts';
import type { ArticleStore, FeedState, FeedStore, SightingStore } from './feed-state.ts';
import type { GuardedFetch } from './guarded-fetch.ts';
import { askedAt } from './moved-feed.ts';
import { conditionalHeaders, judgeAnswer, newFeedState, scheduled } from './poll-feed.ts';
import { settleItems } from './settle-items.ts';
import type { FeedSource } from './source.ts';

interface PollResult {
  feedId: string;
  outcome: 'fetched' | 'not_modified' | 'failed' | 'paused' | 'not_due';
  /** Items in the answer. */
  items: number;
  added: number;
  updated: number;
  warning: string | null;
  error: string | null;
}

export interface PollReport {
  /** In the order of the source list. */
  feeds: PollResult[];
  added: number;
  updated: number;
  failed: number;
}

export type PollStore = FeedStore & SightingStore & Pick<ArticleStore, 'saveArticles'>;

export interface PollOptions {
  sources: FeedSource[];
  store: PollStore;
  fetch: GuardedFetch;
  clock: Clock;
  log: Log;
  /** How many hosts are asked at once; one host is asked for one feed at a time. 6 by default. */
  concurrency?: number;
  /** Between two requests to one host, not of this machine. Half a second by default. */
  hostGapMs?: number;
  /** Also feeds that are not due or paused. */
  force?: boolean;
  /** Also feeds that are well and were last asked so long ago. */
  olderThanMs?: number;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number, result: PollResult) => void;
}

/** Asks every feed that is due, stores what is new, and writes each feed's row. One feed never affects another. */
export async function pollFeeds(options: PollOptions): Promise<PollReport> {
  const { sources, store, concurrency = 6, onProgress } = options;
  const states = new Map((await store.feedStates()).map((state) => [state.id, state]));
  const results = new Map<string, PollResult>();
  const queue = [...Map.groupBy(sources, ({ url }) => hostOf(url)).values()];
  const poller: Poller = { ...options, inTurn: createTurns() };
  const worker = async () => {
    for (let host = queue.shift(); host; host = queue.shift()) {
      for await (const result of pollHost(host, states, poller)) {
        results.set(result.feedId, result);
        onProgress?.(results.size, sources.length, result);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, concurrency) }, worker));
  return report(sources.map((source) => results.get(source.id)).filter((result) => result !== undefined));
}

interface Poller extends PollOptions {
  /** Runs one after the other: two feeds of one outlet may bring the same article at once. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

/** One request at a time, a pause between two, and none after the host has asked to be left alone. */
async function* pollHost(
  sources: FeedSource[],
  states: Map<string, FeedState>,
  poller: Poller,
): AsyncGenerator<PollResult> {
  let quietUntil: EpochMs | null = null;
  let asked = false;
  for (const source of sources) {
    const before = stateOf(source, states.get(source.id), poller);
    if (poller.signal?.aborted) return;
    if (!isDue(before, poller)) {
      yield { ...nothingOf(source), outcome: 'not_due' };
    } else if (quietUntil !== null) {
      await putOff(before, quietUntil, poller);
      yield { ...nothingOf(source), outcome: 'not_due' };
    } else {
      if (asked) await pauseBetween(source, poller);
      asked = true;
      const { hostQuietUntil, ...result } = await pollOne(source, before, poller);
      quietUntil = hostQuietUntil;
      yield result;
    }
  }
}

/** An edited address in the source list makes it a new feed: nothing known of the old one holds. */
function stateOf(source: FeedSource, stored: FeedState | undefined, { clock }: Poller): FeedState {
  return stored?.url === source.url ? stored : newFeedState(source, clock.now());
}

function isDue(
  { status, nextCheckAt, checkedAt }: FeedState,
  { force = false, olderThanMs, clock }: Poller,
): boolean {
  if (force) return true;
  if (status === 'paused') return false;
  if (nextCheckAt <= clock.now()) return true;
  const well = status === 'ok' || status === 'held';
  return well && olderThanMs !== undefined && (checkedAt ?? 0) + olderThanMs <= clock.now();
}

/** A row that cannot be written is asked once more than it need be: no harm. */
async function putOff(before: FeedState, nextCheckAt: EpochMs, { store, log }: Poller): Promise<void> {
  try {
    await store.saveFeedState({ ...before, nextCheckAt });
  } catch (error) {
    log.error({ feed: before.id, err: error }, 'feed could not be put off');
  }
}

async function pauseBetween({ url }: FeedSource, { hostGapMs = 500, signal }: Poller): Promise<void> {
  if (URL.canParse(url) && isLoopbackHost(new URL(url))) return;
  await setTimeout(hostGapMs, undefined, signal ? { signal } : {}).catch(() => {});
}

type Polled = PollResult & { hostQuietUntil: EpochMs | null };

async function pollOne(source: FeedSource, before: FeedState, poller: Poller): Promise<Polled> {
  const { store, fetch, clock, log, signal, inTurn } = poller;
  const none = { ...nothingOf(source), hostQuietUntil: null };
  try {
    const headers = conditionalHeaders(before);
    const answer = await fetch(askedAt(before, clock.now()), { headers, ...(signal ? { signal } : {}) });
    if (answer.outcome === 'failed' && answer.kind === 'aborted') return { ...none, outcome: 'not_due' };
    const now = clock.now();
    const { outcome, articles, items, state, hostQuietUntil } = await judgeAnswer(
      answer,
      source,
      before,
      now,
    );
    // Articles first: a crash in between fetches them once more, and never skips them.
    const settled = await inTurn(() => settleItems(articles, source, state, { store, now }, before.listedAt));
    const { added, updated } = settled;
    const well = outcome === 'fetched' || outcome === 'not_modified';
    const after = well ? scheduled(settled.state, added + updated > 0, now) : settled.state;
    await store.saveFeedState(after);
    const { error, warning, held } = after;
    if (error) log.warn({ feed: source.id, error, nextCheckAt: after.nextCheckAt }, 'feed failed');
    if (held !== null && before.held === null) log.warn({ feed: source.id, held }, 'feed held');
    const said = [held, warning].filter((part) => part !== null).join(' ') || null;
    return { feedId: source.id, outcome, items, added, updated, warning: said, error, hostQuietUntil };
  } catch (error) {
    log.error({ feed: source.id, err: error }, 'feed could not be processed');
    return { ...none, outcome: 'failed', error: messageOf(error) };
  }
}

function nothingOf({ id }: FeedSource) {
  return { feedId: id, items: 0, added: 0, updated: 0, warning: null, error: null };
}

/** A queue of one. */
function createTurns(): Poller['inTurn'] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => {});
    return mine;
  };
}

function report(feeds: PollResult[]): PollReport {
  const sum = (of: (result: PollResult) => number) => feeds.reduce((total, result) => total + of(result), 0);
  return {
    feeds,
    added: sum((result) => result.added),
    updated: sum((result) => result.updated),
    failed: sum((result) => (result.error === null ? 0 : 1)),
  };
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
