import { applyEdit } from '../../../issues/apply-edit.ts';
import type { EditCommand, EditOutcome, RefusedEdit } from '../../../issues/edit-command.ts';
import type { IssueContent } from '../../../issues/issue.ts';
import type { DeskIssues } from '../desk-deps.ts';

/**
 * Applies the commands of one form in order, each on the version the one before it made. All are tried first: of a form
 * with a fault nothing is saved.
 */
export async function runCommands(
  issues: Pick<DeskIssues, 'get' | 'edit'>,
  id: string,
  version: number,
  commands: EditCommand[],
  actor: string,
): Promise<EditOutcome> {
  const issue = await issues.get(id);
  if (!issue) return { outcome: 'not_found' };
  const fault = issue.version === version ? findFault(issue.content, commands) : null;
  if (fault) return fault;
  let last: EditOutcome = { outcome: 'saved', issue };
  let expected = version;
  for (const command of commands) {
    last = await issues.edit(id, expected, command, actor);
    if (last.outcome !== 'saved') return last;
    expected = last.issue.version;
  }
  return last;
}

function findFault(content: IssueContent, commands: EditCommand[]): RefusedEdit | null {
  let tried = content;
  for (const command of commands) {
    const applied = applyEdit(tried, command);
    if (applied.outcome === 'refused') return applied;
    tried = applied.content;
  }
  return null;
}
