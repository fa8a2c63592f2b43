import type { Awaitable } from '../../lib/awaitable.ts';
import type { AttemptOutcome, ClaimedDelivery, MarkVerdict } from '../ledger.ts';
import { type LaneResult, openLane, type SmtpLane, type SmtpTimeouts } from '../smtp/smtp-lane.ts';
import type { SmtpServer } from '../smtp/smtp-url.ts';
import { GIVE_UP_AFTER_MS } from './back-off.ts';
import type { CommitQueue } from './commit-queue.ts';
import { type JudgeBy, type Judgement, judgeAttempt, untried } from './judge-attempt.ts';
import { type Copy, type MakeOutcome, makeCopy } from './make-copy.ts';
import type { Alarm } from './send-alarm.ts';
import type { SendIssue, SendProgress } from './send-issue.ts';
import type { Supply } from './send-supply.ts';

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

/** The next recipient whose copy can be made; most often at once. */
function nextCopy(run: LaneRun): Awaitable<Copy | undefined> {
  const row = run.supply.next();
  if (row === undefined || row instanceof Promise || run.send.edge) return findCopy(run, row);
  const made = makeCopy(run.send, row, judgeBy(run));
  return made instanceof Promise || made.outcome === 'unmade' ? findCopy(run, row, made) : made.copy;
}

/** `making`: of the first row. */
async function findCopy(
  run: LaneRun,
  first: Awaitable<ClaimedDelivery | undefined>,
  making?: Awaitable<MakeOutcome>,
): Promise<Copy | undefined> {
  let begun = making;
  for (let row = await first; row; row = await run.supply.next()) {
    await run.send.edge?.('claimed');
    const made = await (begun ?? makeCopy(run.send, row, judgeBy(run)));
    begun = undefined;
    if (made.outcome === 'made') return made.copy;
    await record(run, row, made.record);
  }
  return undefined;
}

/** A copy made while the one before it is under way: the connection never waits for a signature. */
interface Upcoming {
  /** Undefined until it is made. */
  copy?: Copy | undefined;
  made: Awaitable<Copy | undefined>;
}

const NOBODY: Upcoming = { made: undefined };

function lookAhead(run: LaneRun): Upcoming {
  const copy = nextCopy(run);
  if (!(copy instanceof Promise)) return { copy, made: copy };
  const made = copy.then((one) => {
    upcoming.copy = one;
    return one;
  });
  made.catch(() => {}); // heard by whoever awaits it
  const upcoming: Upcoming = { made };
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
      if (run.send.edge) await run.send.edge('replied');
      const settled = settle(run, copy.row, result);
      written = settled.written;
      if (settled.turnedAway) await settled.turnedAway;
      if (settled.answered) completed++;
      if (run.alone) await written;
      const made = run.alone && goesOn ? nextCopy(run) : upcoming.made;
      const next = made instanceof Promise ? await made : made;
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
    await Promise.allSettled([upcoming.made]); // nothing of a lane goes on behind its end
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

interface Settled {
  answered: boolean;
  written: Promise<void>;
  /** Settled when the relay has been told that it wants no more of us. */
  turnedAway: Promise<boolean> | null;
}

/**
 * Judges at once and writes meanwhile: the outcome goes into the queue before the lane's next mark does, so no
 * second message of a connection is released before it is durable.
 */
function settle(run: LaneRun, row: ClaimedDelivery, result: LaneResult): Settled {
  const { send, alarm, supply, progress } = run;
  const judged = judgeAttempt(row, result, judgeBy(run));
  // A hard stop cuts connections that did nothing wrong: what was not released was not tried.
  const cut = run.hardStop.aborted && judged.record?.state === 'ready';
  const outcome = cut ? untried(row, send.clock.now()) : judged.record;
  const written = outcome ? record(run, row, outcome, judged) : notSent(run, row, result);
  written.catch(() => {}); // heard by whoever awaits it
  if (result.result === 'withheld' && result.verdict === 'suppressed') progress.suppressed++;
  let turnedAway: Settled['turnedAway'] = null;
  if (judged.halt !== null && judged.fault === 'message') alarm.dismiss(judged.halt);
  else if (judged.halt !== null) turnedAway = alarm.turnedAway(judged.halt, true);
  if (judged.stopped) supply.stop();
  return { answered: judged.answered, written, turnedAway };
}

const UNREFUSED = { fault: null, answered: true, refusal: null } as const;

/** A mark that came too late may still stand in the ledger; where the row is another's by now, nothing is written. */
async function notSent(
  { send, queue, alarm }: LaneRun,
  row: ClaimedDelivery,
  result: LaneResult,
): Promise<void> {
  const { id, domain } = row;
  const seen = {
    ...UNREFUSED,
    id,
    domain,
    state: 'withheld',
    detail: null,
    offered: true,
    cut: false,
  } as const;
  alarm.saw(seen); // of the relay nothing was learnt, so there is nothing to wait for
  if (result.result === 'withheld' && result.verdict === 'lost')
    await queue.record(untried(row, send.clock.now()));
  alarm.settled(seen);
}

async function mark({ send, queue, leaseMs }: LaneRun, { id, epoch }: ClaimedDelivery): Promise<MarkVerdict> {
  if (send.edge) await send.edge('before_mark');
  const asked = send.clock.now();
  const verdict = await queue.mark({ id, epoch, worker: send.worker, leaseMs });
  if (send.edge) await send.edge('marked');
  // Asleep past the lease, this process may have been overruled: another called it a doubt, and an operator resent it.
  return send.clock.now() - asked < leaseMs ? verdict : 'lost';
}

function judgeBy({ send, alarm }: LaneRun): JudgeBy {
  const { clock, giveUpAfterMs = GIVE_UP_AFTER_MS } = send;
  return { now: clock.now(), giveUpAfterMs, elsewhere: alarm.elsewhere() };
}

async function record(
  { send, queue, alarm, progress, hardStop }: LaneRun,
  { domain }: ClaimedDelivery,
  outcome: AttemptOutcome,
  judged?: Pick<Judgement, 'fault' | 'answered' | 'refusal'>,
): Promise<void> {
  const { fault, answered, refusal } = judged ?? UNREFUSED;
  const { issueId, log } = send;
  const { id, state, code, enhanced, detail } = outcome;
  const cut = hardStop.aborted && !answered;
  const offered = judged !== undefined;
  const told = alarm.saw({ id, domain, state, detail, fault, answered, offered, refusal, cut });
  told?.catch(() => {}); // heard below, behind the write
  const written = await queue.record(outcome);
  if (!written) log.warn({ issueId, delivery: id, state }, 'outcome came too late for its row');
  if (state === 'accepted') progress.accepted++;
  else if (state === 'rejected') progress.rejected++;
  else if (state === 'in_doubt') progress.inDoubt++;
  else if (outcome.counts) progress.deferred++;
  // The server's words are left out: they tend to repeat the address.
  if (state !== 'accepted') log.warn({ issueId, delivery: id, state, code, enhanced }, 'not accepted');
  if (told) await told;
  alarm.settled({ state, domain });
  send.onProgress?.(progress);
  if (send.edge) await send.edge('recorded');
}
