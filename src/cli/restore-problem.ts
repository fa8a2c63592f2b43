import type { App } from '../app.ts';
import { OperatorError } from '../lib/errors.ts';

/** Why sending is refused where the database was restored from a backup; null where it is not. */
export async function restoreProblem({ effects }: App): Promise<OperatorError | null> {
  try {
    await effects.ledger.assertNotRestored();
    return null;
  } catch (error) {
    if (error instanceof OperatorError) return error;
    throw error;
  }
}
