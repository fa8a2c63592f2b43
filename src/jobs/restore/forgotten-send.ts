import type { AuditEntry } from '../../issues/issue-store.ts';
import { isEditable } from '../../issues/transitions.ts';
import { type Effects, MACHINE } from '../effects.ts';

/** Said of an issue that was begun before the database was restored, and that the database knows as not frozen. */
export const FORGOTTEN =
  'This issue was begun to be sent before the database was restored from a backup or begun anew, so subscribers may have it already: cancel it if they have; if not, approve it.';

/**
 * Keeps an issue that is not frozen, but was begun to be sent from here, until a person approves it: what the database
 * knows of an approval is older than that send. Null where nothing speaks against sending it; else the path of the list
 * that it is on. Once in a database: whoever approves after that has been told.
 */
export async function holdForgotten(
  { ledger, issues, clock }: Pick<Effects, 'ledger' | 'issues' | 'clock'>,
  id: string,
): Promise<string | null> {
  const path = await ledger.begunHere(id);
  if (path === null || (await wasTold(issues, id))) return null;
  // Read after the list: an issue is frozen before it is begun, so one that may still be edited was forgotten.
  const issue = await issues.get(id);
  if (!issue || !isEditable(issue.state)) return null;
  const entry = { at: clock.now(), actor: MACHINE, action: 'hold', detail: FORGOTTEN };
  if (issue.state !== 'approved') await issues.setHeldReason(id, FORGOTTEN, entry);
  else
    await issues.move({
      id,
      from: ['approved'],
      to: 'in_review',
      approval: null,
      heldReason: FORGOTTEN,
      entry,
    });
  return path;
}

/** Whether no policy may approve it: it was begun to be sent from here, and nobody approved it since that was told. */
export async function awaitsPerson(
  { ledger, issues }: Pick<Effects, 'ledger' | 'issues'>,
  id: string,
): Promise<boolean> {
  if ((await ledger.begunHere(id)) === null) return false;
  const newestFirst = await issues.audit(id, ['hold', 'approve']);
  const told = newestFirst.findIndex(tellsForgotten);
  return told < 0 || newestFirst.slice(0, told).every(({ action }) => action !== 'approve');
}

async function wasTold(issues: Effects['issues'], id: string): Promise<boolean> {
  return (await issues.audit(id, ['hold'])).some(tellsForgotten);
}

function tellsForgotten({ action, detail }: AuditEntry): boolean {
  return action === 'hold' && detail === FORGOTTEN;
}
