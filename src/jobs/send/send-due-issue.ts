import { countOpen } from '../../delivery/delivery.ts';
import { paceLedger } from '../../delivery/send/paced-ledger.ts';
import { type SendProgress, type SendReport, sendIssue } from '../../delivery/send/send-issue.ts';
import { approveIssue } from '../../issues/approve-issue.ts';
import { restoreVersion } from '../../issues/edit-issue.ts';
import { FORGOTTEN } from '../../issues/forgotten-send.ts';
import type { Issue } from '../../issues/issue.ts';
import { OperatorError } from '../../lib/errors.ts';
import { countOf } from '../../lib/in-words.ts';
import type { LintFinding } from '../../render/lint/finding.ts';
import type { RenderedIssue } from '../../render/rendered-issue.ts';
import { lintDraft, renderDraft } from '../draft/render-draft.ts';
import { type Effects, editionOf, MACHINE } from '../effects.ts';
import { forgottenSend, holdForgotten } from '../restore/forgotten-send.ts';
import { restoreProblem } from '../restore/restore-problem.ts';
import { countRefusedRecipients } from '../returned/count-refused-recipients.ts';
import { copyComposer, messageIdDomain } from './compose-copy.ts';
import { relaysOf } from './mail-letter.ts';
import { readMemory } from './reader-memory.ts';

export interface DeliverOptions {
  signal: AbortSignal;
  onProgress?(done: number, total: number): void;
}

interface Refused {
  outcome: 'refused';
  /** A sentence. */
  reason: string;
  /** How an operator puts it right. */
  hint?: string | undefined;
}
export type StartOutcome =
  | { outcome: 'started'; subscribers: number }
  /** `passing`: it is being begun elsewhere; there is nothing to put right. `held`: for this reason, already. */
  | (Refused & { passing?: true; held?: true });
export type PolicyOutcome = { outcome: 'approved'; issue: Issue } | Refused;

/** Approves by the edition's policy what nobody approved. The approval names the policy, not a person. */
export async function approveByPolicy(
  effects: Effects,
  issue: Issue,
  policy: 'current' | 'last_approved',
): Promise<PolicyOutcome> {
  if ((await forgottenSend(effects, issue)) === 'unsettled') return { outcome: 'refused', reason: FORGOTTEN };
  const current = policy === 'last_approved' ? await backToApproved(effects, issue) : issue;
  if (!current) return { outcome: 'refused', reason: 'The approved version could not be brought back.' };
  const errors = (await lintDraft(effects, current)).filter(({ level }) => level === 'error');
  if (errors.length > 0) return { outcome: 'refused', reason: describeErrors(errors) };
  const approved = await approveIssue(
    effects,
    current.id,
    current.contentHash,
    `the ${editionOf(effects, current.edition).approval} policy`,
  );
  return approved.outcome === 'approved'
    ? approved
    : { outcome: 'refused', reason: 'The issue changed while it was being approved.' };
}

function describeErrors(errors: LintFinding[]): string {
  const count = errors.length === 1 ? 'an error' : `${errors.length} errors`;
  return `The linter found ${count}: ${errors[0]?.message}`;
}

async function backToApproved(effects: Effects, issue: Issue): Promise<Issue | null> {
  if (issue.approvedVersion === null) return null;
  if (issue.approvedHash === issue.contentHash) return issue;
  const restored = await restoreVersion(effects, issue.id, issue.approvedVersion, issue.version, MACHINE);
  return restored.outcome === 'saved' ? restored.issue : null;
}

/**
 * Freezes an approved issue: content, audience, Message-IDs and dates, all or nothing. Not on a restored database: an
 * issue that is `sending` there would go out as soon as sending is allowed again. Nor what such a database forgot that
 * it was begun, until a person says that subscribers do not have it.
 */
export async function startSending(effects: Effects, issue: Issue): Promise<StartOutcome> {
  relaysOf(effects);
  const restored = await restoreProblem(effects);
  if (restored) return { outcome: 'refused', reason: restored.message, hint: restored.hint };
  const listed = await holdForgotten(effects, issue.id);
  if (listed !== null)
    return {
      outcome: 'refused',
      held: true,
      reason: FORGOTTEN,
      hint: `${listed} lists what was begun from here.`,
    };
  const rendered = await renderDraft(effects, issue);
  const frozen = await effects.ledger.freeze({
    issueId: issue.id,
    contentHash: issue.contentHash,
    rendered: JSON.stringify(rendered),
    messageIdDomain: messageIdDomain(effects.newsroom.newsroom),
    sendAt: issue.sendAt,
  });
  if (frozen.outcome === 'refused') {
    const refused = { outcome: 'refused' as const, reason: REFUSALS[frozen.reason] };
    return frozen.reason === 'being_frozen' ? { ...refused, passing: true } : refused;
  }
  const { subscribers } = frozen.audience;
  const entry = {
    at: effects.clock.now(),
    actor: MACHINE,
    action: 'freeze',
    detail: countOf(subscribers, 'subscriber'),
  };
  await effects.issues.record(issue.id, entry);
  return { outcome: 'started', subscribers };
}

const REFUSALS = {
  not_found: 'There is no such issue.',
  not_approved: 'The issue is not approved.',
  changed_since_approval: 'The issue changed since it was approved.',
  being_frozen: 'Its audience is being written down already; it goes out when that is done.',
  empty_audience: 'Nobody is subscribed to this edition, so there is nobody to send it to.',
};

export interface SendUnderWay {
  report: Promise<SendReport>;
  /** Whoever joins hears of its progress and may stop it. */
  join(options: DeliverOptions): void;
}

/** Sends what is due of a frozen issue. Calling it again never sends anything twice; at the same time it is one send. */
export function deliver(effects: Effects, issueId: string, options: DeliverOptions): Promise<SendReport> {
  const send = effects.sending.get(issueId) ?? beginSend(effects, issueId);
  send.join(options);
  return send.report;
}

function beginSend(effects: Effects, issueId: string): SendUnderWay {
  const [stop, over] = [new AbortController(), new AbortController()];
  const watching: DeliverOptions['onProgress'][] = [];
  const report = deliverAlone(effects, issueId, {
    signal: stop.signal,
    onProgress: (done, total) => {
      for (const watch of watching) watch?.(done, total);
    },
  }).finally(() => {
    effects.sending.delete(issueId);
    over.abort();
  });
  const send: SendUnderWay = {
    report,
    join({ signal, onProgress }) {
      watching.push(onProgress);
      if (signal.aborted) stop.abort();
      else signal.addEventListener('abort', () => stop.abort(), { once: true, signal: over.signal });
    },
  };
  effects.sending.set(issueId, send);
  return send;
}

async function deliverAlone(effects: Effects, issueId: string, options: DeliverOptions): Promise<SendReport> {
  const issue = await effects.issues.get(issueId);
  const frozen = await effects.issues.frozen(issueId);
  if (!issue || !frozen)
    throw new OperatorError(`${issueId} has not been frozen, so there is nothing to send.`);
  const edition = editionOf(effects, issue.edition);
  const rendered = JSON.parse(frozen) as RenderedIssue;
  const memory = await readMemory(effects, issue, rendered);
  const compose = copyComposer(effects, rendered, edition, memory);
  const total = countOpen(await effects.ledger.counts(issueId));
  await using worker = await effects.holdWorker();
  const report = await sendIssue({
    issueId,
    ledger: paceLedger(effects.ledger, edition, issue.date, effects.clock),
    relays: relaysOf(effects),
    signer: effects.signer,
    compose,
    earlier: memory.earlier,
    clock: effects.clock,
    log: effects.log,
    worker: worker.name,
    giveUpAfterMs: edition.giveUpHours * 3_600_000,
    timeouts: effects.smtpTimeouts,
    signal: worker.lost ? AbortSignal.any([options.signal, worker.lost]) : options.signal,
    onProgress: (progress) => options.onProgress?.(done(progress), total),
  });
  await countRefusedRecipients(effects, report);
  return report;
}

function done(progress: SendProgress): number {
  return progress.accepted + progress.deferred + progress.rejected + progress.inDoubt + progress.suppressed;
}
