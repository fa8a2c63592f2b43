import { messageOf } from '../lib/errors.ts';
import { GIVE_UP_AFTER_MS } from './back-off.ts';
import type { CommitQueue } from './commit-queue.ts';
import type { ComposedMail, ComposeOutcome } from './composed-mail.ts';
import { type JudgeBy, type Judgement, judgeAttempt, unmade, unmailable, untried } from './judge-attempt.ts';
import type { AttemptOutcome, ClaimedDelivery, MarkVerdict } from './ledger.ts';
import type { Alarm } from './send-alarm.ts';
import type { SendIssue, SendProgress } from './send-issue.ts';
import type { Supply } from './send-supply.ts';
import { openLane, type SmtpLane, type SmtpTimeouts } from './smtp-lane.ts';
import type { SmtpServer } from './smtp-url.ts';

/** Where a kill leaves a different ledger behind; in the order they are passed. */
export type SendEdge = 'claimed' | 'before_mark' | 'marked' | 'released' | 'replied' | 'recorded';

export interface LaneRun {
  send: SendIssue;
  server: SmtpServer;
  /** Messages, after which the connection is closed and another one opened. */
  perConnection: number;
  supply: Supply;
  queue: CommitQueue;
  alarm: Alarm;
  progress: SendProgress;
  timeouts: SmtpTimeouts;
  leaseMs: number;
  hardStop: AbortSignal;
}

/** One connection after another, one recipient after another, until nothing is due or the server wants no more. */
export async function runLane(run: LaneRun): Promise<void> {
  const { supply, alarm } = run;
  for (let row = await supply.next(); row; row = await supply.next()) {
    const opened = await openLane(run.server, run.timeouts, run.hardStop);
    if (opened.outcome !== 'open') {
      supply.putBack(row);
      supply.closed();
      const reason = `The mail server cannot be used: ${opened.detail}`;
      if (await alarm.turnedAway(reason, opened.outcome === 'halt')) continue;
      return;
    }
    supply.opened();
    const completed = await useLane(run, opened.lane, row).finally(() => {
      opened.lane.close();
      supply.closed();
    });
    // Closed by the server after some messages, it is only tired of the connection; before any, of us.
    if (completed > 0) continue;
    if (!(await alarm.turnedAway('The mail server broke off the connection.', false))) return;
  }
}

/** Returns how many recipients the server answered for. */
async function useLane(run: LaneRun, lane: SmtpLane, first: ClaimedDelivery): Promise<number> {
  let completed = 0;
  let row: ClaimedDelivery | undefined = first;
  while (row) {
    await run.send.edge?.('claimed');
    const mail = await composeFor(run, row);
    if (mail.outcome === 'broken') {
      await record(run, row, unmade(row, mail.detail, judgeBy(run)));
      completed++;
    } else if (mail.outcome !== 'composed') {
      await record(run, row, unmailable(row, mail.detail));
      completed++;
    } else if (await attempt(run, lane, row, mail)) {
      completed++;
    }
    row = lane.usable() && completed < run.perConnection ? await run.supply.next() : undefined;
  }
  return completed;
}

/** True when the server answered for this recipient. */
async function attempt(
  run: LaneRun,
  lane: SmtpLane,
  row: ClaimedDelivery,
  mail: ComposedMail,
): Promise<boolean> {
  const { send, alarm, supply, progress } = run;
  const result = await lane.deliver(mail, {
    mayRelease: () => mark(run, row),
    released: async () => send.edge?.('released'),
  });
  await send.edge?.('replied');
  const judged = judgeAttempt(row, result, judgeBy(run));
  // A hard stop cuts connections that did nothing wrong: what was not released was not tried.
  const cut = run.hardStop.aborted && judged.record?.state === 'ready';
  if (judged.record) await record(run, row, cut ? untried(row, send.clock.now()) : judged.record, judged);
  else await alarm.saw({ domain: row.domain, state: 'withheld', detail: null, fault: null, answered: true });
  if (result.result === 'withheld' && result.verdict === 'suppressed') progress.suppressed++;
  if (judged.halt !== null && judged.fault === 'message') alarm.dismiss(judged.halt);
  else if (judged.halt !== null) await alarm.turnedAway(judged.halt, true);
  if (judged.stopped) supply.stop();
  return judged.answered;
}

async function mark({ send, queue, leaseMs }: LaneRun, { id, epoch }: ClaimedDelivery): Promise<MarkVerdict> {
  await send.edge?.('before_mark');
  const verdict = await queue.mark({ id, epoch, worker: send.worker, leaseMs });
  await send.edge?.('marked');
  return verdict;
}

function judgeBy({ send, alarm }: LaneRun): JudgeBy {
  const { clock, giveUpAfterMs = GIVE_UP_AFTER_MS } = send;
  return { now: clock.now(), giveUpAfterMs, elsewhere: alarm.elsewhere() };
}

async function record(
  { send, queue, alarm, progress }: LaneRun,
  { domain }: ClaimedDelivery,
  outcome: AttemptOutcome,
  { fault, answered }: Pick<Judgement, 'fault' | 'answered'> = { fault: null, answered: true },
): Promise<void> {
  const { issueId, log } = send;
  const { id, state, code, enhanced, detail } = outcome;
  const written = await queue.record(outcome);
  if (!written) log.warn({ issueId, delivery: id, state }, 'outcome came too late for its row');
  if (state === 'accepted') progress.accepted++;
  else if (state === 'rejected') progress.rejected++;
  else if (state === 'in_doubt') progress.inDoubt++;
  else if (outcome.counts) progress.deferred++;
  // The server's words are left out: they tend to repeat the address.
  if (state !== 'accepted') log.warn({ issueId, delivery: id, state, code, enhanced }, 'not accepted');
  await alarm.saw({ domain, state, detail, fault, answered });
  send.onProgress?.(progress);
  await send.edge?.('recorded');
}

/** A recipient that breaks the composer holds nobody up. */
async function composeFor(
  { send }: LaneRun,
  row: ClaimedDelivery,
): Promise<ComposeOutcome | { outcome: 'broken'; detail: string }> {
  try {
    return await send.compose(row);
  } catch (error) {
    send.log.error({ issueId: row.issueId, subscriber: row.subscriberId, err: error }, 'composing failed');
    return { outcome: 'broken', detail: messageOf(error) };
  }
}
