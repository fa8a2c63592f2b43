import type { Relay } from './relay.ts';

/*
 * A rate is kept by distance: each message gets a slot, and slots are one interval apart. Slots are handed out in
 * chunks from one row that all processes share, so that no window of any length holds more than its limit.
 * Times are in microseconds since 1970, as an interval may be a fraction of a millisecond.
 */

const MICROS = 1_000;
/** How much time one chunk covers: a write so often, and a process that dies loses no more than that. */
const CHUNK = 500_000;
/** A slot missed by more is given up; the next one is due soon enough. */
const LATE = 20_000;
/** Nobody reserves so far ahead: what is further was reserved by a clock that was wrong. In milliseconds. */
const FAR_MS = 3_600_000;
/** Timers are no finer. */
const GRAIN = 10_000;

/** From one message to the next, or null where nothing limits it. */
export function intervalOf({ perSecond, perMinute }: Pick<Relay, 'perSecond' | 'perMinute'>): number | null {
  const intervals = [
    perSecond === null ? 0 : 1_000_000 / perSecond,
    perMinute === null ? 0 : 60_000_000 / perMinute,
  ];
  return Math.ceil(Math.max(...intervals)) || null;
}

/** Slots in hand, and when the last message was begun. */
export interface Pace {
  interval: number;
  next: number;
  left: number;
  last: number;
}

export function newPace(interval: number): Pace {
  return { interval, next: 0, left: 0, last: 0 };
}

export function chunkOf(interval: number): number {
  return Math.max(1, Math.floor(CHUNK / interval));
}

/** Up to when slots may have been reserved, in microseconds. */
export function latestSlot(nowMs: number): number {
  return (nowMs + FAR_MS) * MICROS;
}

/** Whether a slot's time is none that a right clock gave. */
export function isFar(atMs: number, nowMs: number): boolean {
  return atMs > nowMs + FAR_MS;
}

export type Slot =
  | { slot: 'now'; pace: Pace }
  | { slot: 'later'; atMs: number; pace: Pace }
  | { slot: 'none'; pace: Pace };

/** Takes a slot where one is due. `none`: all are used up or missed, another chunk is needed. */
export function takeSlot(pace: Pace, nowMs: number): Slot {
  if (isFar(Math.max(pace.next, pace.last) / MICROS, nowMs))
    return { slot: 'none', pace: newPace(pace.interval) };
  const now = nowMs * MICROS;
  const missed = Math.max(0, Math.ceil((now - Math.max(LATE, pace.interval) - pace.next) / pace.interval));
  const skipped = Math.min(pace.left, missed);
  const ready = { ...pace, next: pace.next + skipped * pace.interval, left: pace.left - skipped };
  if (ready.left === 0) return { slot: 'none', pace: ready };
  const due = Math.max(ready.next, ready.last + ready.interval);
  if (due > now + MICROS - 1) return { slot: 'later', atMs: Math.ceil(due / MICROS), pace: ready };
  const last = Math.max(due, now - GRAIN);
  return { slot: 'now', pace: { ...ready, next: ready.next + ready.interval, left: ready.left - 1, last } };
}
