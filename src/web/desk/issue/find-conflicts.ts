import type { EditCommand } from '../../../issues/edit-command.ts';
import type { Issue, IssueStory } from '../../../issues/issue.ts';
import { headlineOf, kickerOf, summaryOf, whyItMattersOf } from '../../../render/story-words.ts';

/** One text both editors changed, or one thing done to a story that has changed meanwhile. */
export interface Conflict {
  /** What it is, for people: "Subject", "Headline of “…”". */
  label: string;
  /** The form field that holds it; null where it is not a text. */
  field: string | null;
  mine: string;
  theirs: string;
}

const GONE = 'The story is no longer in the issue.';
const LABELS = {
  subject: 'Subject',
  preheader: 'Preheader',
  greeting: 'Greeting',
  note: 'Editor’s note',
} as const;

/** What would be overwritten if `commands` were applied to `current`; equal texts are no conflict. */
export function findConflicts(commands: EditCommand[], current: Issue): Conflict[] {
  return commands
    .flatMap((command) => conflictsOf(command, current))
    .filter(({ mine, theirs }) => mine !== theirs);
}

function conflictsOf(command: EditCommand, { content }: Issue): Conflict[] {
  if (command.kind === 'set_text') {
    const { field, value } = command;
    return [{ label: LABELS[field], field, mine: value, theirs: content[field] }];
  }
  if (command.kind === 'set_agenda') {
    return [
      { label: 'Agenda', field: 'agenda', mine: command.lines.join('\n'), theirs: content.agenda.join('\n') },
    ];
  }
  const all = [...content.stories, ...content.reads, ...content.leftOut];
  const story = all.find(({ id }) => id === command.storyId);
  if (command.kind === 'set_story') return textConflicts(command, story);
  return [doneConflict(command, content.stories, story)];
}

function textConflicts(command: Extract<EditCommand, { kind: 'set_story' }>, story?: IssueStory): Conflict[] {
  const of = story ? ` of “${headlineOf(story)}”` : '';
  const { headline, kicker, summary, whyItMatters } = command;
  const conflicts: Conflict[] = [];
  const add = (label: string, field: string, mine: string, theirs: string | undefined) =>
    conflicts.push({ label: `${label}${of}`, field, mine, theirs: theirs ?? GONE });
  if (headline !== undefined) add('Headline', 'headline', headline, story && headlineOf(story));
  if (kicker !== undefined) add('Kicker', 'kicker', kicker, story && kickerOf(story));
  if (summary) add('Summary', 'summary', summary.text, story && summaryOf(story, summary.length));
  if (whyItMatters !== undefined) {
    add('Why it matters', 'why', whyItMatters, story && whyItMattersOf(story));
  }
  return conflicts;
}

function doneConflict(
  command: Extract<EditCommand, { kind: 'move' | 'drop' | 'restore' | 'pin' }>,
  stories: IssueStory[],
  story?: IssueStory,
): Conflict {
  const label = story ? `“${headlineOf(story)}”` : 'A story';
  const place = stories.findIndex(({ id }) => id === command.storyId);
  const now = place < 0 ? 'left out' : `in place ${place + 1}${story?.pinned ? ', pinned' : ''}`;
  return { label, field: null, mine: wanted(command), theirs: story ? now : GONE };
}

function wanted(command: Extract<EditCommand, { kind: 'move' | 'drop' | 'restore' | 'pin' }>): string {
  switch (command.kind) {
    case 'move':
      return `in place ${command.to + 1}`;
    case 'drop':
      return 'left out';
    case 'restore':
      return 'brought back';
    case 'pin':
      return command.pinned ? 'pinned' : 'not pinned';
  }
}
