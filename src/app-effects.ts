import { openModel } from './app-model.ts';
import { openReturns } from './app-returns.ts';
import type { Config } from './config/config.ts';
import type { NewsroomConfig } from './config/newsroom.ts';
import type { Signer } from './delivery/dkim/signer.ts';
import type { Relay } from './delivery/relays/relay.ts';
import { createRelayPool, type RelayPool } from './delivery/relays/relay-pool.ts';
import { createGuardedFetch } from './feeds/guarded-fetch.ts';
import { createPageExtractor } from './feeds/page/extract-in-worker.ts';
import type { Effects } from './jobs/effects.ts';
import { createSummaryWeights } from './jobs/summary-weights.ts';
import type { Clock } from './lib/clock.ts';
import type { Log } from './lib/log.ts';
import { createAnswerRepository } from './store/answer-repository.ts';
import { createArticleRepository } from './store/article-repository.ts';
import { createArticleRetention } from './store/article-retention.ts';
import type { Database } from './store/database.ts';
import { createDeliveryLedger } from './store/delivery-ledger.ts';
import { createDeliveryRetention } from './store/delivery-retention.ts';
import { createFeedRepository } from './store/feed-repository.ts';
import { holdDraft, holdWorker } from './store/hold-lock.ts';
import { createIssueRepository } from './store/issue-repository.ts';
import type { OnSending } from './store/open-deliveries.ts';
import { openOwnWeightsFile } from './store/own-weights-file.ts';
import { createPageRepository } from './store/page-repository.ts';
import { createRelayRepository } from './store/relay-repository.ts';
import { shareLedger } from './store/shared-ledger.ts';
import { shareRelays } from './store/shared-relays.ts';
import { createSightingRepository } from './store/sighting-repository.ts';
import { createSubscriberStore } from './store/subscriber-repository.ts';
import { holdSharedDraft, holdSharedWorker } from './store/worker-locks.ts';
import { createLinks } from './subscribers/links.ts';

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

/** The part of `app.ts` that jobs work with: every store, and every way out. */
export function openEffects(needs: EffectsNeeds, stack: AsyncDisposableStack): Effects {
  const { config, newsroom, baseUrl, clock, log, database, onSending } = needs;
  return {
    newsroom,
    baseUrl,
    clock,
    log,
    ...openNews(needs, stack),
    issues: createIssueRepository(database.db, onSending),
    subscribers: createSubscriberStore(database.db),
    links: createLinks({ baseUrl, secret: config.secret }),
    ...openDelivery(needs),
    returns: openReturns(config, newsroom.newsroom, database.db),
    editors: config.editors,
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
