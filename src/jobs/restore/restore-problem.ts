import { OperatorError } from '../../lib/errors.ts';
import type { Effects } from '../effects.ts';

/** Why sending is refused where the database was restored from a backup; null where it is not. */
export async function restoreProblem({ ledger }: Pick<Effects, 'ledger'>): Promise<OperatorError | null> {
  try {
    await ledger.assertNotRestored();
    return null;
  } catch (error) {
    if (error instanceof OperatorError) return error;
    throw error;
  }
}
