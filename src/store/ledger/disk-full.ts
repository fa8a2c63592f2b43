import { messageOf, OperatorError } from '../../lib/errors.ts';

/** SQLITE_FULL and, where the log cannot grow, SQLITE_IOERR; ENOSPC and EDQUOT of a sync; Postgres' disk_full. */
const FULL = /disk is full|disk I\/O error|no space left|disk quota exceeded|ENOSPC|EDQUOT/i;

/** Throws what an operator can do something about, or the error itself. */
export function sayIfFull(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== '53100' && !FULL.test(messageOf(error))) throw error;
  throw new OperatorError(`The ledger cannot be written: ${messageOf(error)}.`, {
    hint: 'Nothing is sent that cannot be written down. Check the disk and its free space; the next try goes on where this one stopped.',
    cause: error,
  });
}
