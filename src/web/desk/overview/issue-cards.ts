import type { EditionConfig } from '../../../issues/edition.ts';
import type { IssueState } from '../../../issues/issue.ts';
import { type LocalDate, localDate } from '../../../issues/local-time.ts';
import { isOver } from '../../../issues/transitions.ts';
import type { EpochMs } from '../../../lib/clock.ts';
import type { IssueSummary } from '../desk-deps.ts';
import { isHeld } from '../words.ts';

/** A card at the top of the list of issues; without an issue, for one that can be made. */
export interface IssueCard {
  edition: EditionConfig;
  date: LocalDate;
  issue: IssueSummary | null;
}

/** What waits for an editor comes first, then what goes by itself, what can be made, and what is over. */
const RANK: Record<IssueState, number> = {
  draft: 0,
  in_review: 0,
  paused: 0,
  sending: 1,
  approved: 2,
  finished_with_failures: 4,
  finished: 4,
  cancelled: 4,
};
const NO_ISSUE = 3;

/**
 * Of each edition every issue that is still to be dealt with: today's and later ones, and whatever is under way; where
 * there is none, today's as it ended, or a later one that was sent ahead of its day, or the offer to make today's.
 */
export function cardsOf({
  editions,
  issues,
  now,
}: {
  editions: EditionConfig[];
  issues: IssueSummary[];
  now: EpochMs;
}): IssueCard[] {
  return editions
    .flatMap((edition) => cardsOfEdition(edition, issues, now))
    .sort((a, b) => rank(a) - rank(b) || a.date.localeCompare(b.date));
}

function cardsOfEdition(edition: EditionConfig, issues: IssueSummary[], now: EpochMs): IssueCard[] {
  const today = localDate(now, edition.zone);
  const own = issues.filter((issue) => issue.edition === edition.id);
  const open = own.filter(({ state, date }) => isUnderWay(state) || (!isOver(state) && date >= today));
  if (open.length > 0) return open.map((issue) => ({ edition, date: issue.date, issue }));
  if (!own.some(({ date }) => date === today)) return [{ edition, date: today, issue: null }];
  const latest = own.filter(({ date }) => date >= today).reduce((a, b) => (b.date > a.date ? b : a));
  return [{ edition, date: latest.date, issue: latest }];
}

function isUnderWay(state: IssueState): boolean {
  return state === 'sending' || state === 'paused';
}

function rank({ issue }: IssueCard): number {
  if (!issue) return NO_ISSUE;
  return isHeld(issue) ? 0 : RANK[issue.state];
}
