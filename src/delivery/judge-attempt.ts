import type { EpochMs } from '../lib/clock.ts';
import { HOST_BACK_OFF_MS, nextAttempt } from './back-off.ts';
import type { AttemptOutcome, ClaimedDelivery } from './ledger.ts';
import type { LaneResult } from './smtp-lane.ts';
import { readReply } from './smtp-reply.ts';

/** What an attempt means for its row, its connection and the whole send. */
export interface Judgement {
  /** Null where the ledger has moved the row already. */
  record: AttemptOutcome | null;
  /** False where the connection broke or the server turned us away: it tells nothing of the recipient. */
  answered: boolean;
  /** Why no recipient will fare better until somebody changes something. */
  halt: string | null;
  /** The issue was paused or cancelled. */
  stopped: boolean;
}

type Row = Pick<ClaimedDelivery, 'id' | 'epoch' | 'attempts' | 'date'>;

export function judgeAttempt(row: Row, result: LaneResult, now: EpochMs): Judgement {
  switch (result.result) {
    case 'replied':
      return judgeReply(row, result, now);
    case 'withheld':
      return { ...CARRY_ON, record: null, stopped: result.verdict === 'stopped' };
    case 'impossible':
      return { ...CARRY_ON, record: { ...outcome(row), state: 'rejected', detail: result.detail } };
    case 'lost':
      return { ...CARRY_ON, answered: false, record: lost(row, result, now) };
  }
}

const CARRY_ON = { answered: true, halt: null, stopped: false };

function judgeReply(row: Row, { verb, reply }: LaneResult & { result: 'replied' }, now: EpochMs): Judgement {
  const said = { ...outcome(row), code: reply.code, enhanced: reply.enhanced, detail: reply.text };
  const meaning = readReply(verb, reply);
  switch (meaning) {
    case 'accepted':
    case 'rejected':
      return { ...CARRY_ON, record: { ...said, state: meaning } };
    case 'deferred':
      return { ...CARRY_ON, record: again({ ...said, state: 'deferred' }, row, now) };
    case 'back_off': {
      const record = again({ ...said, state: 'ready', counts: false }, row, now, now + HOST_BACK_OFF_MS);
      return { ...CARRY_ON, answered: false, record };
    }
    case 'halt': {
      const record: AttemptOutcome = { ...said, state: 'ready', counts: false, nextAt: now };
      return {
        ...CARRY_ON,
        answered: false,
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
function lost(row: Row, { phase, detail }: LaneResult & { result: 'lost' }, now: EpochMs): AttemptOutcome {
  const said = { ...outcome(row), detail };
  switch (phase) {
    case 'after':
      return { ...said, state: 'in_doubt' };
    case 'during':
      return again({ ...said, state: 'ready' }, row, now);
    case 'before': // the connection had ended between two messages
      return again({ ...said, state: 'ready', counts: false }, row, now, now);
  }
}

function again(said: AttemptOutcome, row: Row, now: EpochMs, at?: EpochMs): AttemptOutcome {
  const next = nextAttempt(row.attempts + 1, row.date, now);
  if (next !== null) return { ...said, nextAt: at ?? next };
  return { ...said, state: 'rejected', counts: true, detail: `Retries exhausted: ${said.detail}` };
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
export function unmade(row: Row, detail: string, now: EpochMs): AttemptOutcome {
  if (row.attempts + 1 >= BREAKS) return unmailable(row, `Composing failed ${BREAKS} times: ${detail}`);
  return again({ ...outcome(row), state: 'deferred', detail: `Composing failed: ${detail}` }, row, now);
}

export function unmailable(row: Row, detail: string): AttemptOutcome {
  return { ...outcome(row), state: 'rejected', detail };
}
