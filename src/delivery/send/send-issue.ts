import type { Clock, EpochMs } from '../../lib/clock.ts';
import type { Log } from '../../lib/log.ts';
import type { DeliveryState } from '../delivery.ts';
import type { Signer } from '../dkim/signer.ts';
import type { ClaimedDelivery, Ledger } from '../ledger.ts';
import type { ComposeOutcome } from '../mime/composed-mail.ts';
import { obstaclesOf } from '../relays/obstacles.ts';
import type { RelayPool } from '../relays/relay-pool.ts';
import type { SmtpTimeouts } from '../smtp/smtp-lane.ts';
import { GIVE_UP_AFTER_MS } from './back-off.ts';
import { createCommitQueue } from './commit-queue.ts';
import { STALE, TIME_UP } from './judge-attempt.ts';
import type { RefusedRecipient } from './refused-recipients.ts';
import { assemble, type Crew, type Member, runMember } from './send-crew.ts';
import type { SendEdge } from './send-lane.ts';

export interface SendIssue {
  issueId: string;
  ledger: Ledger;
  /** Who carries it; shared by all sends of this process. */
  relays: RelayPool;
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
  /** Connections to one relay at most, 1 or more; a relay may take fewer. Without it, as many as the relay takes. */
  concurrency?: number;
  /** From the freeze on; then what is still open is rejected. 72 hours where nothing else is said. */
  giveUpAfterMs?: number;
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
  /** Why we paused it or left a server alone. */
  reason: string | null;
  /** Recipients refused in this run, so that it may be held against their addresses. */
  refused: RefusedRecipient[];
  /** How many more were refused for good: too many to be held against their addresses. */
  doubted: number;
}

const DRAIN_MS = 8_000;

/**
 * Sends what is due of a frozen issue and returns; nothing is ever sent twice by calling it again.
 * Throws where the ledger cannot be written (disk full): nothing is released after that.
 */
export async function sendIssue(send: SendIssue): Promise<SendReport> {
  const { issueId, ledger, worker, log } = send;
  await ledger.assertNotRestored();
  const recovered = await ledger.recover(issueId, worker);
  if (recovered.released + recovered.inDoubt + recovered.putAside > 0)
    log[recovered.putAside > 0 ? 'error' : 'warn']({ issueId, ...recovered }, 'recovered after a stop');

  await send.relays.load();
  await giveUpStale(send);

  const progress: SendProgress = { accepted: 0, deferred: 0, rejected: 0, inDoubt: 0, suppressed: 0 };
  const members = await carry(send, progress, false);
  const refused = refusedBy(members);
  const suspicious = await carrySuspects(send, progress, members);
  await giveUpStale(send);
  return report(send, progress, suspicious ?? members, join(refused, refusedBy(suspicious ?? [])));
}

/** One crew, until there is nothing more for it. A send that fails gives its rows back: no process died with them. */
async function carry(send: SendIssue, progress: SendProgress, alone: boolean): Promise<Member[]> {
  const queue = createCommitQueue(send.ledger, send.issueId, () => connectionsOf(crew));
  const crew = await assemble(send, queue, alone);
  const drain = beginDrain(send.signal, send.drainMs ?? DRAIN_MS, () => crew.room.close());
  const ended = await Promise.allSettled(
    crew.members.map((member) =>
      runMember(member, crew.room, { send, queue, progress, alone, hardStop: drain.hardStop }),
    ),
  );
  drain.end();
  crew.domains.endAll();
  const failure = ended.find((member) => member.status === 'rejected');
  if (!failure) return crew.members;
  await queue.settled(); // what servers have answered is not to end in doubt
  await send.ledger.recover(send.issueId, send.worker, true).catch(() => {});
  throw failure.reason;
}

/** Rows that may have killed earlier processes, when all others are through; null where it is not their turn. */
async function carrySuspects(
  send: SendIssue,
  progress: SendProgress,
  members: readonly Member[],
): Promise<Member[] | null> {
  if (send.signal.aborted || members.some(({ place }) => place.out !== null)) return null;
  if (!(await send.ledger.hasSuspects(send.issueId))) return null;
  return carry(send, progress, true);
}

type Refusals = Pick<SendReport, 'refused' | 'doubted'>;

function refusedBy(members: readonly Member[]): Refusals {
  const refused = members.flatMap(({ alarm }) => alarm.refused());
  const finals = members.reduce((sum, { alarm }) => sum + alarm.finals(), 0);
  return { refused, doubted: finals - refused.filter(({ final }) => final).length };
}

function join(some: Refusals, others: Refusals): Refusals {
  return {
    refused: [...some.refused, ...others.refused],
    doubted: some.doubted + others.doubted,
  };
}

/**
 * News that could not be handed over in time stays where it is: nobody is sent yesterday's paper. What a clock that was
 * ahead took for that goes out after all.
 */
async function giveUpStale({ issueId, ledger, clock, log, giveUpAfterMs = GIVE_UP_AFTER_MS }: SendIssue) {
  const back = await ledger.takeBack(issueId, TIME_UP);
  if (back > 0) log.warn({ issueId, back }, 'open again: it was given up by a clock that was ahead');
  await ledger.giveUp(issueId, clock.now() - giveUpAfterMs, STALE);
}

function connectionsOf({ members }: Crew): number {
  return members.reduce((sum, { place }) => sum + place.open, 0);
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
  { issueId, ledger, relays, clock, log, signal }: SendIssue,
  progress: SendProgress,
  members: readonly Member[],
  refusals: Refusals,
): Promise<SendReport> {
  const finished = await ledger.finish(issueId);
  const counts = await ledger.counts(issueId);
  const base = { counts, progress, ...refusals, nextAt: null, reason: null };
  log.info({ issueId, finished, ...progress }, 'send ended');
  if (finished === 'not_sending') return { ...base, status: 'paused' };
  if (finished !== 'open') return { ...base, status: finished };
  const { halted, spent, until, ...found } = obstaclesOf(
    members.map(({ place }) => place),
    relays.domains.resting(),
    clock.now(),
  );
  const reason = spent ? `${gone(counts)} ${found.reason}` : found.reason;
  if (halted && reason !== null) {
    // Another worker may have come to the same, or an editor has stopped it: then there is nobody to tell.
    const byUs = await ledger.pause(issueId, reason);
    if (byUs) log.error({ issueId }, 'issue paused'); // the reason is on the issue: it may quote an address
    return { ...base, status: 'paused', reason: byUs ? reason : null };
  }
  if (signal.aborted) return { ...base, status: 'stopped' };
  const due = await ledger.nextDue(issueId);
  const nextAt = until === null ? due : Math.max(due ?? 0, until);
  return { ...base, status: 'waiting', nextAt, reason };
}

/** "3,000 of 20,000 have gone out." */
function gone(counts: Record<DeliveryState, number>): string {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const said = (count: number) => count.toLocaleString('en-GB');
  return `${said(counts.accepted + counts.in_doubt)} of ${said(total)} have gone out.`;
}
