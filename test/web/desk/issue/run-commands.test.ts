import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EditCommand } from '../../../../src/issues/edit-command.ts';
import { runCommands } from '../../../../src/web/desk/issue/run-commands.ts';
import { type DeskServer, EDITOR, ISSUE_ID, startDesk } from '../../../support/desk-server.ts';

let desk: DeskServer;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(() => desk[Symbol.asyncDispose]());

const run = (version: number, ...commands: EditCommand[]) =>
  runCommands(desk.deps.issues, ISSUE_ID, version, commands, EDITOR);
const stored = async () => {
  const issue = await desk.deps.issues.get(ISSUE_ID);
  if (!issue) throw new Error('the draft is gone');
  return issue;
};
const note = (value: string): EditCommand => ({ kind: 'set_text', field: 'note', value });
const greeting = (value: string): EditCommand => ({ kind: 'set_text', field: 'greeting', value });

test('all of a form are saved, each on the version before it', async () => {
  expect(await run(1, note('One.'), greeting('Two.'))).toMatchObject({ outcome: 'saved' });
  expect(await stored()).toMatchObject({ version: 3, content: { note: 'One.', greeting: 'Two.' } });
  expect(await run(3)).toMatchObject({ outcome: 'saved', issue: { version: 3 } });
});

test('each is tried on what those before it leave', async () => {
  const storyId = (await stored()).content.stories[0]?.id ?? '';
  const drop: EditCommand = { kind: 'drop', storyId };
  expect(await run(1, note('One.'), drop, drop)).toMatchObject({ outcome: 'refused' });
  expect((await stored()).version).toBe(1);
  expect(await run(1, drop, { kind: 'restore', storyId })).toMatchObject({ outcome: 'saved' });
});

test('on an older version it is a conflict, also where it could not be done now', async () => {
  const storyId = (await stored()).content.stories[0]?.id ?? '';
  await run(1, { kind: 'drop', storyId });
  const late = await run(1, { kind: 'move', storyId, to: 1 }, note('One.'));
  expect(late).toMatchObject({ outcome: 'conflict', current: { version: 2 } });
  expect((await stored()).content.note).not.toBe('One.');
});

test('of an issue that is not there nothing is saved', async () => {
  const none = runCommands(desk.deps.issues, 'morning/1999-01-01', 1, [note('One.')], EDITOR);
  expect(await none).toEqual({ outcome: 'not_found' });
});
