import { linkSync, renameSync, rmSync } from 'node:fs';

/** Of file systems that know no links. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'ENOSYS']);

/**
 * A file whole or not at all, whatever the disk does: `write` makes it under another name, and it is there at once.
 * Another process that makes it at the same moment may be first: then its file is the file. Throws what the system says.
 */
export function makeFileOnce(file: string, write: (beside: string) => void): void {
  const beside = `${file}.${process.pid}`;
  try {
    write(beside);
    linkSync(beside, file);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (NO_LINKS.has(code)) renameSync(beside, file);
    else if (code !== 'EEXIST') throw error;
  } finally {
    rmSync(beside, { force: true });
  }
}
