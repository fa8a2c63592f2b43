import type { Issue } from '../../issues/issue.ts';
import { ExitCode, OperatorError, whyUnreadable } from '../../lib/errors.ts';
import { readBounded } from '../../lib/read-bounded.ts';

const MOST_MB = 50;

/** An issue that `replay` wrote. Throws OperatorError (exit 2) where the file holds none. */
export async function readIssueFile(path: string): Promise<Issue> {
  let issue: unknown;
  try {
    issue = JSON.parse((await readBounded(path, MOST_MB)).toString());
  } catch (error) {
    throw notAnIssue(path, whyUnreadable(error));
  }
  if (isIssue(issue)) return issue;
  throw notAnIssue(path, 'it has no id, window and stories');
}

/** As far as an issue is read as one that went before. */
function isIssue(value: unknown): value is Issue {
  const { id, window, content } = (value ?? {}) as Partial<Issue>;
  return (
    typeof id === 'string' &&
    typeof window?.to === 'number' &&
    [content?.stories, content?.reads].every(
      (stories) =>
        Array.isArray(stories) &&
        stories.every((story) => Array.isArray(story?.articles) && story.summaries && story.edits),
    )
  );
}

function notAnIssue(path: string, why: string): OperatorError {
  return new OperatorError(`${path} is not an issue: ${why}.`, {
    hint: 'Name the issue.json that an earlier replay wrote.',
    exitCode: ExitCode.usage,
  });
}
