import { ExitCode, messageOf, OperatorError } from './errors.ts';

/** Of a write or a sync, and Postgres' disk_full. */
const CODES: unknown[] = ['ENOSPC', 'EDQUOT', '53100'];
/** SQLITE_FULL and, where the log cannot grow, SQLITE_IOERR: the low byte of what SQLite gives. */
const SQLITE_CODES = [13, 10];

/** Told by codes alone: a mail server's words about its own disk say nothing of ours. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  if (error.code !== 'ERR_SQLITE_ERROR') return CODES.includes(error.code);
  return 'errcode' in error && SQLITE_CODES.includes(Number(error.errcode) & 0xff);
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
