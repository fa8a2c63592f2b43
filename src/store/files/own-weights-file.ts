import { readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OperatorError, whyUnwritable } from '../../lib/errors.ts';
import { makeFolder } from '../../lib/make-folder.ts';
import { replaceFile } from '../../lib/replace-file.ts';

/** The newsroom's own weights of the summaries, a file in the data folder. */
export interface OwnWeightsFile {
  path: string;
  /** Changes with the file, null where there is none: cheap to ask. */
  stamp(): Promise<string | null>;
  read(): Promise<string>;
  /** Whole or not at all, whatever fails meanwhile. Throws OperatorError where the folder cannot be written. */
  write(text: string): Promise<void>;
  /** False where there was none. */
  remove(): Promise<boolean>;
}

export function openOwnWeightsFile(dataDir: string): OwnWeightsFile {
  const path = join(dataDir, 'summary-ranker.json');
  const stamp = async () => {
    const found = await stat(path).catch(() => null);
    return found === null ? null : `${found.ino} ${found.size} ${found.mtimeMs}`;
  };
  return {
    path,
    stamp,
    read: () => readFile(path, 'utf8'),
    write: (text) =>
      attempt(path, async () => {
        makeFolder(dirname(path));
        await replaceFile(path, text, 0o600);
      }),
    remove: () =>
      attempt(path, async () => {
        const there = (await stamp()) !== null;
        await rm(path, { force: true });
        return there;
      }),
  };
}

async function attempt<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new OperatorError(`${path} cannot be written: ${whyUnwritable(cause)}.`, {
      hint: 'Twofold needs to write to its data folder (DATA_DIR).',
      cause,
    });
  }
}
