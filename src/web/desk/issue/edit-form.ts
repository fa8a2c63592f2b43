import type { EditCommand } from '../../../issues/edit-command.ts';
import type { SummaryLength } from '../../../stories/story.ts';

/** The fields of one posted form, by name. */
export type Fields = Record<string, string>;

export type ReadEdit =
  | { outcome: 'read'; version: number; commands: EditCommand[] }
  | { outcome: 'refused'; reason: string };

const TEXTS = ['subject', 'preheader', 'greeting', 'note'] as const;
const LENGTHS: readonly string[] = ['lead', 'story', 'brief'] satisfies SummaryLength[];

/**
 * What the editor asked for. Each text field comes with `was.<name>`, the text as it was shown: only
 * what was changed becomes a command, so two editors in different fields do not undo each other.
 */
export function readEdit(fields: Fields): ReadEdit {
  const version = Number(fields.version);
  if (!Number.isInteger(version)) return refused('The form names no version.');
  const commands = commandsOf(fields);
  return commands ? { outcome: 'read', version, commands } : refused('The form is incomplete.');
}

function commandsOf(fields: Fields): EditCommand[] | null {
  if (fields.kind === 'opening') return openingCommands(fields);
  if (fields.kind === 'agenda') return agendaCommands(fields);
  if (fields.kind === 'story' && fields.story) return storyCommands(fields, fields.story);
  return null;
}

function openingCommands(fields: Fields): EditCommand[] {
  return TEXTS.flatMap((field) => {
    const value = changedText(fields, field);
    return value === undefined ? [] : [{ kind: 'set_text' as const, field, value }];
  });
}

function agendaCommands(fields: Fields): EditCommand[] {
  const value = changedText(fields, 'agenda');
  return value === undefined ? [] : [{ kind: 'set_agenda', lines: value.split('\n') }];
}

/** The texts first, then what the pressed button does: pressing "Up" never loses what was typed. */
function storyCommands(fields: Fields, storyId: string): EditCommand[] | null {
  const texts = storyTexts(fields, storyId);
  const done = storyButton(fields, storyId);
  return done === null ? null : [...texts, ...done];
}

function storyTexts(fields: Fields, storyId: string): EditCommand[] {
  const headline = changedText(fields, 'headline');
  const kicker = changedText(fields, 'kicker');
  const whyItMatters = changedText(fields, 'why');
  const text = LENGTHS.includes(fields.length ?? '') ? changedText(fields, 'summary') : undefined;
  if ([headline, kicker, whyItMatters, text].every((changed) => changed === undefined)) return [];
  const length = fields.length as SummaryLength;
  return [
    {
      kind: 'set_story',
      storyId,
      ...(headline === undefined ? {} : { headline }),
      ...(kicker === undefined ? {} : { kicker }),
      ...(whyItMatters === undefined ? {} : { whyItMatters }),
      ...(text === undefined ? {} : { summary: { length, text } }),
    },
  ];
}

/** Places are 0-based in the form, 1-based in the "Move to" field that people fill in. */
function storyButton(fields: Fields, storyId: string): EditCommand[] | null {
  const place = Number(fields.place);
  switch (fields.do ?? 'save') {
    case 'save':
      return [];
    case 'up':
      return [{ kind: 'move', storyId, to: place - 1 }];
    case 'down':
      return [{ kind: 'move', storyId, to: place + 1 }];
    case 'to':
      return [{ kind: 'move', storyId, to: Number(fields.to) - 1 }];
    case 'pin':
      return [{ kind: 'pin', storyId, pinned: true }];
    case 'unpin':
      return [{ kind: 'pin', storyId, pinned: false }];
    case 'drop':
      return [{ kind: 'drop', storyId }];
    case 'restore':
      return [{ kind: 'restore', storyId }];
    default:
      return null;
  }
}

function changedText(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined) return undefined;
  return unixLines(value) === unixLines(fields[`was.${name}`] ?? '') ? undefined : unixLines(value);
}

/** Browsers submit CR LF (HTML, "constructing the entry list"). */
function unixLines(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

function refused(reason: string): ReadEdit {
  return { outcome: 'refused', reason };
}
