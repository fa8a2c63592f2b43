/**
 * A process that stands still inside a transaction (suspended, swapped out) would hold up everybody who waits for
 * its row locks; the server ends such a session. Far longer than any transaction of ours takes between statements.
 */
const IDLE_IN_TRANSACTION_MS = 30_000;

/** What our statements count on, whatever server, database or role have set. */
const SETTINGS: Record<string, string> = {
  synchronous_commit: 'on',
  // Behind a lock, each statement has to see what was committed before (decision 26).
  default_transaction_isolation: 'read committed',
  idle_in_transaction_session_timeout: String(IDLE_IN_TRANSACTION_MS),
  // A statement that is cut off while an outcome is written makes a doubt of it, and a quiet session holds a worker's name.
  statement_timeout: '0',
  lock_timeout: '0',
  transaction_timeout: '0',
  idle_session_timeout: '0',
  // Compiling a short statement takes seconds of a core where its cost is estimated too high.
  jit: 'off',
  // The server notices within half a minute that our host is gone, and gives back what it held.
  tcp_keepalives_idle: '15',
  tcp_keepalives_interval: '5',
  tcp_keepalives_count: '3',
  tcp_user_timeout: '30000',
};

/**
 * To be run by each new session: at its start they would be refused by PgBouncer. Settings that a version of the server
 * does not have are left out.
 */
export const SET_SESSION = `select set_config(s.name, s.setting, false)
  from unnest($1::text[], $2::text[]) as s(name, setting)
  where exists (select from pg_settings known where known.name = s.name)`;
export const SESSION_VALUES = [Object.keys(SETTINGS), Object.values(SETTINGS)];
