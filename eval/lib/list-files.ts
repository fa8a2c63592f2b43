import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ExitCode, OperatorError } from '../../src/lib/errors.ts';

/** A file itself, or every file below a folder in the order of its path. Throws OperatorError where there is neither. */
export async function listFiles(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new OperatorError(`There is no ${path}.`, { exitCode: ExitCode.usage });
  if (found.isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
