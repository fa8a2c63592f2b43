import type { DeliveryCounts } from '../../delivery/ledger.ts';
import { heldReasonOf } from '../../issues/forgotten-send.ts';
import type { IssueHead } from '../../issues/issue.ts';
import type { IssueSummary, Outcomes } from '../../web/desk/desk-deps.ts';
import type { Effects } from '../effects.ts';
import { forgottenSend } from '../restore/forgotten-send.ts';

const LISTED = 200;

/** What became of one issue's deliveries; of those in doubt and rejected the first 200 by name. */
export async function outcomesOf(effects: Effects, id: string): Promise<Outcomes> {
  const { ledger, returns, deliveryRetention } = effects;
  const counts = await ledger.counts(id);
  return {
    counts,
    nextDueAt: await nextDueOf(effects, id, counts),
    inDoubt: await ledger.list(id, 'in_doubt', LISTED),
    rejected: await ledger.list(id, 'rejected', LISTED),
    exclusions: await ledger.exclusions(id),
    returned: await returns.reports.ofIssue(id),
    deletedAt: await deliveryRetention.deletedAt(id),
  };
}

/** Newest first. */
export async function listIssues(effects: Effects, limit: number): Promise<IssueSummary[]> {
  const { issues, ledger } = effects;
  const listed = await issues.list(limit);
  const ids = listed.map(({ id }) => id);
  const [counts, subjects] = [await ledger.countsOf(ids), await issues.subjects(ids)];
  return Promise.all(
    listed.map(async (issue) => ({
      ...summarise(issue, counts.get(issue.id) ?? {}),
      subject: subjects.get(issue.id) ?? '',
      heldReason: heldReasonOf(issue, await forgottenSend(effects, issue)),
    })),
  );
}

function summarise(issue: IssueHead, counts: Partial<DeliveryCounts>) {
  const { id, edition, date, state, sendAt, approvedBy, finishedAt } = issue;
  return { id, edition, date, state, sendAt, approvedBy, finishedAt, counts };
}

/** Null while some are in hand: what is due then is the end of their leases. */
async function nextDueOf({ ledger, clock }: Effects, id: string, counts: DeliveryCounts) {
  if ((counts.claimed ?? 0) + (counts.committing ?? 0) > 0) return null;
  const due = await ledger.nextDue(id);
  return due !== null && due > clock.now() ? due : null;
}
