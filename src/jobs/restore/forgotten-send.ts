import {
  FORGOTTEN,
  type ForgottenSend,
  forgottenSendOf,
  tellsForgotten,
} from '../../issues/forgotten-send.ts';
import type { Issue } from '../../issues/issue.ts';
import { isEditable } from '../../issues/transitions.ts';
import { type Effects, MACHINE } from '../effects.ts';

/**
 * Keeps an issue that is not frozen, but was begun to be sent from here, until a person says that subscribers do not
 * have it: what the database knows of an approval is older than that send. Null where nothing speaks against sending
 * it; else the path of the list that it is on. Once in a database: whoever approves after that has been told.
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

/** How an issue stands that was begun to be sent from here before the database was restored; null of any other. */
export async function forgottenSend(
  { ledger, issues }: Pick<Effects, 'ledger' | 'issues'>,
  { id, state }: Pick<Issue, 'id' | 'state'>,
): Promise<ForgottenSend | null> {
  if (!isEditable(state) || (await ledger.begunHere(id)) === null) return null;
  return forgottenSendOf(await issues.audit(id, ['hold', 'approve']));
}

async function wasTold(issues: Effects['issues'], id: string): Promise<boolean> {
  return (await issues.audit(id, ['hold'])).some(tellsForgotten);
}
