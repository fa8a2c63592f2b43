import { pollHost } from './poll-host.ts';
import type { Poller, PollOptions, PollResult } from './polling.ts';

export interface PollReport {
  /** In the order of the source list. */
  feeds: PollResult[];
  added: number;
  updated: number;
  failed: number;
}

/** One host is asked for one feed at a time. */
const HOSTS_AT_ONCE = 6;

/** Asks every feed that is due, stores what is new, and writes each feed's row. One feed never affects another. */
export async function pollFeeds(options: PollOptions): Promise<PollReport> {
  const { sources, store, onProgress } = options;
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
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, worker));
  return report(sources.map((source) => results.get(source.id)).filter((result) => result !== undefined));
}

/** A queue of one. */
function createTurns(): Poller['inTurn'] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine;
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
