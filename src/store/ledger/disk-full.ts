import { isDiskFull } from '../../lib/disk-full.ts';
import { messageOf, OperatorError } from '../../lib/errors.ts';

/** Throws what an operator can do something about, or the error itself. */
export function sayIfFull(error: unknown): never {
  if (!isDiskFull(error)) throw error;
  throw new OperatorError(`The ledger cannot be written: ${messageOf(error)}.`, {
    hint: 'Nothing is sent that cannot be written down. Check the disk and its free space; the next try goes on where this one stopped.',
    cause: error,
  });
}
