import type { EditCommand, EditOutcome } from '../../issues/edit-command.ts';
import type { DeskIssues } from './desk-deps.ts';

/** Applies the commands of one form in order, each on the version the one before it made. */
export async function runCommands(
  issues: Pick<DeskIssues, 'get' | 'edit'>,
  id: string,
  version: number,
  commands: EditCommand[],
  actor: string,
): Promise<EditOutcome> {
  const issue = await issues.get(id);
  if (!issue) return { outcome: 'not_found' };
  let last: EditOutcome = { outcome: 'saved', issue };
  let expected = version;
  for (const command of commands) {
    last = await issues.edit(id, expected, command, actor);
    if (last.outcome !== 'saved') return last;
    expected = last.issue.version;
  }
  return last;
}
