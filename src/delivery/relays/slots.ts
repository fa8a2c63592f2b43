import type { Awaitable } from '../../lib/awaitable.ts';
import type { Clock, EpochMs } from '../../lib/clock.ts';
import { chunkOf, latestSlot, newPace, type Pace, takeSlot } from './pace.ts';
import type { RelayStore } from './relay-store.ts';

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
