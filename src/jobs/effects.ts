import type { BounceRules } from '../bounces/decide-effect.ts';
import type { ReportStore } from '../bounces/report-store.ts';
import type { UnsubscribeAddresses } from '../bounces/unsubscribe-addresses.ts';
import type { ReturnPaths } from '../bounces/verp.ts';
import type { NewsroomConfig } from '../config/newsroom.ts';
import type { Signer } from '../delivery/dkim/signer.ts';
import type { Ledger } from '../delivery/ledger.ts';
import type { RelayPool } from '../delivery/relays/relay-pool.ts';
import type { SmtpTimeouts } from '../delivery/smtp/smtp-lane.ts';
import type { ArticleStore, FeedStore, SightingStore } from '../feeds/feed-state.ts';
import type { GuardedFetch } from '../feeds/fetch/guarded-fetch.ts';
import type { PageStore } from '../feeds/page/page-state.ts';
import type { ExtractPage } from '../feeds/page/read-page.ts';
import type { EditionConfig } from '../issues/edition.ts';
import type { Issue } from '../issues/issue.ts';
import type { Clock } from '../lib/clock.ts';
import { ExitCode, OperatorError } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import type { ArticleRetention } from '../store/articles/article-retention.ts';
import type { IssueRepository } from '../store/issues/issue-repository.ts';
import type { DeliveryRetention } from '../store/ledger/retention.ts';
import type { HeldWorker } from '../store/sqlite/hold-lock.ts';
import type { Summariser } from '../stories/summariser.ts';
import type { Links } from '../subscribers/links.ts';
import type { SubscriberStore } from '../subscribers/subscriber-store.ts';
import type { SummaryWeights } from './retrain/summary-weights.ts';
import type { BounceMailbox } from './returned/collect-reports.ts';
import type { SendUnderWay } from './send/send-due-issue.ts';

/** Everything a job may touch. `app/app.ts` makes it; a job takes the part it needs. */
export interface Effects {
  newsroom: NewsroomConfig;
  /** Public address of the web server, without a trailing slash. */
  baseUrl: string;
  clock: Clock;
  log: Log;
  feeds: FeedStore;
  articles: ArticleStore;
  sightings: SightingStore;
  retention: ArticleRetention;
  /** How long an article no issue tells of is kept; null is for good. */
  articleDays: number | null;
  deliveryRetention: DeliveryRetention;
  /** How long the ledger knows who got an issue that has ended; null is for good. */
  deliveryDays: number | null;
  fetch: GuardedFetch;
  pages: PageStore;
  extractPage: ExtractPage;
  summaryWeights: SummaryWeights;
  issues: IssueRepository;
  subscribers: SubscriberStore;
  ledger: Ledger;
  links: Links;
  returns: ReturnEffects;
  /** Null where no SMTP server is configured and no dev mailbox runs: sending is refused with a hint. */
  relays: RelayPool | null;
  /** Signs every mail; null where the mail server does it. */
  signer: Signer | null;
  smtpTimeouts: SmtpTimeouts;
  /** Taken by each send for itself: two that run at once, here or elsewhere, must not recover each other's rows. */
  holdWorker(): Promise<HeldWorker>;
  /** Whoever makes a draft of an edition, until it is disposed; null while somebody does, in this process or another. */
  holdDraft(edition: string): Promise<AsyncDisposable | null>;
  /** Sends under way in this process, by issue: a second one joins the first. */
  sending: Map<string, SendUnderWay>;
  editors: string[];
  /** Null where no language model is configured: summaries are the sources' own sentences. */
  summariser: Summariser | null;
}

/** What comes back, and how it is told from what anybody could send. */
export interface ReturnEffects {
  reports: ReportStore;
  /** Null where no bounce address is set: mail goes out with the From address as its envelope sender. */
  returnPaths: ReturnPaths | null;
  /** Null where mail to them would not be read: the reply-to mailbox is then given. */
  unsubscribeAddresses: UnsubscribeAddresses | null;
  rules: BounceRules;
  /** Null where none is set. */
  mailbox: BounceMailbox | null;
  /** How long excerpts of reports are kept. */
  keepDays: number;
}

/** The actor of what happens by schedule and policy. */
export const MACHINE = 'twofold';

/** Throws OperatorError (exit 2) naming the editions there are. */
export function editionOf({ newsroom }: Pick<Effects, 'newsroom'>, id: string): EditionConfig {
  const edition = newsroom.editions.find((each) => each.id === id);
  if (edition) return edition;
  throw new OperatorError(`There is no edition “${id}”.`, {
    hint: `The source list has ${newsroom.editions.map((each) => each.id).join(', ') || 'no editions'}.`,
    exitCode: ExitCode.usage,
  });
}

/** For an issue that somebody has looked up already: throws Error where there is none. */
export async function existingIssue({ issues }: Pick<Effects, 'issues'>, id: string): Promise<Issue> {
  const issue = await issues.get(id);
  if (!issue) throw new Error(`there is no issue ${id}`);
  return issue;
}
