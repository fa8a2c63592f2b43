import type { Issue } from '../../../issues/issue.ts';
import { isEditable } from '../../../issues/transitions.ts';
import type { Tone } from '../desk-page.ts';

export interface Said {
  tone: Tone;
  text: string;
}

/** A word on what was just asked for, as long as it is still so. */
export type SaidOf = (issue: Issue) => Said | undefined;

type Act = Said & { holds: (issue: Issue) => boolean };

const inState =
  (...states: Issue['state'][]) =>
  ({ state }: Issue) =>
    states.includes(state);
const editable = ({ state }: Issue) => isEditable(state);

const ACTS: Record<string, Act> = {
  composed: { tone: 'good', text: 'The draft was made from the newest articles.', holds: editable },
  refreshed: {
    tone: 'good',
    text: 'The draft was refreshed from the newest articles. Edits, pins and drops were kept.',
    holds: editable,
  },
  saved: { tone: 'good', text: 'Saved.', holds: editable },
  approved: {
    tone: 'good',
    text: 'Approved. Any change from here on voids the approval.',
    holds: inState('approved'),
  },
  withdraw: { tone: 'plain', text: 'The approval was withdrawn.', holds: inState('draft', 'in_review') },
  pause: {
    tone: 'warn',
    text: 'Paused. Nobody else is mailed until it is resumed.',
    holds: inState('paused'),
  },
  resume: { tone: 'good', text: 'Sending goes on.', holds: inState('sending') },
  sending: { tone: 'good', text: 'Sending has begun.', holds: inState('sending') },
};

/**
 * What the page says after a redirect. The address carries only the key, and the version a save made: whoever opens
 * it later, or reloads it, is told nothing that has been overtaken.
 */
export function saidAfter({ said = '', version }: Record<string, string>): SaidOf {
  const act = Object.hasOwn(ACTS, said) ? ACTS[said] : undefined;
  return (issue) => {
    if (!act?.holds(issue) || (version !== undefined && Number(version) !== issue.version)) return undefined;
    return { tone: act.tone, text: act.text };
  };
}
