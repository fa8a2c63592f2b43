/**
 * Nothing was done because of somebody else, and it is worth another try: serialization failure, deadlock, a statement
 * that an administrator cancelled, no connection left.
 */
export function retryable(error: unknown): boolean {
  return ['40001', '40P01', '57014', '53300'].includes(codeOf(error));
}

/**
 * The connection died, so that a COMMIT under way may hold or not: an error without an answer of the server, its
 * class 08, its going down (57P01 … 57P05), or its end of a session that stood still (25P03, 25P04).
 */
export function outcomeUnknown(error: unknown): boolean {
  const code = codeOf(error);
  if (/^(08...|57P0.|25P0[34])$/.test(code)) return true;
  if (/^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|EAI_)/.test(code)) return true;
  return (
    error instanceof Error &&
    /connection (terminated|ended)|not queryable|timeout exceeded when/i.test(error.message)
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
