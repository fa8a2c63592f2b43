import { seenOrNothing } from '../lib/seen-or-nothing.ts';
import type { EditCommand, EditField, RefusedEdit } from './edit-command.ts';
import type { IssueContent, IssueStory, LeftOutStory } from './issue.ts';
import { followStories } from './write-texts.ts';

export type AppliedEdit = { outcome: 'applied'; content: IssueContent } | RefusedEdit;

const LONGEST = {
  subject: 200,
  preheader: 300,
  greeting: 1_000,
  note: 10_000,
  headline: 300,
  kicker: 60,
  summary: 5_000,
  agenda: 300,
  whyItMatters: 400,
} satisfies Record<EditField, number>;

/** Without these a mail would have a hole; the others may be left out. */
const NEVER_EMPTY: Partial<Record<EditField, string>> = {
  subject: 'A subject',
  headline: 'A headline',
  summary: 'A summary',
};

/**
 * Pure: the content after one command. Texts are trimmed and control characters refused; subject and preheader
 * follow the stories while no editor wrote them.
 */
export function applyEdit(content: IssueContent, command: EditCommand): AppliedEdit {
  const edit = editContent(content, command);
  if (edit.outcome === 'refused' || edit.content.stories === content.stories) return edit;
  return applied(followStories(edit.content));
}

function editContent(content: IssueContent, command: EditCommand): AppliedEdit {
  switch (command.kind) {
    case 'set_text':
      return setText(content, command);
    case 'set_agenda':
      return setAgenda(content, command.lines);
    case 'set_story':
      return setStory(content, command);
    case 'move':
      return move(content, command.storyId, command.to);
    case 'drop':
      return drop(content, command.storyId);
    case 'restore':
      return restore(content, command.storyId);
    case 'pin':
      return changeStory(content, command.storyId, (story) => ({ ...story, pinned: command.pinned }));
  }
}

function setText(
  content: IssueContent,
  { field, value }: Extract<EditCommand, { kind: 'set_text' }>,
): AppliedEdit {
  const text = field === 'note' ? cleanParagraphs(value) : cleanLine(value);
  return faultIn({ [field]: text }) ?? applied({ ...content, [field]: text });
}

function setAgenda(content: IssueContent, lines: string[]): AppliedEdit {
  const agenda = lines.map(cleanLine).filter((line) => line !== '');
  if (agenda.length > 20) return refused('An agenda has at most 20 lines.', 'agenda');
  const long = agenda.map((line) => faultIn({ agenda: line })).find((fault) => fault !== null);
  return long ?? applied({ ...content, agenda });
}

function setStory(content: IssueContent, command: Extract<EditCommand, { kind: 'set_story' }>): AppliedEdit {
  const headline = command.headline === undefined ? undefined : cleanLine(command.headline);
  const kicker = command.kicker === undefined ? undefined : cleanLine(command.kicker);
  const why = command.whyItMatters === undefined ? undefined : cleanLine(command.whyItMatters);
  const summary = command.summary && { ...command.summary, text: cleanParagraphs(command.summary.text) };
  const fault = faultIn({ headline, kicker, whyItMatters: why, summary: summary?.text });
  if (fault) return fault;
  return changeStory(content, command.storyId, (story) => {
    const edits = { ...story.edits };
    const machineKicker = story.kicker || (story.topics[0] ?? '');
    if (headline !== undefined) replaceOrClear(edits, 'headline', headline, story.headline);
    if (kicker !== undefined) replaceOrClear(edits, 'kicker', kicker, machineKicker);
    if (why !== undefined) replaceOrClear(edits, 'whyItMatters', why, story.whyItMatters ?? '');
    if (summary) {
      const summaries = { ...edits.summary };
      const machine = story.summaries[summary.length].sentences.map((sentence) => sentence.text).join(' ');
      replaceOrClear(summaries, summary.length, summary.text, machine);
      edits.summary = summaries;
    }
    return { ...story, edits };
  });
}

/** The machine's own words are no edit. */
function replaceOrClear<Key extends string>(
  edits: Partial<Record<Key, unknown>>,
  key: Key,
  text: string,
  machine: string,
): void {
  if (text === machine) delete edits[key];
  else edits[key] = text;
}

function move(content: IssueContent, storyId: string, to: number): AppliedEdit {
  const story = content.stories.find(({ id }) => id === storyId);
  if (!story) return noSuchStory();
  if (!Number.isInteger(to) || to < 0 || to >= content.stories.length)
    return refused('There is no such place.');
  const rest = content.stories.filter(({ id }) => id !== storyId);
  return applied({ ...content, stories: [...rest.slice(0, to), story, ...rest.slice(to)] });
}

function drop(content: IssueContent, storyId: string): AppliedEdit {
  const story = [...content.stories, ...content.reads].find(({ id }) => id === storyId);
  if (!story) return noSuchStory();
  const dropped: LeftOutStory = { ...story, pinned: false, reason: DROPPED };
  const without = (stories: IssueStory[]) => stories.filter(({ id }) => id !== storyId);
  return applied({
    ...content,
    stories: without(content.stories),
    reads: without(content.reads),
    leftOut: [dropped, ...content.leftOut],
  });
}

/** The reason a story carries once an editor dropped it: a refresh of the draft respects it. */
export const DROPPED = 'dropped by an editor';

function restore(content: IssueContent, storyId: string): AppliedEdit {
  const leftOut = content.leftOut.find(({ id }) => id === storyId);
  if (!leftOut) return noSuchStory();
  const { reason: _reason, ...story } = leftOut;
  return applied({
    ...content,
    stories: [...content.stories, { ...story, pinned: true }],
    leftOut: content.leftOut.filter(({ id }) => id !== storyId),
  });
}

function changeStory(
  content: IssueContent,
  storyId: string,
  change: (story: IssueStory) => IssueStory,
): AppliedEdit {
  if (![...content.stories, ...content.reads].some(({ id }) => id === storyId)) return noSuchStory();
  const changed = (stories: IssueStory[]) =>
    stories.map((story) => (story.id === storyId ? change(story) : story));
  return applied({ ...content, stories: changed(content.stories), reads: changed(content.reads) });
}

function cleanLine(text: string): string {
  return seenOrNothing(stripControls(text).replace(/\s+/g, ' ').trim());
}

function cleanParagraphs(text: string): string {
  const paragraphs = stripControls(text.replace(/\r\n?/g, '\n'))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return seenOrNothing(paragraphs);
}

function stripControls(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, ' ');
}

/** The first text that cannot stand, of those that are given. */
function faultIn(texts: Partial<Record<EditField, string | undefined>>): RefusedEdit | null {
  for (const [field, text] of Object.entries(texts) as [EditField, string | undefined][]) {
    if (text === undefined) continue;
    const needed = text === '' ? NEVER_EMPTY[field] : undefined;
    if (needed) return refused(`${needed} cannot be empty.`, field);
    const most = LONGEST[field];
    if (text.length > most)
      return refused(`The text has ${text.length} characters; at most ${most} fit.`, field);
  }
  return null;
}

function applied(content: IssueContent): AppliedEdit {
  return { outcome: 'applied', content };
}

function refused(reason: string, field?: EditField): RefusedEdit {
  return { outcome: 'refused', reason, ...(field && { field }) };
}

function noSuchStory(): AppliedEdit {
  return refused('The draft has no such story; it may have been refreshed.');
}
