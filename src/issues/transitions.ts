import type { IssueState } from './issue.ts';

/** Every legal move of an issue. */
const MOVES: Record<IssueState, readonly IssueState[]> = {
  draft: ['in_review', 'approved', 'cancelled'],
  in_review: ['approved', 'cancelled'],
  approved: ['in_review', 'sending', 'cancelled'],
  sending: ['paused', 'finished', 'finished_with_failures', 'cancelled'],
  paused: ['sending', 'cancelled'],
  finished: [],
  finished_with_failures: ['sending'],
  cancelled: [],
};

export function mayMove(from: IssueState, to: IssueState): boolean {
  return MOVES[from].includes(to);
}

/** The states that may move to `to`. */
export function statesBefore(to: IssueState): IssueState[] {
  return (Object.keys(MOVES) as IssueState[]).filter((from) => mayMove(from, to));
}

/** Nothing of it is sent any more, unless a doubt is resolved. */
export function isOver(state: IssueState): boolean {
  return state === 'finished' || state === 'finished_with_failures' || state === 'cancelled';
}

/** Before it is frozen an issue's content may change. */
export function isEditable(state: IssueState): boolean {
  return state === 'draft' || state === 'in_review' || state === 'approved';
}
