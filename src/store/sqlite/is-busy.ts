/** SQLITE_BUSY and SQLITE_LOCKED: the low byte of what SQLite gives. */
const CODES = [5, 6];

/** Whether another connection had the file for longer than is waited for it. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && CODES.includes(Number(error.errcode) & 0xff);
}
