import type { Awaitable } from '../../lib/awaitable.ts';
import type { Clock, EpochMs } from '../../lib/clock.ts';
import { DayAllowance } from './day-allowance.ts';
import { intervalOf } from './pace.ts';
import type { Relay } from './relay.ts';
import type { RelayStore } from './relay-store.ts';
import { createSlots } from './slots.ts';

/** `spent`: no more today. */
export type Permit = { permit: 'go' } | { permit: 'wait' | 'spent'; until: EpochMs };

/** What a relay may still be given, by the second, the minute and the day; kept in step with other processes. */
export interface Permits {
  take(): Awaitable<Permit>;
  /** What was just taken is not used: the day is not charged for it. Its slot has gone by. */
  unused(): void;
  /** The relay did not take the message: the same, where it was this day that was charged for it. */
  uncharge(): void;
  /** How many rows it is worth claiming for it now, at least 1. */
  ahead(): number;
  /** Gives to the other processes what was reserved and not used. */
  release(): Promise<void>;
  /** The day's limit and when the next day begins; null where nothing limits it. */
  today(): { limit: number; date: string; endsAt: EpochMs } | null;
}

const GO: Permit = { permit: 'go' };
/** A slow relay's rows are not claimed much before their turn. */
const AHEAD_MICROS = 10_000_000;

export function createPermits(relay: Relay, store: RelayStore, clock: Clock): Permits {
  const interval = intervalOf(relay);
  const slots = createSlots(`relay ${relay.id}`, interval, store, clock);
  const limited = relay.perDay !== null || relay.warmUp !== null;
  const day = limited ? new DayAllowance(relay, store, clock) : null;

  function inDay(at: EpochMs | null): Awaitable<Permit> {
    if (at !== null) return { permit: 'wait', until: at };
    return day === null ? GO : charged(day);
  }

  return {
    // The day last: while one that must wait for its slot held the day's last place, others would find it spent.
    take() {
      const at = slots.take();
      return at instanceof Promise ? at.then(inDay) : inDay(at);
    },
    unused: () => day?.credit(),
    uncharge: () => day?.uncharge(),
    ahead: () =>
      interval === null ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor(AHEAD_MICROS / interval)),
    async release() {
      await day?.release();
      await slots.release();
    },
    today() {
      if (day === null) return null;
      const { limit, date, endsAt } = day.today();
      return limit === null ? null : { limit, date, endsAt };
    },
  };
}

async function charged(day: DayAllowance): Promise<Permit> {
  const spentUntil = await day.charge();
  return spentUntil === null ? GO : { permit: 'spent', until: spentUntil };
}
