import type { Config } from '../config/config.ts';
import type { NewsroomConfig } from '../config/newsroom.ts';
import type { Signer } from '../delivery/dkim/signer.ts';
import type { Relay } from '../delivery/relays/relay.ts';
import { createRelayPool, type RelayPool } from '../delivery/relays/relay-pool.ts';
import { createGuardedFetch } from '../feeds/fetch/guarded-fetch.ts';
import { createPageExtractor } from '../feeds/page/extract-in-worker.ts';
import { asScheduled } from '../issues/as-scheduled.ts';
import type { Effects } from '../jobs/effects.ts';
import { createSummaryWeights } from '../jobs/retrain/summary-weights.ts';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import { createArticleRepository } from '../store/articles/article-repository.ts';
import { createArticleRetention } from '../store/articles/article-retention.ts';
import { createFeedRepository } from '../store/articles/feed-repository.ts';
import { createPageRepository } from '../store/articles/page-repository.ts';
import { createSightingRepository } from '../store/articles/sighting-repository.ts';
import type { Database } from '../store/database.ts';
import { openOwnWeightsFile } from '../store/files/own-weights-file.ts';
import { createAnswerRepository } from '../store/issues/answer-repository.ts';
import { createIssueRepository, type IssueRepository } from '../store/issues/issue-repository.ts';
import { createDeliveryLedger } from '../store/ledger/delivery-ledger.ts';
import type { OnSending } from '../store/ledger/open-deliveries.ts';
import { createRelayRepository } from '../store/ledger/relay-repository.ts';
import { createDeliveryRetention } from '../store/ledger/retention.ts';
import { shareLedger } from '../store/ledger/shared-ledger.ts';
import { shareRelays } from '../store/ledger/shared-relays.ts';
import { holdSharedDraft, holdSharedWorker } from '../store/ledger/worker-locks.ts';
import { holdDraft, holdWorker } from '../store/sqlite/hold-lock.ts';
import { createSubscriberStore } from '../store/subscribers/subscriber-repository.ts';
import { createLinks } from '../subscribers/links.ts';
import { openModel } from './model.ts';
import { openReturns } from './returns.ts';

export interface EffectsNeeds {
  config: Config;
  newsroom: NewsroomConfig;
  baseUrl: string;
  clock: Clock;
  log: Log;
  database: Database;
  /** In the order of the source list; none where nothing can be sent. */
  relays: Relay[];
  signer: Signer | null;
  /** Told, on Postgres, of each issue in the transaction that begins its send. */
  onSending: OnSending | undefined;
}

/** The part of `app/app.ts` that jobs work with: every store, and every way out. */
export function openEffects(needs: EffectsNeeds, stack: AsyncDisposableStack): Effects {
  const { config, newsroom, baseUrl, clock, log, database } = needs;
  return {
    newsroom,
    baseUrl,
    clock,
    log,
    ...openNews(needs, stack),
    issues: openIssues(needs),
    subscribers: createSubscriberStore(database.db),
    links: createLinks({ baseUrl, secret: config.secret }),
    ...openDelivery(needs),
    returns: openReturns(config, newsroom.newsroom, database.db),
    editors: config.editors,
  };
}

function openIssues({ newsroom, database, onSending }: EffectsNeeds): IssueRepository {
  const issues = createIssueRepository(database.db, onSending);
  const { editions } = newsroom;
  return {
    ...issues,
    async get(id) {
      const issue = await issues.get(id);
      return issue && asScheduled(issue, editions);
    },
    list: async (limit) => (await issues.list(limit)).map((issue) => asScheduled(issue, editions)),
  };
}

type News =
  | 'feeds'
  | 'articles'
  | 'sightings'
  | 'retention'
  | 'articleDays'
  | 'fetch'
  | 'pages'
  | 'extractPage'
  | 'summaryWeights'
  | 'summariser';

function openNews(
  { config, newsroom, clock, log, database }: EffectsNeeds,
  stack: AsyncDisposableStack,
): Pick<Effects, News> {
  const { db } = database;
  return {
    feeds: createFeedRepository(db),
    articles: createArticleRepository(db),
    sightings: createSightingRepository(db),
    retention: createArticleRetention(db),
    articleDays: config.articleDays,
    fetch: createGuardedFetch({
      allowLoopback: config.allowLoopbackFeeds,
      userAgent: `Twofold (+${newsroom.newsroom.url})`,
    }),
    pages: createPageRepository(db),
    extractPage: stack.use(createPageExtractor()).extract,
    summaryWeights: createSummaryWeights(openOwnWeightsFile(config.dataDir), log),
    summariser:
      config.model && openModel(config.model, { answers: createAnswerRepository(database), clock, log }),
  };
}

type Sending =
  | 'ledger'
  | 'deliveryRetention'
  | 'deliveryDays'
  | 'relays'
  | 'signer'
  | 'smtpTimeouts'
  | 'holdWorker'
  | 'holdDraft'
  | 'sending';

function openDelivery(needs: EffectsNeeds): Pick<Effects, Sending> {
  const { config, clock, database, signer, onSending } = needs;
  const { openSession } = database;
  const ledger = createDeliveryLedger(database, clock, { dataDir: config.dataDir, onSending });
  return {
    ledger: openSession ? shareLedger(ledger, database.db) : ledger,
    deliveryRetention: createDeliveryRetention(database),
    deliveryDays: config.deliveryDays,
    relays: openRelayPool(needs),
    signer,
    smtpTimeouts: config.smtpTimeouts,
    holdWorker: openSession
      ? () => holdSharedWorker(openSession, config.dataDir)
      : async () => holdWorker(config.dataDir),
    holdDraft: openSession
      ? (edition) => holdSharedDraft(openSession, edition)
      : async (edition) => holdDraft(config.dataDir, edition),
    sending: new Map(),
  };
}

function openRelayPool({ relays, newsroom, database, clock, log }: EffectsNeeds): RelayPool | null {
  if (relays.length === 0) return null;
  const store = createRelayRepository(database.db);
  const shared = database.openSession ? shareRelays(store) : store;
  return createRelayPool({ relays, domains: newsroom.domains, store: shared, clock, log });
}
