import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it, its owner's alone unless told otherwise. Throws what the system says. Node's own
 * `recursive` never returns where the system says ENOENT of a folder in one that is there, as in /proc.
 */
export function makeFolder(path: string, mode = 0o700): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory()) return;
  if (there) throw new Error(`${path} is a file`);
  const above = dirname(path);
  if (above !== path) makeFolder(above, mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error; // somebody else made it
  }
}
