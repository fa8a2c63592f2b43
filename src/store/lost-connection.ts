import { setTimeout as wait } from 'node:timers/promises';

/** PostgreSQL's own codes (Appendix A): connection exceptions, shutdown and start-up, an ended idle transaction, deadlock. */
const CODES = /^(08\w{3}|57P0[1235]|25P0[34]|40001|40P01|53300)$/;
const SOCKET = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
/** The driver's words where it gives no code. */
const WORDS =
  /connection terminated|connection ended|timeout exceeded when trying to connect|not queryable|read.only transaction/i;

/** Whether a statement failed because its connection or its server went away, or took another's turn; not for what it said. */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (CODES.test(code) || SOCKET.has(code) || WORDS.test(error.message)) return true;
  return error.cause !== undefined && isLostConnection(error.cause);
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

/**
 * Tries again while connections are lost, waiting twice as long each time up to 5 seconds, for `patienceMs` in all;
 * then, and for any other error, throws. `attempt` hears which try it is, from 0.
 */
export async function reconnecting<Result>(
  patienceMs: number,
  attempt: (tries: number) => Promise<Result>,
): Promise<Result> {
  let waited = 0;
  for (let tries = 0; ; tries++) {
    try {
      return await attempt(tries);
    } catch (error) {
      if (!isLostConnection(error) || waited >= patienceMs) throw error;
      const ms = Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS);
      waited += ms;
      await wait(ms);
    }
  }
}
