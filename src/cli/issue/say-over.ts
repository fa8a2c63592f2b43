import type { App } from '../../app/app.ts';
import type { Issue } from '../../issues/issue.ts';
import { describeInstant } from '../../issues/local-time.ts';
import { stateInWords } from '../../issues/state-in-words.ts';
import { ExitCode } from '../../lib/errors.ts';
import type { Terminal } from '../terminal.ts';

/** Of an issue that is finished says so, and since when, with the exit code its send had; null of any other. */
export function sayOver(app: App, issue: Issue, terminal: Terminal): ExitCode | null {
  if (issue.state !== 'finished' && issue.state !== 'finished_with_failures') return null;
  const { zone } = app.jobs.editionOf(issue.edition);
  const since = issue.finishedAt === null ? '' : ` since ${describeInstant(issue.finishedAt, zone)}`;
  terminal.say(`${issue.id} is ${stateInWords(issue.state)}${since}; nothing is sent twice.`);
  if (issue.state === 'finished') return ExitCode.ok;
  terminal.say(`“twofold status ${issue.id}” names the failures.`);
  return ExitCode.failure;
}
