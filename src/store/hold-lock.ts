import { mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface HeldLock {
  release(): void;
}

/**
 * Takes a lock on a file that the operating system gives back however the process ends, by holding SQLite's
 * exclusive file lock on an empty database. Null when another process has it.
 */
export function holdLock(file: string): HeldLock | null {
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return { release: () => lock.close() };
  } catch (error) {
    lock.close();
    if (/locked|busy/i.test(String(error))) return null;
    throw error;
  }
}

const MOST_WORKERS = 64;

/**
 * The name under which this process claims deliveries: the first of `host/1`, `host/2`, … that no live process
 * holds. A process started after a crash gets the crashed one's name and so finds its rows again.
 */
export function holdWorkerName(dataDir: string): { name: string } & HeldLock {
  const folder = join(dataDir, 'locks');
  mkdirSync(folder, { recursive: true });
  for (let number = 1; number <= MOST_WORKERS; number++) {
    const lock = holdLock(join(folder, `worker-${number}`));
    if (lock) return { name: `${hostname()}/${number}`, release: lock.release };
  }
  throw new Error(`${MOST_WORKERS} processes already work in ${dataDir}`);
}
