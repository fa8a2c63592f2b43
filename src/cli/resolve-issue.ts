import type { App } from '../app/app.ts';
import type { Issue } from '../issues/issue.ts';
import { parseIssueId } from '../issues/slot.ts';
import { ExitCode, OperatorError } from '../lib/errors.ts';

export const ISSUE_HELP = '`edition/YYYY-MM-DD`, or an edition for its newest issue';

/** Finds the issue a person named. Throws OperatorError (exit 2) where there is none. */
export async function resolveIssue(app: App, named: string): Promise<Issue> {
  const id = parseIssueId(named) ? named : await newestOf(app, named);
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

async function newestOf(app: App, edition: string): Promise<string | undefined> {
  if (!app.newsroom.editions.some(({ id }) => id === edition)) {
    const known = app.newsroom.editions.map(({ id }) => id).join(', ');
    throw new OperatorError(`“${edition}” is neither an issue (edition/YYYY-MM-DD) nor an edition.`, {
      hint: `The source list has ${known || 'no editions'}.`,
      exitCode: ExitCode.usage,
    });
  }
  return (await app.issues.list(200)).find((issue) => issue.edition === edition)?.id;
}
