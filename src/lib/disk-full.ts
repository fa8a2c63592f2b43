import { ExitCode, messageOf, OperatorError } from './errors.ts';

/** SQLITE_FULL and, where the log cannot grow, SQLITE_IOERR; ENOSPC and EDQUOT of a sync; Postgres' disk_full. */
const FULL = /disk is full|disk I\/O error|no space left|disk quota exceeded|ENOSPC|EDQUOT/i;

export function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === '53100' || FULL.test(messageOf(error));
}

/** What an operator can put right of any thrown value, a full disk too; null for all else. */
export function forOperator(error: unknown): OperatorError | null {
  if (error instanceof OperatorError) return error;
  if (!isDiskFull(error)) return null;
  return new OperatorError(`What was to be kept cannot be written: ${messageOf(error)}.`, {
    hint: 'Check the disk and its free space. What was written before is there; say the same again then.',
    exitCode: ExitCode.tryAgain,
    cause: error,
  });
}
