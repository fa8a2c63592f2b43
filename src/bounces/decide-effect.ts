import type { EpochMs } from '../lib/clock.ts';
import type { SuppressionReason } from '../subscribers/subscriber.ts';
import { isAboutUs } from './read/bounce-reasons.ts';
import type { Report } from './read/report.ts';
import { replyInWords } from './reply-in-words.ts';
import type { PastDelivery, ReportKind } from './report-store.ts';

/** What is known of the address a report is about. */
export interface Standing {
  /** When the delivery's audience was frozen. */
  deliveredAt: EpochMs;
  /** When the address was last proven good; null where it never was. */
  freshSince: EpochMs | null;
  /** Deliveries to it, newest first, the one reported on among them. */
  past: PastDelivery[];
}

export interface BounceRules {
  /** Soft bounces in a row after which an address is suppressed; null is never. */
  softInARow: number | null;
}

export type Effect =
  | { outcome: 'suppressed'; reason: SuppressionReason; detail: string }
  | { outcome: 'counted' }
  | { outcome: 'no_effect'; why: string };

export function kindOf(report: Report): ReportKind {
  if (report.kind === 'bounce') return report.hard ? 'hard' : 'soft';
  return report.kind;
}

/** What a report about one of our deliveries comes to. Whether it is about one has been settled before. */
export function decideEffect(report: Report, standing: Standing, rules: BounceRules): Effect {
  if (report.kind === 'other') return { outcome: 'no_effect', why: report.why };
  // The reader's own word, however old the mail: it counts until they confirm afresh.
  if (report.kind === 'complaint') {
    return { outcome: 'suppressed', reason: 'complaint', detail: `feedback type ${report.feedbackType}` };
  }
  if (standing.freshSince !== null && standing.deliveredAt < standing.freshSince) {
    return { outcome: 'no_effect', why: 'confirmed_since' };
  }
  const said = replyInWords(report) || report.reason;
  if (report.hard) return { outcome: 'suppressed', reason: 'hard_bounce', detail: said };
  // That our signature is broken, or we are on a list, says nothing of any reader, however often it comes.
  if (isAboutUs(report.reason)) return { outcome: 'counted' };
  const inARow = softBouncesInARow(standing.past, standing.freshSince);
  if (rules.softInARow === null || inARow < rules.softInARow) return { outcome: 'counted' };
  return { outcome: 'suppressed', reason: 'soft_bounces', detail: `${inARow} in a row, the last: ${said}` };
}

const isTheirs = ({ softReason }: PastDelivery) => softReason !== null && !isAboutUs(softReason);

/**
 * Counts back from the newest delivery that bounced softly. An accepted one in between, about which nothing came
 * back, ends the row; those the server never took, or that came back because of us, say nothing either way. Newer
 * ones may still come back, so they are passed over.
 */
export function softBouncesInARow(past: PastDelivery[], since: EpochMs | null): number {
  const relevant = past.filter(({ date }) => since === null || date >= since);
  const newest = relevant.findIndex(isTheirs);
  if (newest === -1) return 0;
  const older = relevant.slice(newest);
  const arrived = older.findIndex(
    ({ state, softReason, hardBounced }) => state === 'accepted' && softReason === null && !hardBounced,
  );
  const row = arrived === -1 ? older : older.slice(0, arrived);
  return row.filter(isTheirs).length;
}
