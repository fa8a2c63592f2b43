import type { ReportCount } from '../../bounces/report-store.ts';
import type { DeliveryCounts } from '../../delivery/ledger.ts';
import type { RelayOutcomes, RelayState } from '../../delivery/relays/relay-pool.ts';
import type { IssueState } from '../../issues/issue.ts';
import type { EpochMs } from '../../lib/clock.ts';
import type { FeedStatus } from '../desk/desk-deps.ts';

/** What the metrics tell of, as it stands when somebody asks. */
export interface MetricsReading {
  /** The newest ones, newest first. */
  issues: { id: string; state: IssueState; counts: Partial<DeliveryCounts> }[];
  /** The first of all deliveries in doubt, by name. */
  doubts: { issueId: string; id: number; messageId: string }[];
  /** No issue is sent: the database was restored from a backup. */
  sendingRefused: boolean;
  /** Of this process. */
  sendsUnderWay: number;
  /** Connections and outcomes are of this process. */
  relays: (Pick<RelayState, 'id' | 'phase' | 'halted' | 'today'> & {
    connections: number;
    outcomes: RelayOutcomes;
  })[];
  /** Recipients' domains this process leaves alone for a while. */
  restingDomains: string[];
  feeds: Pick<FeedStatus, 'id' | 'status' | 'error'>[];
  /** Reports of mail that came back, of the last 30 days. */
  returned: Pick<ReportCount, 'kind' | 'outcome' | 'count'>[];
  /** There is a bounce mailbox, and it could not be read the last time. */
  mailboxFailing: boolean;
  /** When this process last looked for due work and did it; null before the first time. */
  tickedAt: EpochMs | null;
}
