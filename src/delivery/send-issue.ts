import type { Clock, EpochMs } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import { HOST_BACK_OFF_MS } from './back-off.ts';
import { createCommitQueue } from './commit-queue.ts';
import type { ComposeOutcome } from './composed-mail.ts';
import type { DeliveryState } from './delivery.ts';
import type { Signer } from './dkim/signer.ts';
import type { ClaimedDelivery, Ledger } from './ledger.ts';
import { createAlarm } from './send-alarm.ts';
import { runLane, type SendEdge } from './send-lane.ts';
import { createSupply } from './send-supply.ts';
import { SMTP_TIMEOUTS, type SmtpTimeouts } from './smtp-lane.ts';
import type { SmtpServer } from './smtp-url.ts';

export interface SendIssue {
  issueId: string;
  ledger: Ledger;
  server: SmtpServer;
  /** One recipient's mail: the same row gives the same bytes. Tried three times, each time later, when it throws. */
  compose(row: ClaimedDelivery): ComposeOutcome | Promise<ComposeOutcome>;
  /** Signs each copy; null or left out where the mail server does it. A copy that cannot be signed is not sent. */
  signer?: Signer | null;
  /** Issues sent before of which `compose` asks whether the reader got them, oldest first. */
  earlier?: readonly string[];
  clock: Clock;
  log: Log;
  /** Stable across restarts, never shared by two live processes. */
  worker: string;
  /** Connections, 1 or more. */
  concurrency: number;
  /** Aborted on SIGTERM: what is under way is finished, within `drainMs`. */
  signal: AbortSignal;
  drainMs?: number;
  timeouts?: SmtpTimeouts;
  onProgress?(progress: SendProgress): void;
  /** Called at every edge of the ledger, before the send goes on. */
  edge?(name: SendEdge): void | Promise<void>;
}

/** Of this run only. */
export interface SendProgress {
  accepted: number;
  deferred: number;
  rejected: number;
  inDoubt: number;
  suppressed: number;
}

export interface SendReport {
  /** `waiting`: call again at `nextAt`. `paused`: paused or cancelled, by us (`reason`) or an editor. `stopped`: by the signal. */
  status: 'finished' | 'finished_with_failures' | 'waiting' | 'paused' | 'stopped';
  counts: Record<DeliveryState, number>;
  progress: SendProgress;
  nextAt: EpochMs | null;
  /** Why we paused it or left the server alone. */
  reason: string | null;
}

const DRAIN_MS = 8_000;
/** Rows a claim, for each connection: the more, the less each costs; all are given back or recovered at a stop. */
const CLAIMED_AHEAD = 10;

/**
 * Sends what is due of a frozen issue and returns; nothing is ever sent twice by calling it again.
 * Throws where the ledger cannot be written (disk full): nothing is released after that.
 */
export async function sendIssue(send: SendIssue): Promise<SendReport> {
  const { issueId, ledger, worker, clock, log } = send;
  await ledger.assertNotRestored();
  const recovered = await ledger.recover(issueId, worker);
  if (recovered.released + recovered.inDoubt > 0)
    log.warn({ issueId, ...recovered }, 'recovered after a stop');

  const timeouts = send.timeouts ?? SMTP_TIMEOUTS;
  const leaseMs = timeouts.replyMs + timeouts.finalReplyMs;
  const queue = createCommitQueue(ledger, issueId);
  const supply = createSupply(
    ledger,
    queue,
    { issueId, worker, limit: CLAIMED_AHEAD * send.concurrency, leaseMs, earlier: send.earlier ?? [] },
    clock,
  );
  const progress: SendProgress = { accepted: 0, deferred: 0, rejected: 0, inDoubt: 0, suppressed: 0 };
  const alarm = createAlarm(supply, (await ledger.counts(issueId)).in_doubt);
  const drain = beginDrain(send.signal, send.drainMs ?? DRAIN_MS, () => supply.stop());

  const lanes = Array.from({ length: send.concurrency }, () =>
    runLane({ send, supply, queue, alarm, progress, timeouts, leaseMs, hardStop: drain.hardStop }).catch(
      (error) => {
        supply.stop();
        throw error;
      },
    ),
  );
  const ended = await Promise.allSettled(lanes);
  drain.end();
  const failure = ended.find((lane) => lane.status === 'rejected');
  if (failure) throw failure.reason;
  await supply.giveBack();
  return report(send, progress, alarm.halted(), alarm.backedOff());
}

/** First no more rows, then, when time is up, no more connections. */
function beginDrain(signal: AbortSignal, drainMs: number, stop: () => void) {
  const hard = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const begin = () => {
    stop();
    timer = setTimeout(() => hard.abort(), drainMs);
  };
  if (signal.aborted) begin();
  else signal.addEventListener('abort', begin, { once: true });
  return {
    hardStop: hard.signal,
    end() {
      clearTimeout(timer);
      signal.removeEventListener('abort', begin);
    },
  };
}

async function report(
  { issueId, ledger, clock, log, signal }: SendIssue,
  progress: SendProgress,
  halted: string | null,
  backedOff: string | null,
): Promise<SendReport> {
  const finished = await ledger.finish(issueId);
  const counts = await ledger.counts(issueId);
  const base = { counts, progress, nextAt: null, reason: null };
  log.info({ issueId, finished, ...progress }, 'send ended');
  if (finished === 'not_sending') return { ...base, status: 'paused' };
  if (finished !== 'open') return { ...base, status: finished };
  if (halted !== null) {
    await ledger.pause(issueId, halted);
    log.error({ issueId }, 'issue paused'); // the reason is on the issue: it may quote an address
    return { ...base, status: 'paused', reason: halted };
  }
  if (signal.aborted) return { ...base, status: 'stopped' };
  const due = await ledger.nextDue(issueId);
  const nextAt = backedOff === null ? due : Math.max(due ?? 0, clock.now() + HOST_BACK_OFF_MS);
  return { ...base, status: 'waiting', nextAt, reason: backedOff };
}
