import { describe, expect, test } from 'vitest';
import { applyEdit } from '../../src/issues/apply-edit.ts';
import type { EditCommand } from '../../src/issues/edit-command.ts';
import type { IssueContent, IssueStory } from '../../src/issues/issue.ts';
import { mergeDraft } from '../../src/issues/merge-draft.ts';
import { sampleContent } from '../support/sample-issue.ts';

const earlier = sampleContent();
const ids = earlier.stories.map(({ id }) => id);
const [first = '', second = '', third = ''] = ids;

/** What the composer would make now: another order, and one story that was not there before. */
function fresh(): IssueContent {
  const content = sampleContent();
  const [lead, ...rest] = content.stories;
  if (!lead) throw new Error('the sample has no story');
  const arrived: IssueStory = {
    ...lead,
    id: 'arrived',
    headline: 'Something new',
    articles: [{ ...lead.articles[0], id: 'article-arrived' } as IssueStory['articles'][0]],
  };
  const stories = [arrived, ...rest.toReversed(), lead].slice(0, content.stories.length);
  const machine = { ...content.machine, subject: 'Something new' };
  return {
    ...content,
    subject: 'Something new',
    machine,
    stories,
    machineOrder: stories.map(({ id }) => id),
  };
}

function edited(...commands: EditCommand[]): IssueContent {
  return commands.reduce((content, command) => {
    const applied = applyEdit(content, command);
    if (applied.outcome === 'refused') throw new Error(applied.reason);
    return applied.content;
  }, earlier);
}

const orderOf = ({ stories }: IssueContent) => stories.map(({ id }) => id);

test('an untouched draft is replaced by the fresh one', () => {
  expect(mergeDraft(fresh(), earlier)).toEqual(fresh());
});

test('texts an editor wrote stay, the machine’s are renewed', () => {
  const merged = mergeDraft(
    fresh(),
    edited(
      { kind: 'set_text', field: 'preheader', value: 'Ours' },
      { kind: 'set_text', field: 'note', value: 'A note' },
      { kind: 'set_text', field: 'greeting', value: 'Hello.' },
      { kind: 'set_agenda', lines: ['09:00 council'] },
    ),
  );
  expect(merged).toMatchObject({
    subject: 'Something new',
    preheader: 'Ours',
    note: 'A note',
    greeting: 'Hello.',
    agenda: ['09:00 council'],
  });
});

test('a dropped story stays out, whatever the ranking says', () => {
  const merged = mergeDraft(fresh(), edited({ kind: 'drop', storyId: second }));
  expect(orderOf(merged)).not.toContain(second);
  expect(merged.leftOut.map(({ id }) => id)).toContain(second);
  expect(orderOf(merged)[0]).toBe('arrived');
});

test('a pinned story keeps its place among fresh ones', () => {
  const merged = mergeDraft(fresh(), edited({ kind: 'pin', storyId: second, pinned: true }));
  expect(orderOf(merged)[1]).toBe(second);
  expect(orderOf(merged)[0]).toBe('arrived');
  expect(new Set(orderOf(merged)).size).toBe(merged.stories.length);
});

test('a rewritten story keeps its words and its place', () => {
  const merged = mergeDraft(fresh(), edited({ kind: 'set_story', storyId: third, headline: 'Ours' }));
  expect(merged.stories[2]).toMatchObject({ id: third, edits: { headline: 'Ours' } });
});

test('an order an editor made stands; what is new does not push in', () => {
  const merged = mergeDraft(fresh(), edited({ kind: 'move', storyId: third, to: 0 }));
  expect(orderOf(merged)).toEqual([third, first, second, ...ids.slice(3)]);
});

test('an order an editor made stands at every later refresh', () => {
  const once = mergeDraft(fresh(), edited({ kind: 'move', storyId: third, to: 0 }));
  expect(orderOf(mergeDraft(fresh(), once))).toEqual([third, first, second, ...ids.slice(3)]);
});

test('the subject follows a lead that an editor reworded', () => {
  const merged = mergeDraft(fresh(), edited({ kind: 'set_story', storyId: first, headline: 'Ours' }));
  expect(orderOf(merged)[0]).toBe(first);
  expect(merged.subject).toBe('Ours');
});

test('a pinned story that the ranking has not takes the place of another, and none is lost', () => {
  const pin = (storyId: string): EditCommand => ({ kind: 'pin', storyId, pinned: true });
  const merged = mergeDraft(fresh(), edited(pin(first)));
  expect(orderOf(fresh())).not.toContain(first);
  expect(orderOf(merged)[0]).toBe(first);
  expect(merged.stories).toHaveLength(fresh().stories.length);
  const thin = { ...fresh(), stories: fresh().stories.slice(0, 1) };
  expect(orderOf(mergeDraft(thin, edited(...[first, second, third].map(pin))))).toEqual([
    first,
    second,
    third,
  ]);
});

test('what only the machine left out may be printed now', () => {
  const [lead] = earlier.stories;
  if (!lead) throw new Error('the sample has no story');
  const before = { ...earlier, stories: earlier.stories.slice(1), machineOrder: ids.slice(1) };
  const merged = mergeDraft(earlier, { ...before, leftOut: [{ ...lead, reason: 'a promotion' }] });
  expect(orderOf(merged)).toContain(first);
});

describe('what is read beside the stories', () => {
  const [read] = earlier.reads;
  const storyId = read?.id ?? '';

  test('keeps an editor’s words', () => {
    const merged = mergeDraft(fresh(), edited({ kind: 'set_story', storyId, headline: 'Ours' }));
    expect(merged.reads[0]?.edits).toEqual({ headline: 'Ours' });
  });

  test('stays out once it is dropped, and is listed once', () => {
    const dropped = edited({ kind: 'drop', storyId });
    const again = { ...fresh(), leftOut: dropped.leftOut.map((story) => ({ ...story, reason: 'a review' })) };
    const merged = mergeDraft(again, dropped);
    expect(merged.reads.map(({ id }) => id)).not.toContain(storyId);
    expect(merged.leftOut.filter(({ id }) => id === storyId)).toHaveLength(1);
  });
});

test('an editor’s words stay with the story of the same id, whatever else took a report of it', () => {
  const [lead] = earlier.stories;
  if (!lead) throw new Error('the sample has no story');
  const [report] = lead.articles as [IssueStory['articles'][0]];
  const other = { ...report, id: 'article-other' };
  const was = { ...earlier, stories: [{ ...lead, articles: [report, other], edits: { headline: 'Ours' } }] };
  const parted = { ...fresh(), stories: [{ ...lead, id: 'parted', articles: [other] }, lead], reads: [] };
  const merged = mergeDraft(parted, { ...was, reads: [] });
  expect(merged.stories.map(({ id, edits }) => [id, edits.headline])).toContainEqual([first, 'Ours']);
  expect(orderOf(merged)).toContain('parted');
  expect(merged.stories.filter(({ edits }) => edits.headline === 'Ours')).toHaveLength(1);
});

test('bringing a story back moves no other', () => {
  const before = {
    ...earlier,
    stories: earlier.stories.slice(1),
    machineOrder: ids.slice(1),
    leftOut: earlier.stories.slice(0, 1).map((story) => ({ ...story, reason: 'a promotion' })),
  };
  const restored = applyEdit(before, { kind: 'restore', storyId: first });
  if (restored.outcome === 'refused') throw new Error(restored.reason);
  expect(orderOf(mergeDraft(fresh(), restored.content))[0]).toBe('arrived');
});

test('a pin does not freeze the order of the others at the next refresh', () => {
  const once = mergeDraft(fresh(), edited({ kind: 'pin', storyId: second, pinned: true }));
  const [lead, ...rest] = fresh().stories;
  if (!lead) throw new Error('the sample has no story');
  const later: IssueStory = {
    ...lead,
    id: 'later',
    articles: [{ ...lead.articles[0], id: 'article-later' } as IssueStory['articles'][0]],
  };
  const twice = mergeDraft({ ...fresh(), stories: [later, ...rest] }, once);
  expect(orderOf(twice).slice(0, 2)).toEqual(['later', second]);
});

describe('reports that were two stories and are one now', () => {
  const [one, two, ...others] = earlier.stories;
  if (!one || !two) throw new Error('the sample has no two stories');
  const joined = {
    ...earlier,
    stories: [{ ...one, articles: [...one.articles, ...two.articles] }, ...others],
  };

  test.each<[string, EditCommand[]]>([
    ['in an order of the editors', [{ kind: 'move', storyId: third, to: 0 }]],
    ['both pinned', [first, second].map((storyId) => ({ kind: 'pin', storyId, pinned: true }))],
  ])('are printed once: %s', (_case, commands) => {
    const merged = mergeDraft(joined, edited(...commands));
    expect(orderOf(merged).toSorted()).toEqual(ids.filter((id) => id !== second).toSorted());
  });

  test('and two again, each with its own id, the words an editor wrote with the first', () => {
    const was = applyEdit(joined, { kind: 'set_story', storyId: first, headline: 'Ours' });
    if (was.outcome === 'refused') throw new Error(was.reason);
    const merged = mergeDraft(earlier, was.content);
    expect(orderOf(merged)).toEqual(ids);
    expect(merged.stories.map(({ edits }) => edits.headline).slice(0, 2)).toEqual(['Ours', undefined]);
  });
});

test('a story brought back is not listed twice', () => {
  const [lead] = earlier.stories;
  if (!lead) throw new Error('the sample has no story');
  const before = {
    ...earlier,
    stories: earlier.stories.slice(1),
    machineOrder: ids.slice(1),
    leftOut: [{ ...lead, reason: 'a promotion' }],
  };
  const restored = applyEdit(before, { kind: 'restore', storyId: lead.id });
  if (restored.outcome === 'refused') throw new Error(restored.reason);
  const again = {
    ...fresh(),
    stories: fresh().stories.filter(({ id }) => id !== lead.id),
    leftOut: [{ ...lead, reason: 'a promotion' }],
  };
  const merged = mergeDraft(again, restored.content);
  expect(orderOf(merged).filter((id) => id === lead.id)).toHaveLength(1);
  expect(merged.leftOut.map(({ id }) => id)).not.toContain(lead.id);
});
