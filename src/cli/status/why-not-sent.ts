import type { EditionConfig } from '../../issues/edition.ts';
import type { IssueHead } from '../../issues/issue.ts';
import { missingEdition, offSchedule } from '../../issues/off-schedule.ts';

/** Why an issue does not go out by itself, with the command to type where one helps; null where it does, or is over. */
export function whyNotSent(
  issue: Pick<IssueHead, 'id' | 'edition' | 'state' | 'date'>,
  editions: readonly EditionConfig[],
): string | null {
  const missing = missingEdition(issue, editions);
  return missing === null
    ? offSchedule(issue, editions)
    : `${missing} “twofold cancel ${issue.id}” cancels it.`;
}
