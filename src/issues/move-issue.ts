import type { IssueEffects } from './edit-issue.ts';
import type { IssueState } from './issue.ts';
import type { StateChange } from './issue-store.ts';
import { stateInWords } from './state-in-words.ts';
import { statesBefore } from './transitions.ts';

export type MoveOutcome =
  | { outcome: 'done' }
  | { outcome: 'refused'; reason: string }
  | { outcome: 'not_found' };

export type IssueMove = 'withdraw_approval' | 'pause' | 'resume' | 'cancel';

interface Verb {
  to: IssueState;
  /** Where the verb means less than every legal move. */
  from?: IssueState[];
  change?(actor: string): Pick<StateChange, 'approval' | 'heldReason'>;
}

/** What each verb of the desk does to the state. */
const VERBS: Record<IssueMove, Verb> = {
  // Held as well: under a policy of its own the edition would be sent all the same.
  withdraw_approval: {
    to: 'in_review',
    from: ['approved'],
    change: (actor) => ({ approval: null, heldReason: `${actor} withdrew the approval.` }),
  },
  pause: { to: 'paused' },
  resume: { to: 'sending', from: ['paused'], change: () => ({ heldReason: null }) },
  cancel: { to: 'cancelled' },
};

/** A pause or a cancel that is stored before a message's commit mark stops that message. */
export async function moveIssue(
  { issues, clock }: IssueEffects,
  id: string,
  verb: IssueMove,
  actor: string,
): Promise<MoveOutcome> {
  const issue = await issues.get(id);
  if (!issue) return { outcome: 'not_found' };
  const { to, from = statesBefore(to), change } = VERBS[verb];
  const entry = { at: clock.now(), actor, action: verb, detail: '' };
  if (await issues.move({ id, from, to, entry, ...change?.(actor) })) return { outcome: 'done' };
  const state = (await issues.get(id))?.state ?? issue.state;
  return {
    outcome: 'refused',
    reason: `The issue is ${stateInWords(state)}; this is possible only while it is ${listWords(from)}.`,
  };
}

function listWords(states: IssueState[]): string {
  return states.map(stateInWords).join(' or ');
}
