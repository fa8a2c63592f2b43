import { hashOf } from '../lib/canonical-json.ts';
import type { Clock } from '../lib/clock.ts';
import { applyEdit } from './apply-edit.ts';
import type { EditCommand, EditOutcome, RefusedEdit } from './edit-command.ts';
import type { Issue, IssueContent } from './issue.ts';
import type { IssueStore } from './issue-store.ts';
import { stateInWords } from './state-in-words.ts';
import { isEditable } from './transitions.ts';

export interface IssueEffects {
  issues: IssueStore;
  clock: Clock;
}

/** Saves one command against the version the editor read. A saved change voids an approval. */
export async function editIssue(
  effects: IssueEffects,
  id: string,
  expectedVersion: number,
  command: EditCommand,
  actor: string,
): Promise<EditOutcome> {
  return saveContent(effects, id, expectedVersion, actor, command.kind, (issue) => {
    const applied = applyEdit(issue.content, command);
    if (applied.outcome === 'refused') return applied;
    return { outcome: 'applied', content: applied.content, detail: describeCommand(issue, command) };
  });
}

/** Saves an earlier version's content as a new version, so that nothing is ever overwritten. */
export async function restoreVersion(
  effects: IssueEffects,
  id: string,
  version: number,
  expectedVersion: number,
  actor: string,
): Promise<EditOutcome> {
  const content = await effects.issues.contentOfVersion(id, version);
  return saveContent(effects, id, expectedVersion, actor, 'restore_version', () =>
    content
      ? { outcome: 'applied', content, detail: `version ${version}` }
      : { outcome: 'refused', reason: `There is no version ${version}.` },
  );
}

type Change = { outcome: 'applied'; content: IssueContent; detail: string } | RefusedEdit;

async function saveContent(
  { issues, clock }: IssueEffects,
  id: string,
  expectedVersion: number,
  actor: string,
  action: string,
  change: (issue: Issue) => Change,
): Promise<EditOutcome> {
  const issue = await issues.get(id);
  if (!issue) return { outcome: 'not_found' };
  if (!isEditable(issue.state))
    return { outcome: 'refused', reason: `An issue that is ${stateInWords(issue.state)} cannot be edited.` };
  if (issue.version !== expectedVersion) return { outcome: 'conflict', current: issue };
  const changed = change(issue);
  if (changed.outcome === 'refused') return changed;
  const contentHash = hashOf(changed.content);
  if (contentHash === issue.contentHash) return { outcome: 'saved', issue };
  const saved = await issues.saveContent({
    id,
    expectedVersion,
    content: changed.content,
    contentHash,
    state: 'in_review',
    entry: { at: clock.now(), actor, action, detail: changed.detail },
  });
  const current = await issues.get(id);
  if (!current) return { outcome: 'not_found' };
  if (!saved) return { outcome: 'conflict', current };
  // Another edit may stand in it by now: it is not what this editor saw.
  return { outcome: 'saved', issue: { ...current, version: expectedVersion + 1 } };
}

/** Before and after, for the audit. */
function describeCommand(issue: Issue, command: EditCommand): string {
  const { kind, ...rest } = command;
  const before = kind === 'set_text' ? { before: issue.content[command.field] } : storyBefore(issue, command);
  return JSON.stringify({ ...before, ...rest });
}

function storyBefore(issue: Issue, command: EditCommand): Record<string, unknown> {
  if (!('storyId' in command)) return {};
  const place = issue.content.stories.findIndex(({ id }) => id === command.storyId);
  const story =
    issue.content.stories[place] ?? issue.content.leftOut.find(({ id }) => id === command.storyId);
  return story ? { story: story.edits.headline ?? story.headline, edits: story.edits, place } : {};
}
