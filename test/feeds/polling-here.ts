import { mkdtemp, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Article } from '../../src/feeds/article.ts';
import type { FeedState } from '../../src/feeds/feed-state.ts';
import { createGuardedFetch } from '../../src/feeds/fetch/guarded-fetch.ts';
import { type PollReport, pollFeeds } from '../../src/feeds/poll/poll-feeds.ts';
import type { PollOptions, PollStore } from '../../src/feeds/poll/polling.ts';
import { silentLog } from '../../src/lib/log.ts';
import { createArticleRepository } from '../../src/store/articles/article-repository.ts';
import { createFeedRepository } from '../../src/store/articles/feed-repository.ts';
import { createSightingRepository } from '../../src/store/articles/sighting-repository.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { fixedClock } from '../support/fixed-clock.ts';
import { type LocalServer, NOW, serve, source } from './feed-fixtures.ts';

/** Polling with a real server and a real database. */
export interface PollingHere extends AsyncDisposable {
  server: LocalServer;
  /** By path; 404 where there is none. */
  answers: Record<string, (response: ServerResponse) => void>;
  store: PollStore;
  database: Database;
  /** Polls `/a` as feed `a`, unless other sources are given. */
  poll(at: number, over?: Partial<PollOptions>): Promise<PollReport>;
  row(id?: string): Promise<FeedState | undefined>;
  /** Everything, newest first. */
  stored(): Promise<Article[]>;
}

export async function startPolling(): Promise<PollingHere> {
  const folder = await mkdtemp(join(tmpdir(), 'twofold-poll-'));
  const database = await openDatabase(join(folder, 'poll.db'));
  await migrate(database);
  const { db } = database;
  const articles = createArticleRepository(db);
  const store = { ...createFeedRepository(db), ...createSightingRepository(db), ...articles };
  const answers: PollingHere['answers'] = {};
  const server = await serve((request, response) => {
    const answer = answers[request.url ?? ''];
    if (answer) answer(response);
    else response.writeHead(404).end();
  });
  return {
    server,
    answers,
    store,
    database,
    poll: (at, over = {}) =>
      pollFeeds({
        sources: [source({ id: 'a', url: `${server.url}/a` })],
        store,
        fetch: createGuardedFetch({ userAgent: 'Twofold test', allowLoopback: true, timeoutMs: 5_000 }),
        clock: fixedClock(at),
        log: silentLog,
        ...over,
      }),
    row: async (id = 'a') => (await store.feedStates()).find((state) => state.id === id),
    stored: () => articles.articlesBetween(0, NOW * 2),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await database[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
}
