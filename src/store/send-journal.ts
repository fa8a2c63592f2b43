import { constants, openSync, readFileSync, writeSync } from 'node:fs';
import { messageOf, OperatorError } from '../lib/errors.ts';

/**
 * A number in a small file beside the database, raised after every group of commit marks. A database
 * restored from a backup has a lower number: it does not know whom it has mailed since.
 */
export interface SendJournal {
  path: string;
  /** 0 when there is no file yet. */
  read(): number;
  write(sequence: number): void;
}

export function openSendJournal(databaseFile: string): SendJournal {
  const path = `${databaseFile}.send-journal`;
  let file: number | undefined;
  return {
    path,
    read: () => readSequence(path),
    /**
     * Not synced: after a power cut the number may be some seconds old, which is still younger than
     * any backup. Overwritten in place at a fixed width, so that it is never seen half-written.
     */
    write(sequence) {
      file ??= openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
      writeSync(file, `${String(sequence).padStart(16, '0')}\n`, 0);
    },
  };
}

function readSequence(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8')) || 0;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw new OperatorError(`The send journal ${path} cannot be read: ${messageOf(error)}`, { cause: error });
  }
}

export function restoredDatabase(path: string, sequence: number, journal: number): OperatorError {
  return new OperatorError(
    `This database is older than its send journal (${sequence} < ${journal}): it was restored from a backup, ` +
      'and mail that was sent since then is not in it. Sending now could reach readers twice.',
    {
      hint:
        "Compare the open issues with your mail server's log, cancel the ones that went out, " +
        `then delete ${path} to allow sending again.`,
    },
  );
}
