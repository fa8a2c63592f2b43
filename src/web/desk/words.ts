import type { DeliveryState, ExclusionReason } from '../../delivery/delivery.ts';
import type { EditionConfig } from '../../issues/edition.ts';
import type { Issue, IssueState } from '../../issues/issue.ts';
import { describeInstant } from '../../issues/local-time.ts';
import { isEditable } from '../../issues/transitions.ts';
import type { EpochMs } from '../../lib/clock.ts';
import { inWords } from '../../lib/in-words.ts';
import { writeDate } from '../../render/write-date.ts';
import type { Tone } from './desk-page.ts';

/** How each state reads on the screen, and which colour it has. */
const ISSUE_STATES: Record<IssueState, { label: string; tone: Tone }> = {
  draft: { label: 'Draft', tone: 'plain' },
  in_review: { label: 'In review', tone: 'warn' },
  approved: { label: 'Approved', tone: 'good' },
  sending: { label: 'Sending', tone: 'warn' },
  paused: { label: 'Paused', tone: 'warn' },
  finished: { label: 'Finished', tone: 'good' },
  finished_with_failures: { label: 'Finished with failures', tone: 'bad' },
  cancelled: { label: 'Cancelled', tone: 'plain' },
};

/** One word for how an issue stands: held, where something keeps it from going out by itself, else its state. */
export function issueStateShown(issue: Pick<Issue, 'state' | 'heldReason'>): { label: string; tone: Tone } {
  return isHeld(issue) ? { label: 'Held', tone: 'warn' } : ISSUE_STATES[issue.state];
}

export function isHeld({ state, heldReason }: Pick<Issue, 'state' | 'heldReason'>): boolean {
  return heldReason !== null && isEditable(state);
}

export const DELIVERY_STATES: Record<DeliveryState, string> = {
  ready: 'Waiting',
  claimed: 'Waiting',
  committing: 'Being handed over',
  accepted: 'Accepted',
  deferred: 'Deferred',
  rejected: 'Rejected',
  in_doubt: 'In doubt',
  suppressed: 'Suppressed',
  written_off: 'Written off',
};

export const EXCLUSIONS: Record<ExclusionReason, string> = {
  suppressed: 'never to be mailed (bounce, complaint or by hand)',
  unsubscribed: 'unsubscribed',
  not_confirmed: 'not confirmed yet',
  invalid_address: 'an address that cannot be mailed',
};

const ACTIONS: Record<string, string> = {
  compose: 'Draft made',
  refresh: 'Refreshed from the feeds',
  set_text: 'Opening edited',
  set_agenda: 'Agenda edited',
  set_story: 'Story edited',
  move: 'Story moved',
  pin: 'Story pinned or unpinned',
  drop: 'Story dropped',
  restore: 'Story brought back',
  restore_version: 'Earlier version restored',
  approve: 'Approved',
  withdraw_approval: 'Approval withdrawn',
  hold: 'Held',
  freeze: 'Frozen for sending',
  send: 'Sent now',
  pause: 'Paused',
  resume: 'Resumed',
  cancel: 'Cancelled',
  resolve: 'Doubt settled',
  test_send: 'Test sent',
};

/** What the audit or a version records, as an editor would say it. */
export function actionInWords(action: string): string {
  return ACTIONS[action] ?? inWords(action);
}

/** `morning` on 2026-11-23 → `/desk/issues/morning/2026-11-23`. */
export function issuePath(id: string): string {
  return `/desk/issues/${id}`;
}

/** "Monday 23 November 2026" of a local date. */
export function longDate(date: string): string {
  return writeDate(date, 'en');
}

/** In the edition's zone, zone named. */
export function newsroomTime(at: EpochMs, edition: EditionConfig | undefined): string {
  return describeInstant(at, edition?.zone ?? 'UTC');
}
