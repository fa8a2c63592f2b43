import { appendFileSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isMissing, OperatorError, whyUnreadable, whyUnwritable } from '../../lib/errors.ts';
import { makeFolder } from '../../lib/make-folder.ts';
import { pathBeside } from './send-journal.ts';

/**
 * Which issues were begun to be mailed from a folder, outside the database: one restored from a backup of before is
 * told that it forgot them. Never shortened, as it grows by a line an issue.
 */
export interface BegunIssues {
  /** One issue id a line. */
  path: string;
  has(issueId: string): boolean;
  /** Before the first message of the issue is let go. */
  add(issueId: string): void;
  list(): string[];
}

/** `begun-issues-twofold-db` beside `twofold.db`: not a name that who deletes the send journal would take along. */
export function begunBeside(databaseFile: string): BegunIssues {
  return openBegunIssues(pathBeside(databaseFile, 'begun-issues'));
}

/** `database` is the database's own id: a data folder may have served another one before. */
export function begunIn(dataDir: string, database: string): BegunIssues {
  return openBegunIssues(join(dataDir, `begun-issues-${database}`));
}

function openBegunIssues(path: string): BegunIssues {
  const known = new Set<string>();
  const list = () => readLines(path);
  return {
    path,
    list,
    has: (issueId) => list().includes(issueId),
    add(issueId) {
      if (known.has(issueId)) return;
      if (!list().includes(issueId)) append(path, issueId);
      known.add(issueId);
    },
  };
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n').filter(isIssueId);
  } catch (error) {
    if (isMissing(error)) return [];
    throw new OperatorError(`The list of issues begun, ${path}, cannot be read: ${whyUnreadable(error)}.`, {
      cause: error,
    });
  }
}

/** What a power cut tore is none: `evening/2026-`. */
function isIssueId(line: string): boolean {
  return /^[a-z0-9-]+\/\d{4}-\d\d-\d\d$/.test(line);
}

/** A line that a power cut tore is ended first. */
function append(path: string, issueId: string): void {
  try {
    makeFolder(dirname(path));
    appendFileSync(path, `\n${issueId}\n`, { mode: 0o600 });
  } catch (error) {
    throw new OperatorError(
      `The list of issues begun, ${path}, cannot be written: ${whyUnwritable(error)}.`,
      {
        hint: 'Nothing is sent that cannot be written down. Check the folder, the disk and its free space.',
        cause: error,
      },
    );
  }
}
