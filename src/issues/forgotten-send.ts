import type { Issue } from './issue.ts';
import type { AuditEntry } from './issue-store.ts';

/** Said of an issue that was begun before the database was restored, and that the database knows as not frozen. */
export const FORGOTTEN =
  'This issue was begun to be sent before the database was restored from a backup or begun anew, so subscribers may have it already: cancel it if they have; if not, approve it.';

/** Whether a person has said, since it was noticed, that subscribers do not have such an issue yet. */
export type ForgottenSend = 'unsettled' | 'not_sent';

/** That somebody was told, or could have read it. */
export function tellsForgotten({ action, detail }: AuditEntry): boolean {
  return action === 'hold' && detail === FORGOTTEN;
}

/** By the issue's audit, newest first. */
export function forgottenSendOf(audit: readonly AuditEntry[]): ForgottenSend {
  const told = audit.findIndex(tellsForgotten);
  return audit.slice(0, Math.max(told, 0)).some(({ action }) => action === 'approve')
    ? 'not_sent'
    : 'unsettled';
}

/** Why an issue is held, as it is told: a forgotten send holds it also before anybody has written that down. */
export function heldReasonOf(
  { heldReason }: Pick<Issue, 'heldReason'>,
  send: ForgottenSend | null,
): string | null {
  return send === 'unsettled' ? FORGOTTEN : heldReason;
}
