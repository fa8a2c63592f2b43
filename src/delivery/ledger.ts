import type { EpochMs } from '../lib/clock.ts';
import type { Delivery, DeliveryState, ExclusionReason } from './delivery.ts';
import type { SendPlan } from './send/send-plan.ts';

/**
 * The durable record of who gets one issue and what became of it. Whatever resolves has been
 * committed and synced: it survives a kill and a power cut.
 *
 * `ready → claimed → committing → accepted | deferred | rejected | in_doubt`; `suppressed` from ready or claimed.
 */
export interface Ledger {
  /** Who would get the edition's next issue, before anything is frozen. */
  audience(edition: string): Promise<Audience>;
  /**
   * Writes down the audience of an approved issue, a few thousand rows at a time, and then moves it to `sending`: all
   * or nothing. What a kill left half-written is thrown away by the next freeze.
   */
  freeze(request: FreezeRequest): Promise<FreezeOutcome>;
  /** Zones that any subscriber gave, each once. */
  readerZones(): Promise<string[]>;
  /** Moves due rows of whose reader the hour has not come to that hour; returns how many. */
  putOff(issueId: string, plan: SendPlan): Promise<number>;
  /** Takes due rows for one worker. Nobody else gets them until the lease runs out. Empty unless the issue is `sending`. */
  claim(request: ClaimRequest): Promise<ClaimedDelivery[]>;
  /** Writes marks and outcomes of many connections in one transaction; verdicts come in the order asked. */
  commit(batch: LedgerBatch): Promise<LedgerVerdicts>;
  /**
   * After a stop: rows this worker held, or whose lease ran out, go from claimed to ready and from
   * committing to in doubt. Unless the worker is `alive`, a claimed row is put aside after its fifth death.
   */
  recover(issueId: string, worker: string, alive?: boolean): Promise<Recovered>;
  /** Whether rows are due that are claimed only with `suspects`. */
  hasSuspects(issueId: string): Promise<boolean>;
  /** Kept count of, so that asking costs the same for ten rows and a million. */
  counts(issueId: string): Promise<DeliveryCounts>;
  /** The same for many issues at once; an issue that was never frozen is not among them. */
  countsOf(issueIds: readonly string[]): Promise<Map<string, DeliveryCounts>>;
  exclusions(issueId: string): Promise<ExclusionCounts>;
  /** By name: what is due in the order of its time, the rest by id, from the one after the delivery `after`. */
  list(issueId: string, state: DeliveryState, limit: number, after?: number): Promise<Delivery[]>;
  /** What is in doubt or open, by id, from the one after the delivery `after`. */
  listUnsettled(issueId: string, limit: number, after: number): Promise<Delivery[]>;
  find(deliveryId: number): Promise<Delivery | undefined>;
  /** An operator's decision about one row in doubt. */
  resolve(deliveryId: number, decision: Decision): Promise<'resolved' | 'not_in_doubt'>;
  /** Takes open rows of a frozen issue as accepted, as a restored database may not know; how many were still open. */
  acceptOpen(issueId: string, deliveryIds: readonly number[]): Promise<number>;
  /** How many readers a freeze that is under way has written down so far; null where none is. */
  freezing(issueId: string): Promise<number | null>;
  /** When an open row may next be tried or its lease runs out; null when none is open. */
  nextDue(issueId: string): Promise<EpochMs | null>;
  /** Rejects what is open and was frozen before `before`, saying why; how many. */
  giveUp(issueId: string, before: EpochMs, detail: string): Promise<number>;
  /** Opens what was given up, for a reason that begins like one of these, by a clock that was ahead; how many. */
  takeBack(issueId: string, reasons: readonly string[]): Promise<number>;
  /** Closes a `sending` issue that has no open row. Anything rejected, in doubt or written off shows in its state. */
  finish(issueId: string): Promise<FinishOutcome>;
  /** False when the issue was not `sending`. */
  pause(issueId: string, reason: string): Promise<boolean>;
  /** Throws OperatorError where the database is older than the send journal beside it. */
  assertNotRestored(): Promise<void>;
  /**
   * Where it is written that the issue was begun to be mailed from here; null where it is not. Of an issue that the
   * database has not frozen it says that the database was restored from before.
   */
  begunHere(issueId: string): Promise<string | null>;
}

export interface Recovered {
  released: number;
  inDoubt: number;
  /** Rejected, as process after process died with them. */
  putAside: number;
}

export type DeliveryCounts = Record<DeliveryState, number>;
export type ExclusionCounts = Record<ExclusionReason, number>;

export interface Audience {
  subscribers: number;
  exclusions: ExclusionCounts;
}

export interface FreezeRequest {
  issueId: string;
  /** What was approved; the freeze is refused where the issue has changed since. */
  contentHash: string;
  /** The RenderedIssue as JSON: what is mailed and archived. */
  rendered: string;
  /** Right-hand side of every Message-ID. */
  messageIdDomain: string;
  /** For when the issue was planned in the end; absent leaves what its draft was made for. */
  sendAt?: EpochMs;
}

export type FreezeOutcome =
  | { outcome: 'frozen'; audience: Audience }
  | {
      outcome: 'refused';
      /** `being_frozen`: another process is at it, or died at it some seconds ago. */
      reason: 'not_found' | 'not_approved' | 'changed_since_approval' | 'empty_audience' | 'being_frozen';
    };

export interface ClaimRequest {
  issueId: string;
  /** Survives a restart, so that a worker finds its own rows again; no two live processes share one. */
  worker: string;
  limit: number;
  /** Longer than the slowest exchange with the server. */
  leaseMs: number;
  /** Which relay the rows are for: it is kept with them. */
  relay?: string;
  /** Only rows of one domain; or all but those of some, and of those never tried only what comes after a place. */
  domains?: { only: string } | { except: readonly string[]; after: { nextAt: EpochMs; id: number } | null };
  /**
   * Only rows that were held when two or more processes died, which no other claim gets: one at a time, and none
   * while the worker holds another.
   */
  suspects?: boolean;
  /** Issues sent before, oldest first, for `got`; none where nobody asks. */
  earlier?: readonly string[];
}

/** A claimed row carries all that its copy is made of: composing asks the database nothing. */
export interface ClaimedDelivery {
  id: number;
  issueId: string;
  subscriberId: number;
  address: string;
  /** Of the canonical address. */
  domain: string;
  name: string;
  /** Since when it was due: with the id, its place in the order of claims. */
  nextAt: EpochMs;
  /** For the signed links; 0 where the subscriber has been erased since. */
  tokenEpoch: number;
  /** What the subscriber follows now, by kind and key. */
  follows: readonly { kind: 'author' | 'topic'; label: string }[];
  /**
   * For each of the request's `earlier` issues, whether this reader got it, may have or will: not who was refused,
   * left or was written off. Empty for who follows nothing.
   */
  got: readonly boolean[];
  epoch: number;
  attempts: number;
  messageId: string;
  date: EpochMs;
}

/** Asks for `claimed → committing`: to be granted before a message's last bytes are released. */
export interface Mark {
  id: number;
  epoch: number;
  worker: string;
  leaseMs: number;
}

/**
 * `granted`: release it. `suppressed`: unsubscribed or suppressed since. `stopped`: the issue was
 * paused or cancelled, the row is ready again. `lost`: the lease ran out and another has the row.
 */
export type MarkVerdict = 'granted' | 'suppressed' | 'stopped' | 'lost';

/** What became of one attempt. */
export interface AttemptOutcome {
  id: number;
  epoch: number;
  state: 'ready' | 'accepted' | 'deferred' | 'rejected' | 'in_doubt';
  /** False leaves the number of attempts alone: the recipient had no part in it. */
  counts: boolean;
  /** For ready and deferred: not before this time. */
  nextAt: EpochMs | null;
  code: number | null;
  enhanced: string | null;
  detail: string | null;
}

/** Of one issue. */
export interface LedgerBatch {
  issueId: string;
  marks: Mark[];
  outcomes: AttemptOutcome[];
}

export interface LedgerVerdicts {
  marks: MarkVerdict[];
  /** False where another worker has the row by now: nothing was written. */
  outcomes: boolean[];
}

/** `open`: rows are left. `not_sending`: paused, cancelled or never begun. */
export type FinishOutcome = 'open' | 'not_sending' | 'finished' | 'finished_with_failures';

/** `resend` repeats the same bytes with the same Message-ID, unless the subscriber has left or the issue is given up. */
export type Decision = 'resend' | 'accept' | 'write_off';
