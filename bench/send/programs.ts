import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { ExitCode, OperatorError } from '../../src/lib/errors.ts';

/** The programs the bench runs, by path. */
export interface Programs {
  sink: string;
  source: string;
  python: string;
}

/** Debian keeps postfix's own outside of a user's PATH. */
const ALSO = ['/usr/sbin', '/usr/local/sbin'];

/** Throws OperatorError naming all that is missing. */
export function findPrograms(path = process.env.PATH ?? ''): Programs {
  const folders = [...path.split(':'), ...ALSO];
  const find = (name: string) =>
    folders.map((folder) => join(folder, name)).find((file) => isExecutable(file));
  const found = { sink: find('smtp-sink'), source: find('smtp-source'), python: find('python3') };
  const names = { sink: 'smtp-sink', source: 'smtp-source', python: 'python3' };
  const missing = (['sink', 'source', 'python'] as const).filter((name) => found[name] === undefined);
  if (missing.length === 0) return found as Programs;
  throw new OperatorError(`The bench needs ${missing.map((name) => names[name]).join(' and ')}.`, {
    hint: 'apt-get install postfix python3 (smtp-sink and smtp-source are part of postfix; no daemon need run).',
    exitCode: ExitCode.usage,
  });
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
