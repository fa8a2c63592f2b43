import { randomBytes } from 'node:crypto';
import { constants, copyFileSync, linkSync, lstatSync, readlinkSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Of file systems that know no hard links. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'ENOSYS']);

/**
 * A file whole or not at all, whenever the process dies: `write` makes it under another name, which is new, and it is
 * there at once. Another process that makes it at the same moment may be first: then its file is the file. Throws what
 * the system says.
 */
export function makeFileOnce(path: string, write: (beside: string) => void): void {
  const file = leadsTo(path);
  const beside = `${file}.${process.pid}-${randomBytes(6).toString('hex')}`;
  try {
    write(beside);
    unlessThere(() => putInPlace(beside, file));
  } finally {
    rmSync(beside, { force: true });
  }
}

/** What symbolic links lead to, be it there or not: one may lead to a volume where nothing is yet. */
export function leadsTo(path: string, hops = 40): string {
  if (hops === 0 || !lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return path;
  return leadsTo(resolve(dirname(path), readlinkSync(path)), hops - 1);
}

function putInPlace(beside: string, file: string): void {
  try {
    linkSync(beside, file);
  } catch (error) {
    if (!NO_LINKS.has(codeOf(error))) throw error;
    copyFileSync(beside, file, constants.COPYFILE_EXCL);
  }
}

function unlessThere(make: () => void): void {
  try {
    make();
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? '';
}
