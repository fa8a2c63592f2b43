import { html } from 'hono/html';
import type { EditionConfig } from '../../issues/edition.ts';
import type { Issue } from '../../issues/issue.ts';
import { isEditable, isOver } from '../../issues/transitions.ts';
import type { EpochMs } from '../../lib/clock.ts';
import type { Html } from '../layout.ts';
import { isHeld, newsroomTime } from './words.ts';

type Timed = Pick<Issue, 'state' | 'heldReason' | 'sendAt' | 'finishedAt'>;

/** When it goes out, went out or would have gone out, and which of these. */
export function whenDue(issue: Timed, now: EpochMs): { label: string; at: EpochMs } {
  const { state, sendAt, finishedAt } = issue;
  if (isOver(state))
    return finishedAt === null
      ? { label: 'Was planned for', at: sendAt }
      : { label: 'Finished', at: finishedAt };
  if (!isEditable(state)) return { label: 'Planned for', at: sendAt };
  if (sendAt < now) return { label: 'Was due', at: sendAt };
  return { label: isHeld(issue) ? 'Due' : 'Sends', at: sendAt };
}

/** An instant that breaks between its day and its time, if anywhere. */
export function narrowTime(at: EpochMs, edition: EditionConfig | undefined): Html {
  const written = newsroomTime(at, edition);
  const end = written.lastIndexOf(', ') + 1;
  return html`<span class="unbroken">${written.slice(0, end)}</span> <span class="unbroken">${written.slice(end).trim()}</span>`;
}
