import type { DeliveryCounts } from '../../delivery/ledger.ts';
import type { Issue } from '../../issues/issue.ts';
import type { IssueSummary, Outcomes } from '../../web/desk/desk-deps.ts';
import type { Effects } from '../effects.ts';

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
export async function listIssues({ issues, ledger }: Effects, limit: number): Promise<IssueSummary[]> {
  const listed = await issues.list(limit);
  const counts = await ledger.countsOf(listed.map(({ id }) => id));
  return listed.map((issue) => summarise(issue, counts.get(issue.id) ?? {}));
}

function summarise(issue: Issue, counts: Partial<DeliveryCounts>): IssueSummary {
  const { id, edition, date, state, sendAt, approvedBy, heldReason, finishedAt, content } = issue;
  const { subject } = content;
  return { id, edition, date, state, sendAt, approvedBy, heldReason, finishedAt, counts, subject };
}

/** Null while some are in hand: what is due then is the end of their leases. */
async function nextDueOf({ ledger, clock }: Effects, id: string, counts: DeliveryCounts) {
  if ((counts.claimed ?? 0) + (counts.committing ?? 0) > 0) return null;
  const due = await ledger.nextDue(id);
  return due !== null && due > clock.now() ? due : null;
}
