import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError, whyUnwritable } from '../lib/errors.ts';
import { makeFolder } from '../lib/make-folder.ts';

/** Writes files by name into a folder, which is made where it is missing. Throws OperatorError where it cannot. */
export async function writeFiles(folder: string, files: Record<string, string | Buffer>): Promise<void> {
  try {
    makeFolder(folder, 0o777); // within what the umask leaves: for others to look at
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  } catch (cause) {
    throw new OperatorError(`${folder} cannot be written: ${whyUnwritable(cause)}.`, {
      hint: 'Name a folder that is writable and has free space.',
      cause,
    });
  }
}
