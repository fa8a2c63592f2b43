import { approveIssue } from '../issues/approve-issue.ts';
import { editIssue, restoreVersion } from '../issues/edit-issue.ts';
import { FORGOTTEN } from '../issues/forgotten-send.ts';
import { addDays, isLocalDate, localDate } from '../issues/local-time.ts';
import { moveIssue } from '../issues/move-issue.ts';
import { appearsOn, slotOf } from '../issues/slot.ts';
import { mayMove } from '../issues/transitions.ts';
import { heaviestBytes } from '../render/lint/heaviest-copy.ts';
import type { CheckedApproval, DeskIssues } from '../web/desk/desk-deps.ts';
import { makeDraft } from './draft/make-draft.ts';
import { lintDraft, previewDraft, renderDraft } from './draft/render-draft.ts';
import { type Effects, editionOf, existingIssue } from './effects.ts';
import { forgottenSend, holdForgotten } from './restore/forgotten-send.ts';
import { restoreProblem } from './restore/restore-problem.ts';
import { listIssues, outcomesOf } from './send/issue-outcomes.ts';
import { resolveDoubt, resumeSending, sendNow, type Wake } from './send/issue-sending.ts';
import { testSend } from './send/test-send.ts';

const DAYS_AHEAD = 8;

/** Everything that editors and operators do to issues. */
export function createIssueService(effects: Effects, wake: Wake): DeskIssues {
  const { issues, ledger } = effects;
  return {
    list: (limit) => listIssues(effects, limit),
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
    approve: (id, expectedHash, actor, options) => approve(effects, { id, expectedHash, actor, ...options }),
    withdrawApproval: (id, actor) => moveIssue(effects, id, 'withdraw_approval', actor),
    cancel: (id, actor) => moveIssue(effects, id, 'cancel', actor),
    pause: (id, actor) => moveIssue(effects, id, 'pause', actor),
    resume: (id, actor) => resumeSending(effects, wake, id, actor),
    sendNow: (id, expectedHash, actor) => sendNow(effects, wake, { id, expectedHash, actor }),
    sendingRefused: async () => (await restoreProblem(effects))?.message ?? null,
    async audience(id) {
      const { edition } = await existingIssue(effects, id);
      const { subscribers, exclusions } = await ledger.audience(edition);
      return { count: subscribers, exclusions };
    },
    async preview(id) {
      const issue = await existingIssue(effects, id);
      const copy = await previewDraft(effects, issue, true);
      return { ...copy, bytes: heaviestBytes(await renderDraft(effects, issue)) };
    },
    lint: async (id) => lintDraft(effects, await existingIssue(effects, id)),
    testSend: async (id, addresses, actor, stop) =>
      testSend(effects, await existingIssue(effects, id), { addresses, actor, stop }),
    outcomes: (id) => outcomesOf(effects, id),
    freezing: (id) => effects.ledger.freezing(id),
    resolve: (id, deliveryId, decision, actor) =>
      resolveDoubt(effects, wake, { id, deliveryId, decision, actor }),
    relays: async () => (await effects.relays?.states()) ?? [],
    forgottenSend: async (id) => forgottenSend(effects, await existingIssue(effects, id)),
    audit: issues.audit,
  } satisfies DeskIssues;
}

interface Approval {
  id: string;
  expectedHash: string;
  actor: string;
  notSent?: boolean;
}

async function approve(
  effects: Effects,
  { id, expectedHash, actor, notSent = false }: Approval,
): Promise<CheckedApproval> {
  const issue = await effects.issues.get(id);
  if (!issue) return { outcome: 'not_found' };
  if (issue.contentHash !== expectedHash) return { outcome: 'changed', current: issue };
  const over = issue.state !== 'approved' && !mayMove(issue.state, 'approved'); // its content matters no more
  const findings = over ? [] : await lintDraft(effects, issue);
  const errors = findings.filter(({ level }) => level === 'error');
  if (errors.length > 0) return { outcome: 'lint_failed', findings: errors };
  if ((await forgottenSend(effects, issue)) === 'unsettled') {
    await holdForgotten(effects, id);
    if (!notSent) return { outcome: 'perhaps_sent', reason: FORGOTTEN };
  }
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
