import type { Decision } from '../../delivery/ledger.ts';
import { type MoveOutcome, moveIssue } from '../../issues/move-issue.ts';
import type { EpochMs } from '../../lib/clock.ts';
import { countOf, inWords } from '../../lib/in-words.ts';
import { type Effects, editionOf, existingIssue } from '../effects.ts';
import { restoreProblem } from '../restore/restore-problem.ts';
import { startSending } from './send-due-issue.ts';

/** Is told of an issue that has something to send; returns at once. */
export type Wake = (issueId: string) => void;

/** Goes on with a paused issue; refused on a restored database, and where nothing is paused. */
export async function resumeSending(
  effects: Effects,
  wake: Wake,
  id: string,
  actor: string,
): Promise<MoveOutcome> {
  const restored = await restoreProblem(effects);
  if (restored) return { outcome: 'refused', reason: restored.message };
  // Whoever resumes has put right what stopped it. First, as a worker may take the issue up at once.
  if ((await effects.issues.get(id))?.state === 'paused') await effects.relays?.retry();
  const moved = await moveIssue(effects, id, 'resume', actor);
  if (moved.outcome === 'done') wake(id);
  return moved;
}

/** Freezes the audience and begins; returns before the first mail is out. */
export async function sendNow(
  effects: Effects,
  wake: Wake,
  { id, expectedHash, actor }: { id: string; expectedHash: string; actor: string },
): Promise<{ outcome: 'started' } | { outcome: 'refused'; reason: string }> {
  const { issues, clock } = effects;
  const issue = await issues.get(id);
  if (!issue) return { outcome: 'refused', reason: 'There is no such issue.' };
  if (issue.contentHash !== expectedHash) {
    return { outcome: 'refused', reason: 'The issue changed since you looked at it.' };
  }
  const started = await startSending(effects, issue);
  if (started.outcome === 'refused') return started;
  await issues.record(id, {
    at: clock.now(),
    actor,
    action: 'send',
    detail: `version ${issue.version}`,
  });
  wake(id);
  return { outcome: 'started' };
}

/** What an operator or editor says of one delivery in doubt; refused where it is not in doubt, or would come too late. */
export async function resolveDoubt(
  effects: Effects,
  wake: Wake,
  { id, deliveryId, decision, actor }: { id: string; deliveryId: number; decision: Decision; actor: string },
): Promise<MoveOutcome> {
  const { issues, ledger, clock } = effects;
  const named = await ledger.find(deliveryId);
  const late = named?.issueId === id && decision === 'resend' ? await tooLate(effects, id, named.date) : null;
  if (late !== null) return { outcome: 'refused', reason: late };
  if (named?.issueId !== id || (await ledger.resolve(deliveryId, decision)) === 'not_in_doubt') {
    return { outcome: 'refused', reason: 'That delivery is not in doubt.' };
  }
  const detail = `delivery ${deliveryId} to subscriber ${named.subscriberId}: ${inWords(decision)}`;
  await issues.record(id, { at: clock.now(), actor, action: 'resolve', detail });
  if (decision === 'resend') wake(id);
  return { outcome: 'done' };
}

/** Why a delivery frozen then would not be tried any more; null where it would. */
async function tooLate(effects: Effects, id: string, frozenAt: EpochMs): Promise<string | null> {
  const { edition } = await existingIssue(effects, id);
  const { giveUpHours } = editionOf(effects, edition);
  if (effects.clock.now() < frozenAt + giveUpHours * 3_600_000) return null;
  return `It is too late: after ${countOf(giveUpHours, 'hour')} nothing of this issue is sent. Take it as accepted, or write it off.`;
}
