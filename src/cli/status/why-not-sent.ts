import type { EditionConfig } from '../../issues/edition.ts';
import type { IssueHead } from '../../issues/issue.ts';
import { offSchedule } from '../../issues/off-schedule.ts';

/** Why an issue does not go out by itself, with the command to type where one helps; null where it does, or is over. */
export function whyNotSent(
  issue: Pick<IssueHead, 'id' | 'edition' | 'state' | 'date'>,
  editions: readonly EditionConfig[],
): string | null {
  const why = offSchedule(issue, editions);
  const isListed = editions.some(({ id }) => id === issue.edition);
  return why === null || isListed ? why : `${why} “twofold cancel ${issue.id}” cancels it.`;
}
