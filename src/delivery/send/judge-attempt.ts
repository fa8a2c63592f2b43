import type { EpochMs } from '../../lib/clock.ts';
import type { AttemptOutcome, ClaimedDelivery } from '../ledger.ts';
import type { LaneResult } from '../smtp/smtp-lane.ts';
import { type Fault, weighReply } from '../smtp/smtp-reply.ts';
import { HOST_BACK_OFF_MS, nextAttempt } from './back-off.ts';

/** What an attempt means for its row, its connection and the whole send. */
export interface Judgement {
  /** Null where the ledger has moved the row already. */
  record: AttemptOutcome | null;
  /** False where the connection broke or the server turned us away: it tells nothing of the recipient. */
  answered: boolean;
  /** As the reply said; null where there was none, or nothing is wrong. */
  fault: Fault | null;
  /** The recipient was refused at RCPT: for good, or each time until the time was up. */
  refusal: 'final' | 'time_up' | null;
  /** Why no recipient will fare better with this server until somebody changes something. */
  halt: string | null;
  /** The issue was paused or cancelled. */
  stopped: boolean;
}

type Row = Pick<ClaimedDelivery, 'id' | 'epoch' | 'attempts' | 'date'>;

export interface JudgeBy {
  now: EpochMs;
  /** From the freeze on. */
  giveUpAfterMs: number;
  /** Another relay could try what this one could not. */
  elsewhere: boolean;
}

/** Pure: all that follows from one attempt, but for what it does to breakers and domains (`send-alarm.ts`). */
export function judgeAttempt(row: Row, result: LaneResult, by: JudgeBy): Judgement {
  switch (result.result) {
    case 'replied':
      return judgeReply(row, result, by);
    case 'withheld':
      return { ...CARRY_ON, record: null, stopped: result.verdict === 'stopped' };
    case 'impossible':
      return { ...CARRY_ON, record: { ...outcome(row), state: 'rejected', detail: result.detail } };
    case 'lost':
      return { ...CARRY_ON, answered: false, record: lost(row, result, by) };
  }
}

const CARRY_ON = { answered: true, fault: null, refusal: null, halt: null, stopped: false };
/** So often a row goes straight to another relay. */
const TRIES_ELSEWHERE = 2;

function judgeReply(row: Row, { verb, reply }: LaneResult & { result: 'replied' }, by: JudgeBy): Judgement {
  const said = { ...outcome(row), code: reply.code, enhanced: reply.enhanced, detail: reply.text };
  const { meaning, fault } = weighReply(verb, reply);
  const judged = { ...CARRY_ON, fault };
  const ofRecipient = verb === 'RCPT' && fault === 'recipient';
  switch (meaning) {
    case 'accepted':
      return { ...judged, record: { ...said, state: meaning } };
    case 'rejected':
      return { ...judged, refusal: ofRecipient ? 'final' : null, record: { ...said, state: meaning } };
    case 'deferred': {
      const record = again({ ...said, state: 'deferred' }, row, by);
      return { ...judged, refusal: ofRecipient && record.state === 'rejected' ? 'time_up' : null, record };
    }
    case 'back_off': {
      const later = by.now + HOST_BACK_OFF_MS;
      const record = again(
        { ...said, state: 'ready', counts: false },
        row,
        by,
        by.elsewhere ? by.now : later,
      );
      return { ...judged, answered: fault !== 'relay', record };
    }
    case 'halt': {
      const record: AttemptOutcome = { ...said, state: 'ready', counts: false, nextAt: by.now };
      return {
        ...judged,
        answered: fault === 'message',
        record,
        halt: `The mail server answered ${reply.code}: ${reply.text}`,
      };
    }
    case 'unclear':
      return { ...CARRY_ON, answered: false, record: { ...said, state: 'in_doubt' } };
    case 'next':
      throw new Error(`${reply.code} to ${verb} is no final reply`);
  }
}

/** RFC 1047: once the end of the message is out, only the server knows whether it took it. */
function lost(row: Row, { phase, detail }: LaneResult & { result: 'lost' }, by: JudgeBy): AttemptOutcome {
  const said = { ...outcome(row), detail };
  switch (phase) {
    case 'after':
      return { ...said, state: 'in_doubt' };
    case 'during':
      return again({ ...said, state: 'ready' }, row, by, elsewhereAt(row, by));
    case 'before': // the connection had ended between two messages
      return again({ ...said, state: 'ready', counts: false }, row, by, by.now);
  }
}

/** A message that breaks one server after another is not tried at full speed. */
function elsewhereAt({ attempts }: Row, { elsewhere, now }: JudgeBy): EpochMs | undefined {
  return elsewhere && attempts < TRIES_ELSEWHERE ? now : undefined;
}

function again(
  said: AttemptOutcome,
  row: Row,
  { now, giveUpAfterMs }: JudgeBy,
  at?: EpochMs,
): AttemptOutcome {
  const next = nextAttempt({ ...row, attempts: row.attempts + 1 }, now, giveUpAfterMs);
  if (next !== null) return { ...said, nextAt: at ?? next };
  return { ...said, state: 'rejected', counts: true, detail: `${EXHAUSTED}${said.detail}` };
}

function outcome({ id, epoch }: Row): AttemptOutcome {
  return {
    id,
    epoch,
    state: 'rejected',
    counts: true,
    nextAt: null,
    code: null,
    enhanced: null,
    detail: null,
  };
}

/** Back as it was: not tried. */
export function untried(row: Row, now: EpochMs): AttemptOutcome {
  return { ...outcome(row), state: 'ready', counts: false, nextAt: now };
}

/** Attempts after which a recipient whose copy cannot be made is put aside. */
const BREAKS = 3;

/** The copy could not be made: perhaps for a passing reason, so it is tried again, but not for ever. */
export function unmade(row: Row, detail: string, by: JudgeBy): AttemptOutcome {
  if (row.attempts + 1 >= BREAKS) return unmailable(row, `Composing failed ${BREAKS} times: ${detail}`);
  return again({ ...outcome(row), state: 'deferred', detail: `Composing failed: ${detail}` }, row, by);
}

/** The time was over before its turn came. */
export function stale(row: Row): AttemptOutcome {
  return { ...outcome(row), counts: false, detail: STALE };
}

export const STALE = 'Given up: it could not be handed over while it was news.';
const EXHAUSTED = 'Retries exhausted: ';

/** How the reasons begin for which a row is rejected by the clock alone. */
export const TIME_UP = [STALE, EXHAUSTED];

/** Nothing can be sent of it, now or later: `detail` says why. */
export function unmailable(row: Row, detail: string): AttemptOutcome {
  return { ...outcome(row), state: 'rejected', detail };
}
