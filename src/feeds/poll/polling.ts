import type { Clock } from '../../lib/clock.ts';
import type { Log } from '../../lib/log.ts';
import type { ArticleStore, FeedStore, SightingStore } from '../feed-state.ts';
import type { GuardedFetch } from '../fetch/guarded-fetch.ts';
import type { FeedSource } from '../source.ts';

/** What came of one feed in a poll. */
export interface PollResult {
  feedId: string;
  /** `put_off`: due, and not asked because of what another feed of its host met. */
  outcome: 'fetched' | 'not_modified' | 'failed' | 'paused' | 'not_due' | 'put_off';
  /** Items in the answer. */
  items: number;
  added: number;
  updated: number;
  warning: string | null;
  error: string | null;
}

export type PollStore = FeedStore & SightingStore & Pick<ArticleStore, 'saveArticles'>;

export interface PollOptions {
  sources: FeedSource[];
  store: PollStore;
  fetch: GuardedFetch;
  clock: Clock;
  log: Log;
  /** Between two requests to one host, not of this machine. Half a second by default. */
  hostGapMs?: number;
  /** Also feeds that are not due or paused. */
  force?: boolean;
  /** Also feeds that are well and were last asked so long ago. */
  olderThanMs?: number;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number, result: PollResult) => void;
}

export interface Poller extends PollOptions {
  /** Runs one after the other: two feeds of one outlet may bring the same article at once. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

/** The result of a feed that was not asked. */
export function nothingOf({ id }: FeedSource) {
  return { feedId: id, items: 0, added: 0, updated: 0, warning: null, error: null };
}
