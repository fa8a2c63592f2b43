import { addDays, instantOf, localDate } from '../../issues/local-time.ts';
import type { Awaitable } from '../../lib/awaitable.ts';
import type { Clock, EpochMs } from '../../lib/clock.ts';
import { chunkOf, intervalOf, latestSlot, newPace, type Pace, takeSlot } from './pace.ts';
import type { Relay } from './relay.ts';
import type { RelayStore } from './relay-store.ts';
import { dayLimit } from './warm-up.ts';

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

interface Day {
  date: string;
  startsAt: EpochMs;
  endsAt: EpochMs;
  limit: number | null;
  left: number;
  /** Messages of this process that count in it. */
  charged: number;
  /** Up to then what ends may have been charged to the day before. */
  mixedUntil: EpochMs;
  filling: Promise<number> | null;
}

const GO: Permit = { permit: 'go' };
/** A slow relay's rows are not claimed much before their turn. */
const AHEAD_MICROS = 10_000_000;
/** Of a day's limit at a time, and at most: what a process that dies may take with it. */
const DAY_CHUNK = { part: 1 / 100, most: 100 };
/** Few messages are under way for longer. */
const UNDER_WAY_MS = 60_000;

export function createPermits(relay: Relay, store: RelayStore, clock: Clock): Permits {
  const interval = intervalOf(relay);
  const paced = createSlots(`relay ${relay.id}`, interval, store, clock);
  const perDay = relay.perDay !== null || relay.warmUp !== null;
  let day: Day | null = null;

  function dayNow(): Day {
    const now = clock.now();
    if (day !== null && day.startsAt <= now && now < day.endsAt) return day;
    const date = localDate(now, relay.zone);
    const startsAt = instantOf(date, '00:00', relay.zone);
    const endsAt = instantOf(addDays(date, 1), '00:00', relay.zone);
    const mixedUntil = day !== null && day.charged > 0 ? startsAt + UNDER_WAY_MS : startsAt;
    day = {
      date,
      startsAt,
      endsAt,
      limit: dayLimit(relay, date),
      left: 0,
      charged: 0,
      mixedUntil,
      filling: null,
    };
    return day;
  }

  async function fillDay(of: Day, limit: number): Promise<number> {
    const wanted = Math.max(1, Math.min(DAY_CHUNK.most, Math.ceil(limit * DAY_CHUNK.part)));
    const granted = await store.takeFromDay(relay.id, of.date, wanted, limit);
    of.left += granted;
    return granted;
  }

  /** False where the day is spent. */
  async function chargeDay(of: Day): Promise<boolean> {
    if (of.limit === null) return true;
    while (of.left === 0) {
      of.filling ??= fillDay(of, of.limit).finally(() => {
        of.filling = null;
      });
      const granted = await of.filling;
      if (granted === 0 && of.left === 0) return false; // else somebody has given one back meanwhile
    }
    of.left--;
    of.charged++;
    return true;
  }

  function credit(): void {
    if (day === null || day.limit === null || day.charged === 0) return;
    day.charged--;
    day.left++;
  }

  function inDay(at: EpochMs | null): Awaitable<Permit> {
    if (at !== null) return { permit: 'wait', until: at };
    return perDay ? chargedSlot() : GO;
  }

  async function chargedSlot(): Promise<Permit> {
    const now = dayNow();
    return (await chargeDay(now)) ? GO : { permit: 'spent', until: now.endsAt };
  }

  return {
    // The day last: while one that must wait for its slot held the day's last place, others would find it spent.
    take() {
      const at = paced.take();
      return at instanceof Promise ? at.then(inDay) : inDay(at);
    },
    unused: credit,
    uncharge() {
      // Rather one too few of a day than one too many.
      if (day !== null && clock.now() >= day.mixedUntil) credit();
    },
    ahead: () =>
      interval === null ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor(AHEAD_MICROS / interval)),
    async release() {
      const unused = day?.left ?? 0;
      if (day && unused > 0) {
        day.left = 0;
        await store.returnToDay(relay.id, day.date, unused);
      }
      await paced.release();
    },
    today() {
      if (!perDay) return null;
      const { limit, date, endsAt } = dayNow();
      return limit === null ? null : { limit, date, endsAt };
    },
  };
}

/** Chunks that are missed, or void, before they are there: the database is slow, or the store gives none that count. */
const TRIES = 5;
const ASK_AGAIN_MS = 1_000;

export interface Slots {
  /** Null where a slot was taken; else when to ask again. */
  take(): Awaitable<EpochMs | null>;
  release(): Promise<void>;
}

/**
 * Slots of one rate, `interval` microseconds apart, reserved a chunk at a time; null is no limit. One that was taken and
 * not used is lost: others may have taken the next ones meanwhile, here or in another process.
 */
export function createSlots(key: string, interval: number | null, store: RelayStore, clock: Clock): Slots {
  if (interval === null) return { take: () => null, release: async () => {} };
  const every = interval;
  let pace: Pace = newPace(every);
  let filling: Promise<void> | null = null;

  async function fill(): Promise<void> {
    const count = chunkOf(every);
    const now = clock.now();
    const next = await store.reserveSlots(key, count, every, now, latestSlot(now));
    pace = { ...pace, next, left: count };
  }

  /** Undefined where another chunk is needed. */
  function next(): EpochMs | null | undefined {
    const taken = takeSlot(pace, clock.now());
    pace = taken.pace;
    if (taken.slot === 'none') return undefined;
    return taken.slot === 'now' ? null : taken.atMs;
  }

  async function takeOfNextChunk(): Promise<EpochMs | null> {
    for (let tries = 0; tries < TRIES; tries++) {
      filling ??= fill().finally(() => {
        filling = null;
      });
      await filling;
      const at = next();
      if (at !== undefined) return at;
    }
    return clock.now() + ASK_AGAIN_MS;
  }

  return {
    take() {
      const at = next();
      return at === undefined ? takeOfNextChunk() : at;
    },
    async release() {
      const { next, left } = pace;
      pace = newPace(every);
      if (left > 0) await store.returnSlots(key, next + left * every, left * every);
    },
  };
}
