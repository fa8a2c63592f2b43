import { statSync } from 'node:fs';
import { ExitCode, OperatorError } from '../lib/errors.ts';

/**
 * Whatever root makes in another account's data folder (locks, journals, the database's log), that account cannot
 * write to, and its server stands still. Throws OperatorError where this would happen.
 */
export function refuseRoot(dataDir: string): void {
  if (process.getuid?.() !== 0) return;
  const owner = statSync(dataDir, { throwIfNoEntry: false })?.uid ?? 0;
  if (owner === 0) return;
  throw new OperatorError(
    `The data folder ${dataDir} is another account’s (number ${owner}), and this is root.`,
    {
      hint: `Run it as that account, or its server could not use what root leaves there: sudo -u '#${owner}' …`,
      exitCode: ExitCode.usage,
    },
  );
}
