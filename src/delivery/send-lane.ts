import { GIVE_UP_AFTER_MS } from './back-off.ts';
import type { CommitQueue } from './commit-queue.ts';
import { type JudgeBy, type Judgement, judgeAttempt, untried } from './judge-attempt.ts';
import type { AttemptOutcome, ClaimedDelivery, MarkVerdict } from './ledger.ts';
import { type Copy, makeCopy } from './make-copy.ts';
import type { Alarm } from './send-alarm.ts';
import type { SendIssue, SendProgress } from './send-issue.ts';
import type { Supply } from './send-supply.ts';
import { type LaneResult, openLane, type SmtpLane, type SmtpTimeouts } from './smtp-lane.ts';
import type { SmtpServer } from './smtp-url.ts';

/** Where a kill leaves a different ledger behind; in the order one message passes them. */
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
  /** Nothing is claimed or made while another recipient is under way. */
  alone: boolean;
}

/** One connection after another, one recipient after another, until nothing is due or the server wants no more. */
export async function runLane(run: LaneRun): Promise<void> {
  try {
    await useConnections(run);
  } finally {
    run.supply.closed(); // the relay outlives the send, however that ends
  }
}

async function useConnections(run: LaneRun): Promise<void> {
  const { supply, alarm, hardStop } = run;
  for (let copy = await nextCopy(run); copy; copy = await nextCopy(run)) {
    const opened = await openLane(run.server, run.timeouts, run.hardStop);
    if (opened.outcome !== 'open') {
      supply.putBack(copy.row);
      supply.closed();
      if (hardStop.aborted) return; // we broke it off, and learnt nothing of the server
      const reason = `The mail server cannot be used: ${opened.detail}`;
      if (await alarm.turnedAway(reason, opened.outcome === 'halt')) continue;
      return;
    }
    supply.opened();
    const completed = await useLane(run, opened.lane, copy).finally(() => {
      opened.lane.close();
      supply.closed();
    });
    // Closed by the server after some messages, it is only tired of the connection; before any, of us.
    if (completed > 0) continue;
    if (hardStop.aborted) return;
    if (!(await alarm.turnedAway('The mail server broke off the connection.', false))) return;
  }
}

/** The next recipient whose copy can be made. */
async function nextCopy(run: LaneRun): Promise<Copy | undefined> {
  for (let row = await run.supply.next(); row; row = await run.supply.next()) {
    await run.send.edge?.('claimed');
    const made = await makeCopy(run.send, row, judgeBy(run));
    if (made.outcome === 'made') return made.copy;
    await record(run, row, made.record);
  }
  return undefined;
}

/** A copy made while the one before it is under way: the connection never waits for a signature. */
interface Upcoming {
  /** Undefined until it is made. */
  copy?: Copy | undefined;
  made: Promise<Copy | undefined>;
}

const NOBODY: Upcoming = { made: Promise.resolve(undefined) };

function lookAhead(run: LaneRun): Upcoming {
  const upcoming: Upcoming = {
    made: nextCopy(run).then((copy) => {
      upcoming.copy = copy;
      return copy;
    }),
  };
  upcoming.made.catch(() => {}); // heard by whoever awaits it
  return upcoming;
}

/** Returns how many recipients the server answered for. */
async function useLane(run: LaneRun, lane: SmtpLane, first: Copy): Promise<number> {
  const { supply } = run;
  let completed = 0;
  let begun = 0;
  let written: Promise<void> = Promise.resolve();
  let upcoming = NOBODY;
  try {
    for (let copy: Copy | undefined = first; copy; ) {
      const goesOn = ++begun < run.perConnection;
      upcoming = goesOn && !run.alone ? lookAhead(run) : NOBODY;
      const result = await deliver(run, lane, copy, upcoming);
      await written;
      const settled = await settle(run, copy.row, result);
      if (settled.answered) completed++;
      written = settled.written;
      if (run.alone) await written;
      const next = await (run.alone && goesOn ? nextCopy(run) : upcoming.made);
      if (next && lane.usable() && !supply.stopped()) {
        copy = next;
      } else {
        if (next) supply.putBack(next.row);
        copy = undefined;
      }
    }
    await written;
    return completed;
  } catch (error) {
    supply.stop();
    await upcoming.made.catch(() => {}); // nothing of a lane goes on behind its end
    throw error;
  }
}

function deliver(run: LaneRun, lane: SmtpLane, { row, mail }: Copy, upcoming: Upcoming): Promise<LaneResult> {
  const { send, supply } = run;
  return lane.deliver(mail, {
    mayRelease: () => mark(run, row),
    released: () => send.edge?.('released'),
    next: () => (supply.stopped() ? undefined : upcoming.copy?.mail),
  });
}

/**
 * Judges at once and writes meanwhile: the outcome goes into the queue before the lane's next mark does, so no
 * second message of a connection is released before it is durable.
 */
async function settle(
  run: LaneRun,
  row: ClaimedDelivery,
  result: LaneResult,
): Promise<{ answered: boolean; written: Promise<void> }> {
  const { send, alarm, supply, progress } = run;
  await send.edge?.('replied');
  const judged = judgeAttempt(row, result, judgeBy(run));
  // A hard stop cuts connections that did nothing wrong: what was not released was not tried.
  const cut = run.hardStop.aborted && judged.record?.state === 'ready';
  const outcome = cut ? untried(row, send.clock.now()) : judged.record;
  const written = outcome ? record(run, row, outcome, judged) : notSent(run, row, result);
  written.catch(() => {}); // heard by whoever awaits it
  if (!outcome && result.result === 'withheld' && result.verdict === 'suppressed') progress.suppressed++;
  if (judged.halt !== null && judged.fault === 'message') alarm.dismiss(judged.halt);
  else if (judged.halt !== null) await alarm.turnedAway(judged.halt, true);
  if (judged.stopped) supply.stop();
  return { answered: judged.answered, written };
}

const UNREFUSED = { fault: null, answered: true, refusal: null } as const;

/** A mark that came too late may still stand in the ledger; where the row is another's by now, nothing is written. */
async function notSent(
  { send, queue, alarm }: LaneRun,
  row: ClaimedDelivery,
  result: LaneResult,
): Promise<void> {
  const { id, domain } = row;
  const seen = { ...UNREFUSED, id, domain, state: 'withheld', detail: null } as const;
  const told = alarm.saw(seen);
  if (result.result === 'withheld' && result.verdict === 'lost')
    await queue.record(untried(row, send.clock.now()));
  await told;
  alarm.settled(seen);
}

async function mark({ send, queue, leaseMs }: LaneRun, { id, epoch }: ClaimedDelivery): Promise<MarkVerdict> {
  await send.edge?.('before_mark');
  const asked = send.clock.now();
  const verdict = await queue.mark({ id, epoch, worker: send.worker, leaseMs });
  await send.edge?.('marked');
  // Asleep past the lease, this process may have been overruled: another called it a doubt, and an operator resent it.
  return send.clock.now() - asked < leaseMs ? verdict : 'lost';
}

function judgeBy({ send, alarm }: LaneRun): JudgeBy {
  const { clock, giveUpAfterMs = GIVE_UP_AFTER_MS } = send;
  return { now: clock.now(), giveUpAfterMs, elsewhere: alarm.elsewhere() };
}

async function record(
  { send, queue, alarm, progress }: LaneRun,
  { domain }: ClaimedDelivery,
  outcome: AttemptOutcome,
  { fault, answered, refusal }: Pick<Judgement, 'fault' | 'answered' | 'refusal'> = UNREFUSED,
): Promise<void> {
  const { issueId, log } = send;
  const { id, state, code, enhanced, detail } = outcome;
  const told = alarm.saw({ id, domain, state, detail, fault, answered, refusal });
  const written = await queue.record(outcome);
  if (!written) log.warn({ issueId, delivery: id, state }, 'outcome came too late for its row');
  if (state === 'accepted') progress.accepted++;
  else if (state === 'rejected') progress.rejected++;
  else if (state === 'in_doubt') progress.inDoubt++;
  else if (outcome.counts) progress.deferred++;
  // The server's words are left out: they tend to repeat the address.
  if (state !== 'accepted') log.warn({ issueId, delivery: id, state, code, enhanced }, 'not accepted');
  await told;
  alarm.settled({ state, domain });
  send.onProgress?.(progress);
  await send.edge?.('recorded');
}
