import { describe, expect, test } from 'vitest';
import { applyEdit } from '../../src/issues/apply-edit.ts';
import type { EditCommand } from '../../src/issues/edit-command.ts';
import type { IssueContent, IssueStory } from '../../src/issues/issue.ts';
import { sampleContent } from '../support/sample-issue.ts';

const content = sampleContent();
const [first, second] = content.stories as [IssueStory, IssueStory];
const [read] = content.reads as [IssueStory];

function editedBy(command: EditCommand, before: IssueContent = content): IssueContent {
  const edited = applyEdit(before, command);
  if (edited.outcome === 'refused') throw new Error(edited.reason);
  return edited.content;
}
const outcome = (command: EditCommand) => applyEdit(content, command).outcome;
const idsOf = (stories: IssueStory[]) => stories.map(({ id }) => id);

describe('texts', () => {
  test('a note keeps its paragraphs, and is tidied within them', () => {
    const value = ' One\ttwo  three.\u2028Four. \r\n\r\n\r\n \r\nFive.\rSix.\u0007\n';
    const note = editedBy({ kind: 'set_text', field: 'note', value }).note;
    expect(note).toBe('One two three. Four.\n\nFive.\nSix.');
  });

  test('every other text is one line', () => {
    const value = ' Boats\u2029leave\r\n\r\nat\u0000 ten ';
    expect(editedBy({ kind: 'set_text', field: 'greeting', value }).greeting).toBe('Boats leave at ten');
  });

  test('an agenda has twenty lines that are not empty', () => {
    const lines = Array.from({ length: 20 }, (_, n) => ` ${n}:00  council `);
    const { agenda } = editedBy({ kind: 'set_agenda', lines: ['', ...lines, ' '] });
    expect([agenda.length, agenda[0]]).toEqual([20, '0:00 council']);
  });

  test.for<[string, number, (text: string) => EditCommand]>([
    ['subject', 200, (value) => ({ kind: 'set_text', field: 'subject', value })],
    ['preheader', 300, (value) => ({ kind: 'set_text', field: 'preheader', value })],
    ['greeting', 1_000, (value) => ({ kind: 'set_text', field: 'greeting', value })],
    ['note', 10_000, (value) => ({ kind: 'set_text', field: 'note', value })],
    ['agenda', 300, (line) => ({ kind: 'set_agenda', lines: ['09:00 council', line] })],
    ['headline', 300, (headline) => ({ kind: 'set_story', storyId: first.id, headline })],
    ['kicker', 60, (kicker) => ({ kind: 'set_story', storyId: first.id, kicker })],
    [
      'summary',
      5_000,
      (text) => ({ kind: 'set_story', storyId: first.id, summary: { length: 'lead', text } }),
    ],
    ['whyItMatters', 400, (whyItMatters) => ({ kind: 'set_story', storyId: first.id, whyItMatters })],
  ])('%s: as long as %i characters, and no longer', ([field, most, command]) => {
    expect(outcome(command('x'.repeat(most)))).toBe('applied');
    expect(applyEdit(content, command('x'.repeat(most + 1)))).toMatchObject({
      outcome: 'refused',
      field,
      reason: expect.stringContaining(`${most + 1} characters; at most ${most} fit`),
    });
  });
});

describe('a story’s words', () => {
  const edits = (change: Omit<Extract<EditCommand, { kind: 'set_story' }>, 'kind'>, before = content) =>
    editedBy({ kind: 'set_story', ...change }, before).stories.find(({ id }) => id === change.storyId)?.edits;

  test('the machine’s own are no edit, and typed again they take one back', () => {
    const { id: storyId, headline } = first;
    const summary = first.summaries.lead.sentences.map(({ text }) => text).join(' ');
    const edited = editedBy({
      kind: 'set_story',
      storyId,
      headline: 'Ours',
      kicker: 'Ours',
      summary: { length: 'lead', text: 'Ours.' },
    });
    const back = {
      storyId,
      headline,
      kicker: first.kicker,
      summary: { length: 'lead' as const, text: summary },
    };
    expect(edits(back, edited)).toEqual({ summary: {} });
    expect(edits({ storyId, headline })).toEqual({});
  });

  test('where a story has no kicker its topic stands for it', () => {
    const plain = { ...first, kicker: '', topics: ['Canals', 'Locks'] };
    const before = { ...content, stories: [plain, second] };
    expect(edits({ storyId: first.id, kicker: 'Canals' }, before)).toEqual({});
    expect(edits({ storyId: first.id, kicker: '' }, before)).toEqual({ kicker: '' });
  });

  test('a summary of one length leaves those of the others', () => {
    const summaryOf = (length: 'lead' | 'brief', text: string): EditCommand => ({
      kind: 'set_story',
      storyId: first.id,
      summary: { length, text },
    });
    const both = editedBy(summaryOf('brief', 'Short.'), editedBy(summaryOf('lead', 'Long.')));
    expect(both.stories[0]?.edits.summary).toEqual({ lead: 'Long.', brief: 'Short.' });
  });

  test('a line on why it matters may be left out', () => {
    const told = { ...content, stories: [{ ...first, whyItMatters: 'It is the only bridge.' }, second] };
    expect(edits({ storyId: first.id, whyItMatters: '' }, told)).toEqual({ whyItMatters: '' });
  });

  test('one that is read beside the stories is edited in its place', () => {
    const edited = editedBy({ kind: 'set_story', storyId: read.id, headline: 'Ours' });
    expect(edited.reads[0]?.edits).toEqual({ headline: 'Ours' });
    expect(edited.stories).toEqual(content.stories);
  });
});

describe('a story’s place', () => {
  test.for([-1, 0.5, Number.NaN, content.stories.length])('%d is none', (to) => {
    expect(outcome({ kind: 'move', storyId: first.id, to })).toBe('refused');
  });

  test('the last one is one', () => {
    const to = content.stories.length - 1;
    expect(idsOf(editedBy({ kind: 'move', storyId: first.id, to }).stories).at(-1)).toBe(first.id);
  });

  test('dropped it is pinned no more; brought back it is, and is left out no more', () => {
    const pinned = editedBy({ kind: 'pin', storyId: second.id, pinned: true });
    const dropped = editedBy({ kind: 'drop', storyId: second.id }, pinned);
    expect(dropped.leftOut[0]).toMatchObject({ id: second.id, pinned: false });
    const back = editedBy({ kind: 'restore', storyId: second.id }, dropped);
    expect(back.stories.at(-1)).toMatchObject({ id: second.id, pinned: true });
    expect(back.stories.at(-1)).not.toHaveProperty('reason');
    expect(idsOf(back.leftOut)).toEqual(idsOf(content.leftOut));
  });

  test('what is read beside the stories can be dropped too', () => {
    const dropped = editedBy({ kind: 'drop', storyId: read.id });
    expect([idsOf(dropped.reads), dropped.leftOut[0]?.id]).toEqual([idsOf(content.reads).slice(1), read.id]);
  });

  test.for<EditCommand>([
    { kind: 'move', storyId: 'nobody', to: 0 },
    { kind: 'drop', storyId: 'nobody' },
    { kind: 'restore', storyId: 'nobody' },
    { kind: 'restore', storyId: first.id },
    { kind: 'pin', storyId: 'nobody', pinned: true },
    { kind: 'set_story', storyId: 'nobody', headline: 'Ours' },
  ])('$kind of a story that is not there is refused', (command) => {
    expect(applyEdit(content, command)).toMatchObject({ reason: expect.stringContaining('no such story') });
  });
});
