import { describeSend } from '../../delivery/send/describe-send.ts';
import { missingEdition } from '../../issues/off-schedule.ts';
import { parseIssueId, zoneOfIssue } from '../../issues/slot.ts';
import { stateInWords } from '../../issues/state-in-words.ts';
import { isEditable } from '../../issues/transitions.ts';
import { OperatorError } from '../../lib/errors.ts';
import type { Work } from '../../scheduler/due-work.ts';
import type { Said, WorkOptions } from '../do-work.ts';
import { holdIssue, tellEditors } from '../draft/hold-issue.ts';
import type { Effects } from '../effects.ts';
import { restoreProblem } from '../restore/restore-problem.ts';
import { approveByPolicy, deliver, startSending } from './send-due-issue.ts';

/** Approves by policy where that is allowed, freezes, and begins to send; what cannot go out is held, and the editors told. */
export async function doSend(
  effects: Effects,
  { issueId, approve }: Extract<Work, { kind: 'send' }>,
  options: WorkOptions,
): Promise<Said> {
  const issue = await effects.issues.get(issueId);
  if (!issue || !parseIssueId(issueId)) return { said: `${issueId}: there is no such issue`, failed: true };
  const holdFor = (reason: string) => holdUnlessGone(effects, issueId, reason, options.signal);
  if (await restoreProblem(effects)) return holdFor(RESTORED);
  const approved =
    approve === 'none'
      ? { outcome: 'approved' as const, issue }
      : await approveByPolicy(effects, issue, approve);
  if (approved.outcome !== 'approved') return holdFor(approved.reason);
  const started = await startSending(effects, approved.issue);
  if (started.outcome === 'refused' && started.passing) return { said: `${issueId}: ${started.reason}` };
  if (started.outcome === 'refused' && started.held) {
    await tellEditors(effects, issue, started.reason, options.signal);
    return { said: `${issueId}: held. ${started.reason}`, failed: true };
  }
  if (started.outcome !== 'started') return holdFor(started.reason);
  return doDeliver(effects, issueId, options);
}

const RESTORED =
  'The database was restored from a backup, and this issue may have gone out since: cancel it if it has; if not, approve it once sending is allowed again (“twofold status”).';

/** Somebody else may have been first; then there is nothing to hold. A reason that stands already is not told again. */
async function holdUnlessGone(effects: Effects, issueId: string, reason: string, stop: AbortSignal) {
  const now = await effects.issues.get(issueId);
  if (!now || !isEditable(now.state)) {
    return {
      said: `${issueId}: somebody else was first; it is ${now ? stateInWords(now.state) : 'gone'}`,
    };
  }
  if (now.heldReason !== reason) await holdIssue(effects, issueId, reason, stop);
  return { said: `${issueId}: held. ${reason}`, failed: true };
}

/** Goes on with a frozen issue, or leaves that to whoever takes sends off our hands. */
export async function doDeliver(
  effects: Effects,
  issueId: string,
  { signal, onSend, sendLater }: WorkOptions,
): Promise<Said> {
  if (sendLater) {
    sendLater(issueId);
    return { said: `${issueId}: sending` };
  }
  const { edition = '' } = parseIssueId(issueId) ?? {};
  if (!effects.newsroom.editions.some(({ id }) => id === edition))
    throw new OperatorError(missingEdition(edition));
  const report = await deliver(effects, issueId, {
    signal,
    onProgress: (done, total) => onSend?.(issueId, done, total),
  });
  if (report.status === 'paused' && report.reason !== null)
    await tellPaused(effects, issueId, report.reason, signal);
  return {
    report,
    said: describeSend(issueId, report, zoneOfIssue(effects.newsroom.editions, issueId)),
    failed: report.status === 'paused' && report.reason !== null,
  };
}

/** We stopped it ourselves: somebody has to look. */
async function tellPaused(effects: Effects, issueId: string, reason: string, stop: AbortSignal) {
  const issue = await effects.issues.get(issueId);
  if (issue) await tellEditors(effects, issue, reason, stop);
}
