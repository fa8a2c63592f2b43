import { chmod, rename, rm, writeFile } from 'node:fs/promises';

/**
 * A file's new text, whole or not at all whenever the process dies, and on disk. `mode` holds whatever the umask says.
 * Throws what the system says; then the old text stays, and nothing lies beside it.
 */
export async function replaceFile(path: string, text: string, mode: number): Promise<void> {
  const beside = `${path}.${process.pid}`;
  try {
    await writeFile(beside, text, { flush: true, mode: 0o600 });
    await chmod(beside, mode);
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
}
