import type { Clock } from '../lib/clock.ts';
import { messageOf } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import type { ArticleStore, FeedState, FeedStore } from './feed-state.ts';
import type { GuardedFetch } from './guarded-fetch.ts';
import { conditionalHeaders, judgeAnswer, newFeedState } from './poll-feed.ts';
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

export interface PollOptions {
  sources: FeedSource[];
  store: FeedStore & Pick<ArticleStore, 'saveArticles'>;
  fetch: GuardedFetch;
  clock: Clock;
  log: Log;
  /** How many hosts are asked at once; one host is asked for one feed at a time. 6 by default. */
  concurrency?: number;
  /** Between two checks of a feed that is well. 10 minutes by default. */
  intervalMs?: number;
  /** Also feeds that are not due or paused. */
  force?: boolean;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number, result: PollResult) => void;
}

/** Asks every feed that is due, stores what is new, and writes each feed's row. One feed never affects another. */
export async function pollFeeds(options: PollOptions): Promise<PollReport> {
  const { sources, store, concurrency = 6, onProgress } = options;
  const states = new Map((await store.feedStates()).map((state) => [state.id, state]));
  const results = new Map<string, PollResult>();
  const hosts = Object.values(Object.groupBy(sources, (source) => hostOf(source.url)));
  const queue = hosts.filter((host) => host !== undefined);
  const worker = async () => {
    for (let host = queue.shift(); host; host = queue.shift()) {
      for (const source of host) {
        if (options.signal?.aborted) return;
        const result = await pollOne(source, states.get(source.id), options);
        results.set(source.id, result);
        onProgress?.(results.size, sources.length, result);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, concurrency) }, worker));
  return report(sources.map((source) => results.get(source.id)).filter((result) => result !== undefined));
}

async function pollOne(
  source: FeedSource,
  stored: FeedState | undefined,
  { store, fetch, clock, log, force = false, intervalMs = 10 * 60_000, signal }: PollOptions,
): Promise<PollResult> {
  const none = { feedId: source.id, items: 0, added: 0, updated: 0, warning: null, error: null };
  // An edited address in the source list makes it a new feed: nothing known of the old one holds.
  const before = stored?.url === source.url ? stored : newFeedState(source, clock.now());
  if (!force && (before.status === 'paused' || before.nextCheckAt > clock.now()))
    return { ...none, outcome: 'not_due' };
  try {
    const headers = conditionalHeaders(before);
    const answer = await fetch(before.movedTo ?? source.url, { headers, ...(signal ? { signal } : {}) });
    if (answer.outcome === 'failed' && answer.kind === 'aborted') return { ...none, outcome: 'not_due' };
    const judged = await judgeAnswer(answer, source, before, { now: clock.now(), intervalMs });
    const { outcome, articles, items, state } = judged;
    // Articles first: a crash in between fetches them once more, and never skips them.
    const saved = articles.length > 0 ? await store.saveArticles(articles) : { added: 0, updated: 0 };
    await store.saveFeedState(state);
    const { error, warning } = state;
    if (error) log.warn({ feed: source.id, error, nextCheckAt: state.nextCheckAt }, 'feed failed');
    return { feedId: source.id, outcome, items, ...saved, warning, error };
  } catch (error) {
    log.error({ feed: source.id, err: error }, 'feed could not be processed');
    return { ...none, outcome: 'failed', error: messageOf(error) };
  }
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
