import type { EditionConfig } from '../issues/edition.ts';
import type { IssueHead } from '../issues/issue.ts';
import type { EpochMs } from '../lib/clock.ts';
import type { IssueStanding, Standing } from './due-work.ts';

/** What the scheduler asks of the rest, handed in by `app/app.ts`. */
export interface SchedulerReads {
  editions: EditionConfig[];
  /** Newest send time first. */
  recentIssues(limit: number): Promise<IssueHead[]>;
  /** When an open delivery may next be tried; null when none is open. */
  nextDue(issueId: string): Promise<EpochMs | null>;
  nextFeedCheckAt(): Promise<EpochMs | null>;
  oldestFeedCheckAt(): Promise<EpochMs | null>;
  /** When the last tidying ended; null before the first. */
  tidiedAt(): Promise<EpochMs | null>;
  /** When the bounce mailbox is to be looked at; null where there is none. */
  nextCollectAt(): Promise<EpochMs | null>;
  /** When this newsroom first ran. */
  since(): Promise<EpochMs>;
}

const ISSUES_LOOKED_AT = 60;

/** Reads what `dueWork` decides on. */
export async function readStanding(reads: SchedulerReads, now: EpochMs): Promise<Standing> {
  const issues = await reads.recentIssues(ISSUES_LOOKED_AT);
  const standings = await Promise.all(issues.map((issue) => standingOf(reads, issue)));
  return {
    now,
    since: await reads.since(),
    editions: reads.editions,
    issues: new Map(standings.map((issue) => [issue.id, issue])),
    nextFeedCheckAt: await reads.nextFeedCheckAt(),
    oldestFeedCheckAt: await reads.oldestFeedCheckAt(),
    tidiedAt: await reads.tidiedAt(),
    nextCollectAt: await reads.nextCollectAt(),
  };
}

async function standingOf(reads: SchedulerReads, issue: IssueHead): Promise<IssueStanding> {
  const { id, state, approvedVersion, heldReason } = issue;
  const deliverableAt = state === 'sending' ? await reads.nextDue(id) : null;
  return { id, state, approvedVersion, heldReason, deliverableAt };
}
