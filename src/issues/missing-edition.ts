import type { IssueState } from './issue.ts';
import { isOver } from './transitions.ts';

/** Why an issue does not go on: somebody took its edition out of the source list, or gave it another id. Null where all is well, or over. */
export function missingEdition(
  { edition, state }: { edition: string; state: IssueState },
  editions: readonly { id: string }[],
): string | null {
  if (isOver(state) || editions.some(({ id }) => id === edition)) return null;
  return `The source list has no edition “${edition}”: put it back for the issue to go on, or cancel the issue.`;
}
