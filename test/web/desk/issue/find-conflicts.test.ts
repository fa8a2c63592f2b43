import { expect, test } from 'vitest';
import type { EditCommand } from '../../../../src/issues/edit-command.ts';
import type { Issue, IssueContent, IssueStory, LeftOutStory } from '../../../../src/issues/issue.ts';
import { findConflicts } from '../../../../src/web/desk/issue/find-conflicts.ts';
import { deskContent } from '../../../support/desk-server.ts';

const content = deskContent();
const [first, second] = content.stories as [IssueStory, IssueStory];
const [read] = content.reads as [IssueStory];
const [left] = content.leftOut as [LeftOutStory];
const GONE = 'The story is no longer in the issue.';

const between = (command: EditCommand, theirs: IssueContent = content) =>
  findConflicts([command], { content: theirs } as Issue);

test('a text stands beside theirs, and equal texts are no conflict', () => {
  const subject = (value: string): EditCommand => ({ kind: 'set_text', field: 'subject', value });
  expect(between(subject('Mine'))).toEqual([
    { label: 'Subject', field: 'subject', mine: 'Mine', theirs: content.subject },
  ]);
  expect(between(subject(content.subject))).toEqual([]);
  expect(between({ kind: 'set_agenda', lines: ['a', 'b'] }, { ...content, agenda: ['c'] })).toEqual([
    { label: 'Agenda', field: 'agenda', mine: 'a\nb', theirs: 'c' },
  ]);
});

test.for([
  ['printed', first],
  ['read beside the stories', read],
  ['left out', left],
] as const)('each text of a story that is %s, as it is printed', ([, { id: storyId, headline }]) => {
  const summary = { length: 'lead' as const, text: 'Mine.' };
  const texts = { headline: 'Mine', kicker: 'Mine', summary, whyItMatters: 'Mine' };
  const found = between({ kind: 'set_story', storyId, ...texts });
  expect(found.map(({ label, field, mine }) => [label, field, mine])).toEqual([
    [`Headline of “${headline}”`, 'headline', 'Mine'],
    [`Kicker of “${headline}”`, 'kicker', 'Mine'],
    [`Summary of “${headline}”`, 'summary', 'Mine.'],
    [`Why it matters of “${headline}”`, 'why', 'Mine'],
  ]);
  expect(found[0]?.theirs).toBe(headline);
});

test('of a story that is gone it is said', () => {
  expect(between({ kind: 'set_story', storyId: 'nobody', headline: 'Mine' })).toEqual([
    { label: 'Headline', field: 'headline', mine: 'Mine', theirs: GONE },
  ]);
  expect(between({ kind: 'drop', storyId: 'nobody' })).toEqual([
    { label: 'A story', field: null, mine: 'left out', theirs: GONE },
  ]);
});

test('what was to be done stands beside where the story is now', () => {
  const pinned = { ...content, stories: [first, { ...second, pinned: true }] };
  const label = `“${second.headline}”`;
  const storyId = second.id;
  expect(between({ kind: 'move', storyId, to: 0 }, pinned)).toEqual([
    { label, field: null, mine: 'in place 1', theirs: 'in place 2, pinned' },
  ]);
  expect(between({ kind: 'pin', storyId, pinned: false }, pinned)[0]?.mine).toBe('not pinned');
  expect(between({ kind: 'drop', storyId })[0]).toMatchObject({ mine: 'left out', theirs: 'in place 2' });
  expect(between({ kind: 'move', storyId, to: 1 })).toEqual([]);
  expect(between({ kind: 'restore', storyId: left.id })[0]).toMatchObject({
    mine: 'brought back',
    theirs: 'left out',
  });
  expect(between({ kind: 'drop', storyId: left.id })).toEqual([]);
});
