import type { Session } from './postgres.ts';

const BACKEND = 'select pg_backend_pid() as pid';

/**
 * Whether a pooler stands before the server and hands its connections round after each transaction or statement, so
 * that locks of a session, notifications and settings get lost: a session then changes its backend, or shares it with
 * another that is open. Told by two sessions for the price of three statements.
 */
export async function sharesBackends(one: Session, openSession: () => Promise<Session>): Promise<boolean> {
  await using other = await openSession();
  const pidOf = async (session: Session) => (await session.query<{ pid: number }>(BACKEND, []))[0]?.pid;
  const pids = [await pidOf(one), await pidOf(one), await pidOf(other)];
  return pids[0] !== pids[1] || pids[1] === pids[2];
}
