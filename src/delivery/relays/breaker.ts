import type { EpochMs } from '../../lib/clock.ts';
import { jitterOf } from '../send/jitter.ts';

/** Keeps us from a server, or a domain, that wants nothing: open, it is left alone; half open, one try is made. */
export interface Breaker {
  phase: 'closed' | 'open' | 'half_open';
  /** Why it opened last; null while it has worked since. */
  reason: string | null;
  /** It will answer the same until somebody changes something: credentials, a certificate, our sender address. */
  halted: boolean;
  /** Openings since it last worked for a while. */
  opens: number;
  since: EpochMs;
  /** When one try may be made; only while open. */
  until: EpochMs | null;
}

export type BreakerEvent =
  | { kind: 'failed'; reason: string; halted: boolean }
  | { kind: 'worked' }
  /** Somebody asks whether to try. */
  | { kind: 'asked' }
  /** An operator says that it has been put right. */
  | { kind: 'retry' };

/** First and longest wait of one that fails for a passing reason, and of one that is halted. */
export interface BreakerWaits {
  passing: [first: number, most: number];
  halted: [first: number, most: number];
}

const MINUTE = 60_000;
export const RELAY_WAITS: BreakerWaits = {
  passing: [MINUTE, 30 * MINUTE],
  halted: [15 * MINUTE, 240 * MINUTE],
};
export const DOMAIN_WAITS: BreakerWaits = { passing: [MINUTE, 60 * MINUTE], halted: [MINUTE, 60 * MINUTE] };

/** One that failed again so soon after it closed has not recovered: its waits go on growing. */
const RECOVERED_AFTER = 10 * MINUTE;
/** Up to so much of a wait is taken off it, so that several do not come back in step. */
const JITTER = 0.25;

export function newBreaker(now: EpochMs): Breaker {
  return { phase: 'closed', reason: null, halted: false, opens: 0, since: now, until: null };
}

/** The same breaker where nothing changes. `name` spreads the waits: the same name and time give the same wait. */
export function stepBreaker(
  breaker: Breaker,
  event: BreakerEvent,
  now: EpochMs,
  name: string,
  waits: BreakerWaits = RELAY_WAITS,
): Breaker {
  switch (event.kind) {
    case 'failed':
      return fail(breaker, event, now, name, waits);
    case 'worked':
      if (breaker.phase !== 'half_open') return breaker;
      return { ...breaker, phase: 'closed', reason: null, halted: false, since: now, until: null };
    case 'asked':
      return breaker.phase === 'open' && hasWaited(breaker, now, waits) ? halfOpen(breaker, now) : breaker;
    case 'retry':
      return breaker.phase === 'open' ? halfOpen(breaker, now) : breaker;
  }
}

/** Or would wait far longer than anything waits: it was opened by a clock that was wrong. */
function hasWaited({ until, halted }: Breaker, now: EpochMs, waits: BreakerWaits): boolean {
  const [, most] = waits[halted ? 'halted' : 'passing'];
  return until === null || until <= now || until > now + 2 * most;
}

function halfOpen(breaker: Breaker, now: EpochMs): Breaker {
  return { ...breaker, phase: 'half_open', since: now, until: null };
}

/** Connections that fail together are one failure: while it is open, only a halt still says something new. */
function fail(
  breaker: Breaker,
  { reason, halted }: { reason: string; halted: boolean },
  now: EpochMs,
  name: string,
  waits: BreakerWaits,
): Breaker {
  if (breaker.phase === 'open' && (breaker.halted || !halted)) return breaker;
  const recovered = breaker.phase === 'closed' && now - breaker.since >= RECOVERED_AFTER;
  const opens = recovered ? 1 : breaker.opens + 1;
  const [first, most] = waits[halted ? 'halted' : 'passing'];
  const wait = Math.min(most, first * 2 ** (opens - 1));
  const until = now + Math.round(wait * (1 - JITTER * jitterOf(`${name} ${opens} ${now}`)));
  return { phase: 'open', reason, halted, opens, since: now, until };
}
