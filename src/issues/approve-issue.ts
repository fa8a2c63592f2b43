import type { EpochMs } from '../lib/clock.ts';
import type { IssueEffects } from './edit-issue.ts';
import type { Issue } from './issue.ts';
import { stateInWords } from './state-in-words.ts';
import { statesBefore } from './transitions.ts';

export type ApproveOutcome =
  | { outcome: 'approved'; issue: Issue }
  /** The content is no longer the one that was shown. */
  | { outcome: 'changed'; current: Issue }
  | { outcome: 'refused'; reason: string }
  | { outcome: 'not_found' };

/**
 * Approves exactly the content whose hash the approver was shown; any later edit voids it.
 * Approving the same content twice is one approval.
 */
export async function approveIssue(
  { issues, clock }: IssueEffects,
  id: string,
  expectedHash: string,
  actor: string,
): Promise<ApproveOutcome> {
  const issue = await issues.get(id);
  if (!issue) return { outcome: 'not_found' };
  if (issue.contentHash !== expectedHash) return { outcome: 'changed', current: issue };
  if (issue.state === 'approved' && issue.approvedHash === expectedHash)
    return { outcome: 'approved', issue };
  const from = statesBefore('approved');
  if (!from.includes(issue.state)) {
    return {
      outcome: 'refused',
      reason: `An issue that is ${stateInWords(issue.state)} cannot be approved.`,
    };
  }
  const moved = await issues.move({
    id,
    from,
    to: 'approved',
    contentHash: expectedHash,
    approval: approval(issue, actor, clock.now()),
    heldReason: null,
    entry: { at: clock.now(), actor, action: 'approve', detail: `version ${issue.version}, ${expectedHash}` },
  });
  const current = await issues.get(id);
  if (!current) return { outcome: 'not_found' };
  // Two who approve the same content at once have both approved it.
  const approved = moved || (current.state === 'approved' && current.approvedHash === expectedHash);
  return approved ? { outcome: 'approved', issue: current } : { outcome: 'changed', current };
}

function approval(issue: Issue, by: string, at: EpochMs) {
  return { version: issue.version, hash: issue.contentHash, by, at };
}
