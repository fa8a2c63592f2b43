import { userInfo } from 'node:os';

/** Who acts, for the audit: the account that runs the command. */
export function operator(): string {
  try {
    return `cli:${userInfo().username}`;
  } catch {
    return 'cli'; // an account without a name, as in some containers
  }
}
