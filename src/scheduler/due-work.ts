import type { EditionConfig } from '../issues/edition.ts';
import type { IssueState } from '../issues/issue.ts';
import { addDays, describeInstant, localDate } from '../issues/local-time.ts';
import { appearsOn, type Slot, slotOf } from '../issues/slot.ts';
import { type EpochMs, isAhead } from '../lib/clock.ts';
import { countOf } from '../lib/in-words.ts';

/** What the decision needs of an issue. */
export interface IssueStanding {
  id: string;
  state: IssueState;
  approvedVersion: number | null;
  heldReason: string | null;
  /** Earliest time at which an unfinished delivery may go on; null when none waits. */
  deliverableAt: EpochMs | null;
}

export interface Standing {
  now: EpochMs;
  /** Slots before this moment are nobody's fault: the newsroom did not run yet. */
  since: EpochMs;
  editions: EditionConfig[];
  issues: Map<string, IssueStanding>;
  /** Earliest next check time over the feeds; null when there are none. */
  nextFeedCheckAt: EpochMs | null;
  /** When the well feed that was asked longest ago was asked; null when none is well. */
  oldestFeedCheckAt: EpochMs | null;
  /** When the last tidying ended; null before the first. */
  tidiedAt: EpochMs | null;
  /** When the bounce mailbox is to be looked at; null where there is none. */
  nextCollectAt: EpochMs | null;
}

export type Work =
  /**
   * `olderThanMs`: feeds that are well and were asked so long ago are asked, too, due or not.
   * `until`: then an issue is to be sent, and what has not been asked waits for the next poll.
   */
  | { kind: 'poll'; olderThanMs?: number; until?: EpochMs }
  | { kind: 'compose'; edition: string; date: string; hold: string | null }
  /** Approve by policy where nobody did, then freeze and send. */
  | { kind: 'send'; issueId: string; approve: 'none' | 'current' | 'last_approved' }
  | { kind: 'hold'; issueId: string; reason: string }
  /** Go on with an issue that is already frozen. */
  | { kind: 'deliver'; issueId: string }
  /** Read what came back from the bounce mailbox. */
  | { kind: 'collect' }
  /** Delete what is older than it is to be kept. */
  | { kind: 'tidy' };

/**
 * Decides everything that is due, in the order it is to be done. Pure: the same standing gives the same work,
 * so that a tick that is lost, doubled or late does no harm.
 */
export function dueWork(standing: Standing): Work[] {
  const slots = standing.editions.flatMap((edition) =>
    candidateDates(edition, standing.now)
      .filter((date) => appearsOn(edition, date))
      .map((date) => ({ edition, slot: slotOf(edition, date) })),
  );
  slots.sort((a, b) => a.slot.sendAt - b.slot.sendAt);
  const slotWork = slots.flatMap(({ edition, slot }) => workOfSlot(edition, slot, standing));
  const [drafts, issues] = [slotWork.filter(isDraft), slotWork.filter((work) => !isDraft(work))];
  // A poll may take minutes, a draft too: neither is anything that a reader's issue should wait for.
  return [
    ...issues,
    ...unfinished(standing),
    ...polls(standing, drafts, nextSendAt(slots, standing)),
    ...drafts,
    ...collecting(standing),
    ...tidying(standing),
  ];
}

function isDraft({ kind }: Work): boolean {
  return kind === 'compose';
}

/** A draft is made of news no older than this, though a quiet feed is asked once an hour. */
const FRESH_MS = 5 * 60_000;

/** No tick begins while another runs: a poll ends so long before the tick that sends. */
const CLEAR_MS = 5_000;

function polls(
  { now, nextFeedCheckAt, oldestFeedCheckAt }: Standing,
  drafts: Work[],
  sendAt: EpochMs | null,
): Work[] {
  const until = sendAt === null ? null : sendAt - CLEAR_MS;
  if (until !== null && until <= now) return [];
  const bounded = until === null ? {} : { until };
  const drafting = drafts.some((work) => work.kind === 'compose' && work.hold === null);
  if (drafting && oldestFeedCheckAt !== null && oldestFeedCheckAt + FRESH_MS <= now)
    return [{ kind: 'poll', olderThanMs: FRESH_MS, ...bounded }];
  return nextFeedCheckAt !== null && nextFeedCheckAt <= now ? [{ kind: 'poll', ...bounded }] : [];
}

/** When the next issue that may still go out is to be sent; null where none waits. */
function nextSendAt(
  slots: readonly { slot: Slot }[],
  { now, issues }: Pick<Standing, 'now' | 'issues'>,
): EpochMs | null {
  const waiting = slots.filter(({ slot }) => {
    const issue = issues.get(slot.issueId);
    return slot.sendAt > now && issue !== undefined && isWaiting(issue.state);
  });
  return waiting.length === 0 ? null : Math.min(...waiting.map(({ slot }) => slot.sendAt));
}

function collecting({ now, nextCollectAt }: Standing): Work[] {
  return nextCollectAt !== null && nextCollectAt <= now ? [{ kind: 'collect' }] : [];
}

/** Once a day, after everything that somebody waits for. */
function tidying({ now, since, tidiedAt }: Standing): Work[] {
  const due = isAhead(tidiedAt, now) || Math.max(since, tidiedAt ?? 0) + DAY_MS <= now;
  return due ? [{ kind: 'tidy' }] : [];
}

const DAY_MS = 24 * 60 * 60_000;

/** A slot of yesterday can still be inside its lateness window, or have been missed while nothing ran. */
function candidateDates(edition: EditionConfig, now: EpochMs): string[] {
  const today = localDate(now, edition.zone);
  return [addDays(today, -1), today];
}

function workOfSlot(edition: EditionConfig, slot: Slot, standing: Standing): Work[] {
  const { now } = standing;
  if (slot.draftAt > now || slot.lapsesAt < standing.since) return [];
  const issue = standing.issues.get(slot.issueId);
  if (!issue) {
    const hold = now > slot.lapsesAt ? missed(edition, slot) : null;
    return [{ kind: 'compose', edition: edition.id, date: slot.date, hold }];
  }
  if (!isWaiting(issue.state) || slot.approveBy > now) return [];
  if (slot.sendAt > now) return askForApproval(edition, issue);
  if (now > slot.lapsesAt) return hold(issue, missed(edition, slot));
  return sendOrHold(edition, issue);
}

/** Editors hear at `approveBy`, while there is still time, that an issue will not go out as it stands. */
function askForApproval(edition: EditionConfig, issue: IssueStanding): Work[] {
  const goesOut = issue.state === 'approved' || edition.approval === 'auto' || canFallBack(edition, issue);
  return goesOut ? [] : hold(issue, UNAPPROVED);
}

const UNAPPROVED = 'Waiting for approval: this edition is never sent without it.';

function canFallBack({ approval }: EditionConfig, { approvedVersion }: IssueStanding): boolean {
  return approval === 'last-approved' && approvedVersion !== null;
}

function sendOrHold(edition: EditionConfig, issue: IssueStanding): Work[] {
  if (issue.state === 'approved') return [{ kind: 'send', issueId: issue.id, approve: 'none' }];
  if (issue.heldReason !== null) return [];
  if (edition.approval === 'auto') return [{ kind: 'send', issueId: issue.id, approve: 'current' }];
  if (canFallBack(edition, issue)) return [{ kind: 'send', issueId: issue.id, approve: 'last_approved' }];
  return hold(issue, UNAPPROVED);
}

/** Said once: a reason that is already there stands. */
function hold(issue: IssueStanding, reason: string): Work[] {
  return issue.heldReason === null ? [{ kind: 'hold', issueId: issue.id, reason }] : [];
}

function missed(edition: EditionConfig, slot: Slot): string {
  const at = describeInstant(slot.sendAt, edition.zone, 'en');
  return `Missed its slot of ${at} by more than ${countOf(edition.latenessMinutes, 'minute')}; send it by hand or cancel it.`;
}

function isWaiting(state: IssueState): boolean {
  return state === 'draft' || state === 'in_review' || state === 'approved';
}

function unfinished({ issues, now }: Standing): Work[] {
  return [...issues.values()]
    .filter(
      ({ state, deliverableAt }) => state === 'sending' && (deliverableAt === null || deliverableAt <= now),
    )
    .map(({ id }) => ({ kind: 'deliver', issueId: id }));
}
