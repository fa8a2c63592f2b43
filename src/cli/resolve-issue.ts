import type { App } from '../app/app.ts';
import type { Issue } from '../issues/issue.ts';
import { parseIssueId } from '../issues/slot.ts';
import { ExitCode, OperatorError } from '../lib/errors.ts';

export const ISSUE_HELP = '`edition/YYYY-MM-DD`, or an edition for its newest issue';

/** Finds the issue a person named to a verb. Throws OperatorError (exit 2) where there is none. */
export async function resolveIssue(app: App, named: string, verb: string): Promise<Issue> {
  const id = parseIssueId(named) ? named : await newestOf(app, named, verb);
  const issue = id && (await app.issues.get(id));
  if (issue) return issue;
  const known = (await app.issues.list(5)).map((each) => each.id);
  throw new OperatorError(`There is no issue “${named}”.`, {
    hint:
      known.length > 0
        ? `The newest are ${known.join(', ')}.`
        : 'Nothing has been composed yet: “twofold compose EDITION”.',
    exitCode: ExitCode.usage,
  });
}

async function newestOf(app: App, edition: string, verb: string): Promise<string | undefined> {
  const newest = (await app.issues.list(200)).find((issue) => issue.edition === edition)?.id;
  if (!app.newsroom.editions.some(({ id }) => id === edition)) {
    if (newest !== undefined)
      throw new OperatorError(`The source list has no edition “${edition}” any more.`, {
        hint: `Its newest issue is meant by its whole name: “twofold ${verb} ${newest}”.`,
        exitCode: ExitCode.usage,
      });
    const known = app.newsroom.editions.map(({ id }) => id).join(', ');
    throw new OperatorError(`“${edition}” is neither an issue (edition/YYYY-MM-DD) nor an edition.`, {
      hint: `The source list has ${known || 'no editions'}.`,
      exitCode: ExitCode.usage,
    });
  }
  return newest;
}
