import type { DeliveryCounts } from '../delivery/ledger.ts';
import { type ApproveOutcome as Approved, approveIssue } from '../issues/approve-issue.ts';
import { editIssue, restoreVersion } from '../issues/edit-issue.ts';
import type { Issue } from '../issues/issue.ts';
import { addDays, isLocalDate, localDate } from '../issues/local-time.ts';
import { moveIssue } from '../issues/move-issue.ts';
import { appearsOn, slotOf } from '../issues/slot.ts';
import type { EpochMs } from '../lib/clock.ts';
import { countOf, inWords } from '../lib/in-words.ts';
import type { LintFinding } from '../render/lint/finding.ts';
import type { DeskIssues, IssueSummary } from '../web/desk/desk-deps.ts';
import { type Effects, editionOf } from './effects.ts';
import { makeDraft } from './make-draft.ts';
import { lintDraft, previewDraft } from './render-draft.ts';
import { restoreProblem } from './restore-problem.ts';
import { startSending } from './send-due-issue.ts';
import { testSend } from './test-send.ts';

const LISTED = 200;
const DAYS_AHEAD = 8;

/**
 * Everything that editors and operators do to issues. `wake` is told of an issue that has something to send;
 * it returns at once.
 */
export function createIssueService(effects: Effects, wake: (issueId: string) => void): DeskIssues {
  const { issues, ledger } = effects;
  return {
    async list(limit) {
      const listed = await issues.list(limit);
      const counts = await ledger.countsOf(listed.map(({ id }) => id));
      return listed.map((issue) => summarise(issue, counts.get(issue.id) ?? {}));
    },
    get: issues.get,
    edit: (id, expectedVersion, command, actor) => editIssue(effects, id, expectedVersion, command, actor),
    async compose(edition, date, actor) {
      if (date !== null && !isLocalDate(date))
        return { outcome: 'refused', reason: `“${date}” is not a date.` };
      const made = await makeDraft(effects, { edition, date: date ?? nextDate(effects, edition), actor });
      return made.outcome === 'composed'
        ? { outcome: 'composed', issueId: made.issue.id, fresh: made.fresh }
        : made;
    },
    versions: issues.versions,
    version: issues.contentOfVersion,
    restore: (id, version, expectedVersion, actor) =>
      restoreVersion(effects, id, version, expectedVersion, actor),
    approve: (id, expectedHash, actor) => approve(effects, id, expectedHash, actor),
    withdrawApproval: (id, actor) => moveIssue(effects, id, 'withdraw_approval', actor),
    cancel: (id, actor) => moveIssue(effects, id, 'cancel', actor),
    pause: (id, actor) => moveIssue(effects, id, 'pause', actor),
    async resume(id, actor) {
      const restored = await restoreProblem(effects);
      if (restored) return { outcome: 'refused', reason: restored.message };
      // Whoever resumes has put right what stopped it. First, as a worker may take the issue up at once.
      if ((await issues.get(id))?.state === 'paused') await effects.relays?.retry();
      const moved = await moveIssue(effects, id, 'resume', actor);
      if (moved.outcome === 'done') wake(id);
      return moved;
    },
    async sendNow(id, expectedHash, actor) {
      const issue = await issues.get(id);
      if (!issue) return { outcome: 'refused', reason: 'There is no such issue.' };
      if (issue.contentHash !== expectedHash) {
        return { outcome: 'refused', reason: 'The issue changed since you looked at it.' };
      }
      const started = await startSending(effects, issue);
      if (started.outcome === 'refused') return started;
      await issues.record(id, {
        at: effects.clock.now(),
        actor,
        action: 'send',
        detail: `version ${issue.version}`,
      });
      wake(id);
      return { outcome: 'started' };
    },
    sendingRefused: async () => (await restoreProblem(effects))?.message ?? null,
    async audience(id) {
      const { edition } = await existing(effects, id);
      const { recipients, exclusions } = await ledger.audience(edition);
      return { count: recipients, exclusions };
    },
    async preview(id) {
      const copy = await previewDraft(effects, await existing(effects, id), true);
      return { ...copy, bytes: Buffer.byteLength(copy.html) };
    },
    lint: async (id) => lintDraft(effects, await existing(effects, id)),
    testSend: async (id, addresses, actor) =>
      testSend(effects, await existing(effects, id), addresses, actor),
    async outcomes(id) {
      const counts = await ledger.counts(id);
      return {
        counts,
        nextDueAt: await nextDueOf(effects, id, counts),
        inDoubt: await ledger.list(id, 'in_doubt', LISTED),
        rejected: await ledger.list(id, 'rejected', LISTED),
        exclusions: await ledger.exclusions(id),
        returned: await effects.returns.reports.ofIssue(id),
        deletedAt: await effects.deliveryRetention.deletedAt(id),
      };
    },
    async resolve(id, deliveryId, action, actor) {
      const named = await ledger.find(deliveryId);
      const late =
        named?.issueId === id && action === 'resend' ? await tooLate(effects, id, named.date) : null;
      if (late !== null) return { outcome: 'refused', reason: late };
      if (named?.issueId !== id || (await ledger.resolve(deliveryId, action)) === 'not_in_doubt') {
        return { outcome: 'refused', reason: 'That delivery is not in doubt.' };
      }
      const detail = `delivery ${deliveryId} to subscriber ${named.subscriberId}: ${inWords(action)}`;
      await issues.record(id, { at: effects.clock.now(), actor, action: 'resolve', detail });
      if (action === 'resend') wake(id);
      return { outcome: 'done' };
    },
    relays: async () => (await effects.relays?.states()) ?? [],
    audit: issues.audit,
  } satisfies DeskIssues;
}

async function existing({ issues }: Effects, id: string): Promise<Issue> {
  const issue = await issues.get(id);
  if (!issue) throw new Error(`there is no issue ${id}`);
  return issue;
}

/** Why a delivery frozen then would not be tried any more; null where it would. */
async function tooLate(effects: Effects, id: string, frozenAt: EpochMs): Promise<string | null> {
  const { edition } = await existing(effects, id);
  const { giveUpHours } = editionOf(effects, edition);
  if (effects.clock.now() < frozenAt + giveUpHours * 3_600_000) return null;
  return `It is too late: after ${countOf(giveUpHours, 'hour')} nothing of this issue is sent. Take it as accepted, or write it off.`;
}

function summarise(issue: Issue, counts: Partial<DeliveryCounts>): IssueSummary {
  const { id, edition, date, state, sendAt, approvedBy, heldReason, finishedAt, content } = issue;
  const { subject } = content;
  return { id, edition, date, state, sendAt, approvedBy, heldReason, finishedAt, counts, subject };
}

async function approve(
  effects: Effects,
  id: string,
  expectedHash: string,
  actor: string,
): Promise<Approved | { outcome: 'lint_failed'; findings: LintFinding[] }> {
  const issue = await effects.issues.get(id);
  if (!issue) return { outcome: 'not_found' };
  if (issue.contentHash !== expectedHash) return { outcome: 'changed', current: issue };
  const errors = (await lintDraft(effects, issue)).filter(({ level }) => level === 'error');
  if (errors.length > 0) return { outcome: 'lint_failed', findings: errors };
  return approveIssue(effects, id, expectedHash, actor);
}

/** The date of the edition's next slot that is not over: today's until its lateness window ends. */
function nextDate(effects: Effects, editionId: string): string {
  const edition = editionOf(effects, editionId);
  const now = effects.clock.now();
  const today = localDate(now, edition.zone);
  const dates = Array.from({ length: DAYS_AHEAD }, (_, days) => addDays(today, days));
  const open = dates.find((date) => appearsOn(edition, date) && slotOf(edition, date).lapsesAt >= now);
  return open ?? today;
}

/** Null while some are in hand: what is due then is the end of their leases. */
async function nextDueOf({ ledger, clock }: Effects, id: string, counts: DeliveryCounts) {
  if ((counts.claimed ?? 0) + (counts.committing ?? 0) > 0) return null;
  const due = await ledger.nextDue(id);
  return due !== null && due > clock.now() ? due : null;
}
