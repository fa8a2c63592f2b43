import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { OperatorError, whyUnwritable } from '../../lib/errors.ts';
import { makeFolder } from '../../lib/make-folder.ts';

export interface HeldLock {
  release(): void;
}

/**
 * Takes a lock on a file that the operating system gives back however the process ends, by holding SQLite's
 * exclusive file lock on an empty database. Null when somebody has it, in this process or another.
 * Throws OperatorError where the file cannot be made.
 */
export function holdLock(file: string): HeldLock | null {
  const lock = openLockFile(file);
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return { release: () => lock.close() };
  } catch (error) {
    lock.close();
    if (/locked|busy/i.test(String(error))) return null;
    throw error;
  }
}

function openLockFile(file: string): DatabaseSync {
  try {
    makeFolder(dirname(file));
    return new DatabaseSync(file, { timeout: 0 });
  } catch (cause) {
    throw new OperatorError(`The lock file ${file} cannot be made: ${whyUnwritable(cause)}.`, {
      hint: 'Make its folder writable, or set DATA_DIR to one that is.',
      cause,
    });
  }
}

/** Whoever makes an edition's draft; null where somebody does, here or in another process. */
export function holdDraft(dataDir: string, edition: string): AsyncDisposable | null {
  return holdNamed(dataDir, `draft-${edition}`);
}

/** Whoever sends an issue from “run”; null where another such process does. */
export function holdSend(dataDir: string, issueId: string): AsyncDisposable | null {
  return holdNamed(dataDir, `send-${issueId.replaceAll('/', '-')}`);
}

function holdNamed(dataDir: string, name: string): AsyncDisposable | null {
  const lock = holdLock(join(dataDir, 'locks', name));
  return lock && { [Symbol.asyncDispose]: async () => lock.release() };
}

const MOST_WORKERS = 64;

/** A name under which deliveries are claimed; nobody else has it until it is disposed. */
export interface HeldWorker extends AsyncDisposable {
  name: string;
  /** Fires when the name was taken from us, its rows with it; null where that cannot happen. */
  lost: AbortSignal | null;
}

/**
 * Takes the first of `host-folder/1`, `host-folder/2`, … that nobody holds, here or in another process: one for
 * each send under way. After a crash the next send gets the crashed one's name and so finds its rows again.
 * The folder is in the name because two of them, on one host and one Postgres, hold their locks apart.
 */
export function holdWorker(dataDir: string): HeldWorker {
  for (let number = 1; number <= MOST_WORKERS; number++) {
    const lock = holdLock(join(dataDir, 'locks', `worker-${number}`));
    if (lock) {
      const name = `${placeOf(dataDir)}/${number}`;
      return { name, lost: null, [Symbol.asyncDispose]: async () => lock.release() };
    }
  }
  throw new Error(`${MOST_WORKERS} sends are already under way in ${dataDir}`);
}

function placeOf(dataDir: string): string {
  const folder = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 8);
  return `${hostname()}-${folder}`;
}
