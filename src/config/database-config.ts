import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { usage } from '../lib/errors.ts';
import { isServerUrl } from '../lib/is-server-url.ts';

/**
 * DATABASE_URL. Throws OperatorError (exit 2) for a file in a folder that is not there: made, a mistyped one would hold
 * a newsroom without readers.
 */
export function databaseConfig(url: string, dataDir: string): string {
  if (isServerUrl(url)) return url;
  const folder = dirname(resolve(url.replace(/^sqlite:/, '')));
  if (folder === dataDir || !isMissing(folder)) return url;
  throw usage(
    `DATABASE_URL names a file in ${folder}, and there is no such folder.`,
    'Correct DATABASE_URL. Where a new database is to begin there, make the folder first.',
  );
}

/** False where nobody may look: opening the database says why. */
function isMissing(folder: string): boolean {
  try {
    return !statSync(folder, { throwIfNoEntry: false })?.isDirectory();
  } catch {
    return false;
  }
}
