import type { EditionConfig } from './edition.ts';
import type { IssueHead } from './issue.ts';
import { appearsOn } from './slot.ts';
import { isEditable, isOver } from './transitions.ts';

/** Why an issue that is not over does not go on: somebody took its edition out of the source list, or gave it another id. */
export function missingEdition(edition: string): string {
  return `The source list has no edition “${edition}”: put it back for the issue to go on, or cancel the issue.`;
}

/** Why an issue is not sent by itself, whatever its edition's approval; null where it is, or is over. */
export function offSchedule(
  issue: Pick<IssueHead, 'edition' | 'date' | 'state'>,
  editions: readonly EditionConfig[],
): string | null {
  const edition = editions.find(({ id }) => id === issue.edition);
  if (!edition) return isOver(issue.state) ? null : missingEdition(issue.edition);
  if (!isEditable(issue.state) || appearsOn(edition, issue.date)) return null;
  return 'Its edition does not appear on that day of the week: it goes out only when somebody sends it.';
}
