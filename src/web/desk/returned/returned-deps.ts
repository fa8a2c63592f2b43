import type { ReportCount, StoredReport } from '../../../bounces/report-store.ts';
import type { EpochMs } from '../../../lib/clock.ts';
import type { LiftOutcome } from '../../../subscribers/lift-suppression.ts';
import type { Suppression } from '../../../subscribers/subscriber.ts';
import type { LiftedSuppression } from '../../../subscribers/subscriber-store.ts';

/** Mail that came back, and the addresses that get no more because of it. */
export interface DeskReturned {
  view(search: string): Promise<ReturnedMail>;
  /** `address` as the suppression has it; `note` is the editor's reason. */
  lift(address: string, note: string, actor: string): Promise<LiftOutcome>;
}

export interface ReturnedMail {
  /** `bounces@news.example`, with a code for each copy; null where none is set. */
  bounceAddress: string | null;
  /** The ways it comes in, in words. */
  ways: string[];
  /** Null where no mailbox is read. `checkedAt` is null before the first time. */
  mailbox: { name: string; checkedAt: EpochMs | null; problem: string | null } | null;
  /** Counts are of so many days. */
  days: number;
  counts: ReportCount[];
  /** Newest first, without those refused. */
  newest: StoredReport[];
  refused: StoredReport[];
  suppressions: { total: number; listed: Suppression[] };
  lifts: LiftedSuppression[];
}
