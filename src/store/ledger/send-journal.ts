import {
  closeSync,
  constants,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isMissing, OperatorError, whyUnreadable, whyUnwritable } from '../../lib/errors.ts';
import { makeFolder } from '../../lib/make-folder.ts';

/**
 * A number outside the database, raised after every group of commit marks. A database restored from a backup has a
 * lower one: it does not know whom it has mailed since. On SQLite one small file beside the database; on Postgres a
 * file for each worker in the data folder, which can tell of what this folder's workers sent, and of nobody else's.
 */
export interface SendJournal {
  /** The file; or all of them, as a pattern of the shell. */
  path: string;
  /** Who has a file of their own. */
  workers(): string[];
  /** 0 when there is no file yet. */
  read(worker: string): number;
  /** The same of a file that may have been put in its place or deleted within the last second. */
  readAnew(worker: string): number;
  write(worker: string, sequence: number): void;
}

/** The journal as it stood before a transaction. */
export interface JournalGuard {
  journal: SendJournal;
  worker: string;
  written: number;
}

/** `send-journal-twofold-db` beside `twofold.db`: who deletes `twofold.db*` before a restore must not take it along. */
export function journalBeside(databaseFile: string): SendJournal {
  const path = pathBeside(databaseFile, 'send-journal');
  takeOver(`${databaseFile}.send-journal`, path);
  return openSendJournal(path, {
    fileOf: () => path,
    workers: () => [''],
  });
}

/** `send-journal` and `twofold.db`: `send-journal-twofold-db` in the database's folder. */
export function pathBeside(databaseFile: string, name: string): string {
  return join(dirname(databaseFile), `${name}-${basename(databaseFile).replaceAll('.', '-')}`);
}

/** `database` is the database's own id: a data folder may have served another one before. */
export function journalIn(dataDir: string, database: string): SendJournal {
  const folder = join(dataDir, 'send-journal');
  return openSendJournal(join(folder, `${database}.*`), {
    fileOf: (worker) => join(folder, `${database}.${encodeURIComponent(worker)}`),
    workers: () =>
      (existsSync(folder) ? readdirSync(folder) : [])
        .filter((name) => name.startsWith(`${database}.`))
        .map((name) => decodeURIComponent(name.slice(database.length + 1))),
  });
}

/** What the file was called before: the higher number counts, as both may be there after a change of versions. */
function takeOver(former: string, path: string): void {
  if (!existsSync(former)) return;
  try {
    if (readSequence(former) > readSequence(path)) renameSync(former, path);
    else unlinkSync(former);
  } catch (error) {
    if (isMissing(error)) return; // another process was first
    throw new OperatorError(
      `The send journal ${former} cannot be renamed to ${path}: ${whyUnwritable(error)}.`,
      {
        cause: error,
      },
    );
  }
}

/** So long a file stays open: one that the operator deleted is made again after that. */
const KEPT_OPEN_MS = 1_000;
const WIDTH = 17;

function openSendJournal(
  path: string,
  { fileOf, workers }: { fileOf: (worker: string) => string; workers: () => string[] },
): SendJournal {
  const files = keepOpen(fileOf);
  const bytes = Buffer.alloc(WIDTH);
  return {
    path,
    workers,
    read(worker) {
      const file = files.ifOpen(worker);
      if (file === undefined) return readSequence(fileOf(worker));
      return Number(bytes.toString('latin1', 0, readSync(file, bytes, 0, WIDTH, 0))) || 0;
    },
    readAnew: (worker) => readSequence(fileOf(worker)),
    /**
     * Not synced: after a power cut the number may be some seconds old, which is still younger than any backup.
     * Overwritten in place at a fixed width, so that it is never seen half-written.
     */
    write(worker, sequence) {
      writeSync(files.open(worker), `${String(sequence).padStart(WIDTH - 1, '0')}\n`, 0);
    },
  };
}

/** A send writes it hundreds of times a second. */
function keepOpen(fileOf: (worker: string) => string) {
  const files = new Map<string, number>();
  return {
    ifOpen: (worker: string) => files.get(worker),
    open(worker: string): number {
      const known = files.get(worker);
      if (known !== undefined) return known;
      const file = openToWrite(fileOf(worker));
      files.set(worker, file);
      setTimeout(() => {
        files.delete(worker);
        closeSync(file);
      }, KEPT_OPEN_MS).unref();
      return file;
    },
  };
}

function openToWrite(path: string): number {
  try {
    return openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  } catch (error) {
    if (!isMissing(error)) throw error;
    makeFolder(dirname(path));
    return openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  }
}

function readSequence(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8')) || 0;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw new OperatorError(`The send journal ${path} cannot be read: ${whyUnreadable(error)}.`, {
      cause: error,
    });
  }
}

/** Throws OperatorError where the database's number is lower than the journal's; names what it forgot, where known. */
export function assertNotOlder(
  { journal, written }: JournalGuard,
  sequence: number,
  forgotten: readonly string[] = [],
): void {
  if (sequence >= written) return;
  throw new OperatorError(
    `This database is older than its send journal (${sequence} < ${written}): it was restored from a backup ` +
      'or begun anew, and mail that was sent since then is not in it. Sending now could reach readers twice.',
    {
      hint: [
        `1. Let the server run, or “twofold run”: it makes issues that are missing since, and sends nothing. ${describeForgotten(forgotten)}`,
        '2. “twofold resolve ISSUE --log FILE”, for each issue that “twofold status” shows as not finished: what your mail server’s log shows as taken is accepted, and you are told where a whole issue went out already.',
        '3. “twofold cancel ISSUE”, where it did, or where you are not sure.',
        `4. Delete ${journal.path}: sending goes on with what is left. A draft that was held meanwhile waits for “twofold approve”; one that was begun from here, for “twofold approve ISSUE --not-sent”.`,
      ].join('\n'),
    },
  );
}

const NAMED = 10;

function describeForgotten(issues: readonly string[]): string {
  if (issues.length === 0)
    return 'One that your mail server’s log shows and “twofold status” does not, as it went out before its time: “twofold compose EDITION --date DATE”.';
  const named = issues.slice(-NAMED).join(', ');
  const more = issues.length > NAMED ? ` and ${issues.length - NAMED} before` : '';
  return `Begun from here since the backup: ${named}${more}. Each is held when its time comes, until you say that subscribers do not have it, whatever the edition’s policy; one that is not here yet appears, held, at its draft time.`;
}
