import { close, fdatasync, fdatasyncSync, open } from 'node:fs';
import { promisify } from 'node:util';
import { monotonicMs } from '../../lib/clock.ts';

/** Syncs as quick as this, in the mean, cost less on the event loop than the way to a thread and back does. */
const QUICK_MS = 0.5;
/** What one sync counts in the mean: a slow one among many moves nothing, seven of 10 ms do. */
const WEIGHT = 1 / 128;
/** So long a disk that is not quick is left to the threads: doubled each time, up to the longest. */
const PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Whether the next sync may run on the event loop. */
export interface SyncPlace {
  onLoop(): boolean;
  /** How long one there took. */
  took(ms: number): void;
}

export function createSyncPlace(nowMs: () => number): SyncPlace {
  let mean = 0;
  let pauseMs = PAUSE_MS;
  let until = Number.NEGATIVE_INFINITY;
  return {
    onLoop: () => nowMs() >= until,
    took(ms) {
      mean += (ms - mean) * WEIGHT;
      if (mean > QUICK_MS) {
        until = nowMs() + pauseMs;
        pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
        mean = 0;
      } else if (ms <= QUICK_MS) {
        pauseMs = PAUSE_MS;
      }
    },
  };
}

export interface LogSync {
  sync(): Promise<void>;
  close(): void;
}

const openFile = promisify(open);
const syncFile = promisify(fdatasync);

/**
 * Syncs the write-ahead log as SQLite itself would at a commit with synchronous=FULL, but in libuv's thread pool
 * wherever the event loop would stand still for it. A commit is durable once its frames are; a checkpoint syncs the
 * log before it copies them and the database after.
 */
export function createLogSync(path: string): LogSync {
  let file: Promise<number> | undefined;
  const place = createSyncPlace(monotonicMs);
  return {
    async sync() {
      file ??= openFile(path, 'r+').catch((error) => {
        file = undefined; // the next one tries again
        throw error;
      });
      const descriptor = await file;
      if (!place.onLoop()) return syncFile(descriptor);
      const began = monotonicMs();
      fdatasyncSync(descriptor);
      place.took(monotonicMs() - began);
    },
    close() {
      file?.then((descriptor) => close(descriptor)).catch(() => {});
    },
  };
}
