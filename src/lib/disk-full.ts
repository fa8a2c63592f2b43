import { messageOf } from './errors.ts';

/** SQLITE_FULL and, where the log cannot grow, SQLITE_IOERR; ENOSPC and EDQUOT of a sync; Postgres' disk_full. */
const FULL = /disk is full|disk I\/O error|no space left|disk quota exceeded|ENOSPC|EDQUOT/i;

export function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === '53100' || FULL.test(messageOf(error));
}
