import type { EditionConfig } from './edition.ts';
import type { IssueHead } from './issue.ts';
import { slotOf } from './slot.ts';
import { isEditable } from './transitions.ts';

type Scheduled = Pick<IssueHead, 'edition' | 'date' | 'state' | 'sendAt'>;

/** Until it is frozen an issue goes out by its edition's times as they are now, whatever they were when its draft was made. */
export function asScheduled<I extends Scheduled>(issue: I, editions: readonly EditionConfig[]): I {
  const edition = editions.find(({ id }) => id === issue.edition);
  if (!edition || !isEditable(issue.state)) return issue;
  return { ...issue, sendAt: slotOf(edition, issue.date).sendAt };
}
