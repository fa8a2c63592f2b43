import { join } from 'node:path';
import type { Hono } from 'hono';
import { prepareDatabase } from './app-database.ts';
import { openSigning, openSmtpServer, type Signing } from './app-mail.ts';
import { listenForReturns, openReturns } from './app-returns.ts';
import { openSite } from './app-site.ts';
import { type AppWork, openWork } from './app-work.ts';
import { type Config, createConfig } from './config/config.ts';
import { readEnv } from './config/env.ts';
import type { ModelConfig } from './config/model-config.ts';
import { loadNewsroom, type NewsroomConfig } from './config/newsroom.ts';
import { openRelays } from './config/open-relays.ts';
import { soleRelay } from './delivery/relays/relay.ts';
import { createRelayPool } from './delivery/relays/relay-pool.ts';
import { parseSmtpUrl } from './delivery/smtp-url.ts';
import { createGuardedFetch } from './feeds/guarded-fetch.ts';
import { createPageExtractor } from './feeds/page/extract-in-worker.ts';
import { createJobs, type Jobs } from './jobs/create-jobs.ts';
import type { Effects } from './jobs/effects.ts';
import { createIssueService } from './jobs/issue-service.ts';
import { createInProcessQueue } from './jobs/queue/in-process-queue.ts';
import { deliverJob } from './jobs/queue/job.ts';
import { createPgBossQueue } from './jobs/queue/pg-boss-queue.ts';
import { createSummaryWeights } from './jobs/summary-weights.ts';
import { createBackground } from './lib/background.ts';
import { type Clock, systemClock } from './lib/clock.ts';
import { ExitCode, OperatorError } from './lib/errors.ts';
import { isListening } from './lib/is-listening.ts';
import { createLog, type Log } from './lib/log.ts';
import { sampleNewsroomAt, startSampleFeedServer } from './sample/feed-server.ts';
import { createAnswerRepository } from './store/answer-repository.ts';
import { createArticleRepository } from './store/article-repository.ts';
import { createArticleRetention } from './store/article-retention.ts';
import { assertIntact, type Database, openDatabase } from './store/database.ts';
import { createDeliveryLedger } from './store/delivery-ledger.ts';
import { createDeliveryRetention } from './store/delivery-retention.ts';
import { createFeedRepository } from './store/feed-repository.ts';
import { holdWorker } from './store/hold-lock.ts';
import { createIssueRepository } from './store/issue-repository.ts';
import type { OnSending } from './store/open-deliveries.ts';
import { openOwnWeightsFile } from './store/own-weights-file.ts';
import { createPageRepository } from './store/page-repository.ts';
import { createRelayRepository } from './store/relay-repository.ts';
import { shareLedger } from './store/shared-ledger.ts';
import { shareRelays } from './store/shared-relays.ts';
import { createSightingRepository } from './store/sighting-repository.ts';
import { createSubscriberStore } from './store/subscriber-repository.ts';
import { holdSharedWorker } from './store/worker-locks.ts';
import type { AnswerStore } from './stories/model/answer-store.ts';
import { createChatEndpoint } from './stories/model/chat-endpoint.ts';
import { createModelSummariser } from './stories/model/create-model-summariser.ts';
import type { Summariser } from './stories/summariser.ts';
import { createLinks } from './subscribers/links.ts';
import type { DeskIssues } from './web/desk/desk-deps.ts';
import { type DevMailbox, startDevMailbox } from './web/dev/mailbox-server.ts';

/** The program, put together. Only this file constructs; everything else is handed what it needs. */
export interface App extends Omit<AppWork, 'perform' | 'tickedAt'>, AsyncDisposable {
  config: Config;
  newsroom: NewsroomConfig;
  clock: Clock;
  log: Log;
  baseUrl: string;
  database: Database;
  effects: Effects;
  jobs: Jobs;
  issues: DeskIssues;
  /** Null where the mail server signs. */
  signing: Signing | null;
  /** Null where mail goes to a real server. */
  mailbox: DevMailbox | null;
  /** Where returned mail is taken, `lmtp://127.0.0.1:2424`; null where it is not. */
  returnsUrl: string | null;
  /** Every page. */
  site: Hono;
}

/** Tests and `start` set some of these; everything else comes from the environment. */
export interface AppOverrides {
  config?: Config;
  clock?: Clock;
  log?: Log;
  /** Known once the server listens. */
  baseUrl?: string;
}

/** Opens everything the newsroom needs, in order; disposing closes it in reverse. Throws OperatorError. */
export async function createApp(overrides: AppOverrides = {}): Promise<App> {
  await using stack = new AsyncDisposableStack();
  const config = overrides.config ?? createConfig(readEnv());
  const clock = overrides.clock ?? systemClock;
  const log = overrides.log ?? createLog(config.logLevel);
  const baseUrl = overrides.baseUrl ?? config.baseUrl ?? fixedPortNeeded();

  const serves = overrides.baseUrl !== undefined;
  const newsroom = await openNewsroom(config, clock, serves, stack);
  const signing = openSigning(config, newsroom.newsroom, log);
  const database = stack.use(await openDatabase(config.databaseUrl));
  if (serves) await assertIntact(database);
  await prepareDatabase(database, config, log);
  const { db, openSession } = database;
  const background = createBackground(log);
  const queue = stack.use(
    openSession
      ? createPgBossQueue(config.databaseUrl, log)
      : createInProcessQueue(background, (job, signal) => work.perform(job, signal)),
  );
  const onSending: OnSending | undefined = openSession
    ? (tx, issueId) => queue.add([deliverJob(issueId)], tx)
    : undefined;
  const ledger = createDeliveryLedger(database, clock, { dataDir: config.dataDir, onSending });
  const configured = openRelays(newsroom.relays, config, openSmtpServer(config));
  const opened = configured.length === 0 ? await openMailbox(config, clock, serves) : null;
  const mailbox = typeof opened === 'string' ? null : stack.use(opened);
  const mailboxUrl = typeof opened === 'string' ? opened : opened?.smtpUrl;
  const relays =
    mailboxUrl === undefined ? configured : [soleRelay(parseSmtpUrl(mailboxUrl), config.smtpConnections)];

  const effects: Effects = {
    newsroom,
    baseUrl,
    clock,
    log,
    feeds: createFeedRepository(db),
    articles: createArticleRepository(db),
    sightings: createSightingRepository(db),
    retention: createArticleRetention(db),
    articleDays: config.articleDays,
    deliveryRetention: createDeliveryRetention(database),
    deliveryDays: config.deliveryDays,
    fetch: createGuardedFetch({
      allowLoopback: config.allowLoopbackFeeds,
      userAgent: `Twofold (+${newsroom.newsroom.url})`,
    }),
    pages: createPageRepository(db),
    extractPage: stack.use(createPageExtractor()).extract,
    summaryWeights: createSummaryWeights(openOwnWeightsFile(config.dataDir), log),
    issues: createIssueRepository(db, onSending),
    subscribers: createSubscriberStore(db),
    ledger: openSession ? shareLedger(ledger, db) : ledger,
    links: createLinks({ baseUrl, secret: config.secret }),
    relays:
      relays.length === 0
        ? null
        : createRelayPool({
            relays,
            domains: newsroom.domains,
            store: openSession ? shareRelays(createRelayRepository(db)) : createRelayRepository(db),
            clock,
            log,
          }),
    returns: openReturns(config, newsroom.newsroom, db),
    signer: signing?.signer ?? null,
    smtpTimeouts: config.smtpTimeouts,
    holdWorker: openSession
      ? () => holdSharedWorker(openSession, config.dataDir)
      : async () => holdWorker(config.dataDir),
    sending: new Map(),
    editors: config.editors,
    summariser:
      config.model && openModel(config.model, { answers: createAnswerRepository(database), clock, log }),
  };
  const { listenUrl } = config.returns;
  const returnsUrl =
    serves && listenUrl !== null ? stack.use(await listenForReturns(effects, listenUrl)).url : null;
  stack.use(background);
  const jobs = createJobs(effects);
  const work = await openWork({ effects, jobs, queue, config, database });
  const deliverSoon = (issueId: string) => background.run(() => queue.add([deliverJob(issueId)]));
  const issues = createIssueService(effects, deliverSoon);
  const site = openSite(effects, {
    config,
    jobs,
    database,
    issues,
    mailbox,
    background,
    tickedAt: work.tickedAt,
  });
  const open = stack.move();
  return {
    config,
    newsroom,
    clock,
    log,
    baseUrl,
    database,
    effects,
    jobs,
    issues,
    signing,
    mailbox,
    returnsUrl,
    tick: work.tick,
    schedule: work.schedule,
    work: work.work,
    site,
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

/** The language model's endpoint, its account and its gate. */
function openModel(model: ModelConfig, needs: { answers: AnswerStore; clock: Clock; log: Log }): Summariser {
  const limit = (scope: 'perIssue' | 'perDay') => ({
    tokens: model.tokens[scope],
    costMicros: model.budget[scope] * 1_000_000,
  });
  return createModelSummariser({
    ...needs,
    chat: createChatEndpoint({
      baseUrl: model.url,
      key: model.key,
      model: model.name,
      outputTokens: model.outputTokens,
      timeoutMs: model.timeoutMs,
      clock: needs.clock,
    }),
    limits: { perIssue: limit('perIssue'), perDay: limit('perDay') },
    prices: model.prices,
    issueMs: model.issueMs,
  });
}

function fixedPortNeeded(): never {
  throw new OperatorError('PORT=0 leaves the web address open.', {
    hint: 'Set BASE_URL, or a PORT.',
    exitCode: ExitCode.usage,
  });
}

/** The sample newsroom's feeds are served from this process, or by the `twofold start` that already runs. */
async function openNewsroom(
  config: Config,
  clock: Clock,
  serves: boolean,
  stack: AsyncDisposableStack,
): Promise<NewsroomConfig> {
  const dir = config.newsroomDir;
  if (config.mode !== 'sample') return loadNewsroom(dir);
  const port = beside(config.port, 1);
  const taken = await isListening(port);
  if (taken && !serves) return sampleNewsroomAt(`http://127.0.0.1:${port}`, dir);
  const server = stack.use(await startSampleFeedServer({ dir, clock, port: taken ? 0 : port }));
  return server.config;
}

/** The dev mailbox of this process, or the address of the one that already runs. */
async function openMailbox(config: Config, clock: Clock, serves: boolean): Promise<DevMailbox | string> {
  const port = beside(config.port, 2);
  const taken = await isListening(port);
  if (taken && !serves) return `smtp://127.0.0.1:${port}`;
  return startDevMailbox({ clock, port: taken ? 0 : port, keepIn: join(config.dataDir, 'mailbox') });
}

/** Neighbours of the web server's port, so that addresses stay the same from start to start. */
function beside(port: number, distance: number): number {
  return port === 0 || port + distance > 65_535 ? 0 : port + distance;
}
