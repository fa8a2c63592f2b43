import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { approveIssue } from '../../src/issues/approve-issue.ts';
import type { EditCommand } from '../../src/issues/edit-command.ts';
import { editIssue, restoreVersion } from '../../src/issues/edit-issue.ts';
import type { Issue, IssueContent } from '../../src/issues/issue.ts';
import { moveIssue } from '../../src/issues/move-issue.ts';
import { hashOf } from '../../src/lib/canonical-json.ts';
import { kickerOf } from '../../src/render/story-words.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { createIssueRepository, type IssueRepository } from '../../src/store/issues/issue-repository.ts';
import { migrate } from '../../src/store/migrate.ts';
import { fixedClock } from '../support/fixed-clock.ts';
import { sampleContent } from '../support/sample-issue.ts';

const ADA = 'ada@chronicle.example';
const GRACE = 'grace@chronicle.example';
const clock = fixedClock(Date.UTC(2026, 10, 23, 5, 40));

let database: Database;
let issues: IssueRepository;
let id: string;

beforeEach(async () => {
  database = await openDatabase('sqlite::memory:');
  await migrate(database);
  issues = createIssueRepository(database.db);
  const issue = draftOf(sampleContent());
  id = issue.id;
  await issues.insert(issue, { at: 0, actor: 'twofold', action: 'compose', detail: '' });
});
afterEach(() => database[Symbol.asyncDispose]());

const current = async () => {
  const issue = await issues.get(id);
  if (!issue) throw new Error('the issue is gone');
  return issue;
};
const edit = async (command: EditCommand, actor = ADA) =>
  editIssue({ issues, clock }, id, (await current()).version, command, actor);
const headlines = async () =>
  (await current()).content.stories.map(({ edits, headline }) => edits.headline ?? headline);

describe('an edit', () => {
  test('is a new version with its author, and the old one can be brought back', async () => {
    const before = (await current()).content.subject;
    await edit({ kind: 'set_text', field: 'subject', value: '  A better  subject ' });
    expect((await current()).content.subject).toBe('A better subject');
    expect(await current()).toMatchObject({ version: 2, state: 'in_review' });
    expect((await issues.versions(id)).map(({ version, author }) => [version, author])).toEqual([
      [2, ADA],
      [1, 'twofold'],
    ]);
    await restoreVersion({ issues, clock }, id, 1, 2, GRACE);
    expect((await current()).content.subject).toBe(before);
    expect((await current()).version).toBe(3);
  });

  test.for<['subject' | 'headline' | 'summary', string]>([
    ['subject', 'A subject cannot be empty.'],
    ['headline', 'A headline cannot be empty.'],
    ['summary', 'A summary cannot be empty.'],
  ])('an empty %s is refused in words', async ([field, reason]) => {
    const before = await current();
    const storyId = before.content.stories[0]?.id ?? '';
    const commands: Record<typeof field, EditCommand> = {
      subject: { kind: 'set_text', field: 'subject', value: ' ' },
      headline: { kind: 'set_story', storyId, headline: ' ' },
      summary: { kind: 'set_story', storyId, summary: { length: 'lead', text: '\n' } },
    };
    expect(await edit(commands[field])).toEqual({ outcome: 'refused', reason, field });
    expect(await current()).toEqual(before);
  });

  test('an emptied preheader, greeting and kicker are left out', async () => {
    const storyId = (await current()).content.stories[0]?.id ?? '';
    await edit({ kind: 'set_text', field: 'preheader', value: ' ' });
    await edit({ kind: 'set_text', field: 'greeting', value: '' });
    await edit({ kind: 'set_story', storyId, kicker: '' });
    const { content, version } = await current();
    expect(version).toBe(4);
    expect(content).toMatchObject({ preheader: '', greeting: '' });
    expect(content.stories.slice(0, 1).map(kickerOf)).toEqual(['']);
  });

  test('a headline and a summary lie over the machine’s, which stay', async () => {
    const story = (await current()).content.stories[1];
    if (!story) throw new Error('the sample has no second story');
    const summary = { length: 'story' as const, text: 'In the editor’s words.' };
    await edit({ kind: 'set_story', storyId: story.id, headline: 'Rewritten', summary });
    const edited = (await current()).content.stories[1];
    expect(edited).toMatchObject({
      headline: story.headline,
      edits: { headline: 'Rewritten', summary: { story: summary.text } },
    });
    expect(edited?.summaries).toEqual(story.summaries);
  });

  test('the subject follows the lead while nobody wrote it, and stays once somebody did', async () => {
    const [lead, second] = (await current()).content.stories;
    if (!lead || !second) throw new Error('the sample is too small');
    await edit({ kind: 'set_story', storyId: lead.id, headline: 'A new lead' });
    expect((await current()).content.subject).toBe('A new lead');
    await edit({ kind: 'move', storyId: second.id, to: 0 });
    expect(second.headline.startsWith((await current()).content.subject.replace('…', ''))).toBe(true);
    await edit({ kind: 'set_text', field: 'subject', value: 'Ours' });
    await edit({ kind: 'drop', storyId: second.id });
    expect((await current()).content.subject).toBe('Ours');
  });

  test('move, drop and bring back', async () => {
    const [first, second, third] = (await current()).content.stories;
    if (!first || !second || !third) throw new Error('the sample is too small');
    const order = await headlines();
    await edit({ kind: 'move', storyId: third.id, to: 0 });
    expect(await headlines()).toEqual([order[2], order[0], order[1], ...order.slice(3)]);
    await edit({ kind: 'drop', storyId: first.id });
    expect(await headlines()).not.toContain(order[0]);
    expect((await current()).content.leftOut[0]).toMatchObject({
      id: first.id,
      reason: 'dropped by an editor',
    });
    await edit({ kind: 'restore', storyId: first.id });
    expect((await headlines()).at(-1)).toBe(order[0]);
  });

  test.for<[string, EditCommand]>([
    ['a place that is not there', { kind: 'move', storyId: 'FIRST', to: 99 }],
    ['a story that is not there', { kind: 'drop', storyId: 'nobody' }],
    ['a subject without end', { kind: 'set_text', field: 'subject', value: 'x'.repeat(201) }],
    ['too long an agenda', { kind: 'set_agenda', lines: Array(21).fill('09:00 council') }],
  ])('%s is refused and nothing changes', async ([, command]) => {
    const before = await current();
    const named =
      'storyId' in command && command.storyId === 'FIRST'
        ? { ...command, storyId: before.content.stories[0]?.id ?? '' }
        : command;
    expect((await edit(named)).outcome).toBe('refused');
    expect(await current()).toEqual(before);
  });

  test('a subject of which nothing can be seen is empty', async () => {
    const before = await current();
    for (const value of ['\u200b\u200c\u200d', '\ufeff \u2060\n', '\u3164', '\u202e\u202c'])
      expect(await edit({ kind: 'set_text', field: 'subject', value }), JSON.stringify(value)).toEqual({
        outcome: 'refused',
        reason: 'A subject cannot be empty.',
        field: 'subject',
      });
    expect(await current()).toEqual(before);
    await edit({ kind: 'set_text', field: 'greeting', value: '\u200b' });
    await edit({ kind: 'set_text', field: 'note', value: '\u2060\n\n\u2060' });
    expect((await current()).content).toMatchObject({ greeting: '', note: '' });
  });

  test('zero-width characters between letters and in emoji stay as typed', async () => {
    const value = 'می\u200cخواهم 👩\u200d🚒';
    await edit({ kind: 'set_text', field: 'subject', value });
    expect((await current()).content.subject).toBe(value);
  });

  test('control characters never reach a header', async () => {
    await edit({ kind: 'set_text', field: 'subject', value: 'News\r\nBcc: everyone@example.org\u0000' });
    expect((await current()).content.subject).toBe('News Bcc: everyone@example.org');
  });

  test('against an older version is a conflict, and both texts are kept', async () => {
    await edit({ kind: 'set_text', field: 'subject', value: 'Ada was first' });
    const late = await editIssue(
      { issues, clock },
      id,
      1,
      { kind: 'set_text', field: 'subject', value: 'Grace too' },
      GRACE,
    );
    expect(late).toMatchObject({
      outcome: 'conflict',
      current: { content: { subject: 'Ada was first' }, version: 2 },
    });
    expect(await current()).toMatchObject({ version: 2, content: { subject: 'Ada was first' } });
  });

  test('that changes nothing is no version', async () => {
    const before = await current();
    expect(
      await edit({ kind: 'set_text', field: 'subject', value: ` ${before.content.subject} ` }),
    ).toMatchObject({ outcome: 'saved' });
    expect(await current()).toEqual(before);
  });

  test('says in the audit what was there before', async () => {
    const { subject, stories } = (await current()).content;
    const storyId = stories[1]?.id ?? '';
    await edit({ kind: 'set_text', field: 'subject', value: 'Ours' });
    await edit({ kind: 'set_story', storyId, headline: 'Rewritten' });
    await edit({ kind: 'drop', storyId });
    await edit({ kind: 'restore', storyId });
    const said = (await issues.audit(id)).toReversed().slice(1);
    expect(said.map(({ action, detail }) => [action, JSON.parse(detail)])).toEqual([
      ['set_text', { before: subject, field: 'subject', value: 'Ours' }],
      [
        'set_story',
        { story: stories[1]?.headline, edits: stories[1]?.edits, place: 1, storyId, headline: 'Rewritten' },
      ],
      ['drop', { story: 'Rewritten', edits: { headline: 'Rewritten' }, place: 1, storyId }],
      ['restore', { story: 'Rewritten', edits: { headline: 'Rewritten' }, place: -1, storyId }],
    ]);
  });

  test('back to a version that never was is refused', async () => {
    expect(await restoreVersion({ issues, clock }, id, 7, 1, ADA)).toEqual({
      outcome: 'refused',
      reason: 'There is no version 7.',
    });
  });

  test('of two at the same moment one is saved', async () => {
    const outcomes = await Promise.all(
      ['one', 'two'].map((value) =>
        editIssue({ issues, clock }, id, 1, { kind: 'set_text', field: 'note', value }, ADA),
      ),
    );
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['conflict', 'saved']);
    expect((await current()).version).toBe(2);
  });
});

describe('an approval', () => {
  const approve = (hash: string, actor = ADA) => approveIssue({ issues, clock }, id, hash, actor);

  test('is of exactly the content that was shown', async () => {
    const { contentHash } = await current();
    await edit({ kind: 'set_text', field: 'note', value: 'A late thought.' });
    expect((await approve(contentHash)).outcome).toBe('changed');
    const now = (await current()).contentHash;
    expect((await approve(now)).outcome).toBe('approved');
    expect((await issues.audit(id))[0]).toMatchObject({ action: 'approve', detail: `version 2, ${now}` });
    expect(await current()).toMatchObject({ state: 'approved', approvedVersion: 2, approvedBy: ADA });
  });

  test('is voided by any edit, and what was approved is remembered', async () => {
    await approve((await current()).contentHash);
    const { approvedHash } = await current();
    await edit({ kind: 'set_text', field: 'note', value: 'A late thought.' }, GRACE);
    expect(await current()).toMatchObject({ state: 'in_review', approvedVersion: 1, approvedHash });
  });

  test('lifts a hold', async () => {
    await issues.setHeldReason(id, 'thin news', { at: 0, actor: 'twofold', action: 'hold', detail: '' });
    await approve((await current()).contentHash);
    expect((await current()).heldReason).toBeNull();
  });

  test('twice is once', async () => {
    const { contentHash } = await current();
    const [first, second] = [await approve(contentHash, ADA), await approve(contentHash, GRACE)];
    expect([first.outcome, second.outcome]).toEqual(['approved', 'approved']);
    expect((await current()).approvedBy).toBe(ADA);
  });

  test('at the moment of an edit is of what was shown or of nothing', async () => {
    const { contentHash } = await current();
    const note: EditCommand = { kind: 'set_text', field: 'note', value: 'A late thought.' };
    const [edited, approved] = await Promise.all([
      editIssue({ issues, clock }, id, 1, note, GRACE),
      approve(contentHash),
    ]);
    expect([edited.outcome, approved.outcome]).toEqual(['saved', 'changed']);
    expect(await current()).toMatchObject({ state: 'in_review', approvedHash: null });
  });

  test('by two at the moment of an edit: the later hears that it no longer stands', async () => {
    const { contentHash } = await current();
    const note: EditCommand = { kind: 'set_text', field: 'note', value: 'A late thought.' };
    const [first, second, edited] = await Promise.all([
      approve(contentHash, ADA),
      approve(contentHash, GRACE),
      editIssue({ issues, clock }, id, 1, note, GRACE),
    ]);
    expect([first.outcome, edited.outcome]).toEqual(['approved', 'saved']);
    expect(second).toMatchObject({ outcome: 'changed', current: { state: 'in_review' } });
  });

  test('of a cancelled issue is refused', async () => {
    expect((await moveIssue({ issues, clock }, id, 'cancel', ADA)).outcome).toBe('done');
    expect(await approve((await current()).contentHash)).toMatchObject({
      outcome: 'refused',
      reason: expect.stringMatching(/cancelled/),
    });
    expect(await edit({ kind: 'set_text', field: 'note', value: 'too late' })).toMatchObject({
      outcome: 'refused',
    });
  });
});

test('in each state an issue takes what makes sense there, and nothing else', async () => {
  const effects = { issues, clock };
  const states = [
    'draft',
    'in_review',
    'approved',
    'sending',
    'paused',
    'finished',
    'finished_with_failures',
    'cancelled',
  ] as const;
  let edits = 0;
  const acts: Record<string, () => Promise<{ outcome: string }>> = {
    withdraw: () => moveIssue(effects, id, 'withdraw_approval', ADA),
    pause: () => moveIssue(effects, id, 'pause', ADA),
    resume: () => moveIssue(effects, id, 'resume', ADA),
    cancel: () => moveIssue(effects, id, 'cancel', ADA),
    approve: async () => approveIssue(effects, id, (await current()).contentHash, ADA),
    edit: () => edit({ kind: 'set_text', field: 'note', value: `Edit ${++edits}` }),
  };
  const possible: Record<string, string[]> = {};
  for (const [name, act] of Object.entries(acts)) {
    possible[name] = [];
    for (const state of states) {
      await database.db.updateTable('issues').set({ state, approved_hash: null }).execute();
      if ((await act()).outcome !== 'refused') possible[name].push(state);
    }
  }
  const editable = ['draft', 'in_review', 'approved'];
  expect(possible).toEqual({
    withdraw: ['approved'],
    pause: ['sending'],
    resume: ['paused'],
    cancel: [...editable, 'sending', 'paused'],
    approve: ['draft', 'in_review'],
    edit: editable,
  });
});

test('moves are those of the table, and each is in the audit', async () => {
  const effects = { issues, clock };
  expect(await moveIssue(effects, id, 'pause', ADA)).toMatchObject({
    outcome: 'refused',
    reason: expect.stringMatching(/while it is sending/),
  });
  expect(await moveIssue(effects, id, 'withdraw_approval', ADA)).toMatchObject({ outcome: 'refused' });
  expect(await moveIssue(effects, 'morning/1999-01-01', 'cancel', ADA)).toEqual({ outcome: 'not_found' });
  await moveIssue(effects, id, 'cancel', GRACE);
  expect((await issues.audit(id)).map(({ action, actor }) => [action, actor])).toEqual([
    ['cancel', GRACE],
    ['compose', 'twofold'],
  ]);
});

function draftOf(content: IssueContent): Issue {
  return {
    id: 'morning/2026-11-23',
    edition: 'morning',
    date: '2026-11-23',
    state: 'draft',
    version: 1,
    content,
    contentHash: hashOf(content),
    window: { from: 0, to: clock.now() },
    sendAt: clock.now(),
    approvedVersion: null,
    approvedHash: null,
    approvedBy: null,
    approvedAt: null,
    heldReason: null,
    finishedAt: null,
  };
}

describe('after the approval', () => {
  const approveNow = async () => approveIssue({ issues, clock }, id, (await current()).contentHash, ADA);

  test('a withdrawal leaves nothing that a policy could send, and says who withdrew', async () => {
    await approveNow();
    await moveIssue({ issues, clock }, id, 'withdraw_approval', GRACE);
    expect(await current()).toMatchObject({ state: 'in_review', approvedVersion: null, approvedHash: null });
    expect((await current()).heldReason).toContain(GRACE);
  });

  test('a resumed issue no longer says why it stood still', async () => {
    await approveNow();
    const entry = { at: 0, actor: 'twofold', action: 'pause', detail: '' };
    await issues.move({
      id,
      from: ['approved'],
      to: 'paused',
      heldReason: 'The server answered 550.',
      entry,
    });
    await moveIssue({ issues, clock }, id, 'resume', ADA);
    expect(await current()).toMatchObject({ state: 'sending', heldReason: null });
  });
});
