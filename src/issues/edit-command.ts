import type { SummaryLength } from '../stories/story.ts';
import type { Issue } from './issue.ts';

/** One change an editor makes to a draft. Texts replace; a subject, a headline and a summary cannot be empty. */
export type EditCommand =
  | { kind: 'set_text'; field: 'subject' | 'preheader' | 'greeting' | 'note'; value: string }
  | { kind: 'set_agenda'; lines: string[] }
  | {
      kind: 'set_story';
      storyId: string;
      headline?: string;
      kicker?: string;
      summary?: { length: SummaryLength; text: string };
      whyItMatters?: string;
    }
  /** `to` is the 0-based place in `content.stories` after the move. */
  | { kind: 'move'; storyId: string; to: number }
  | { kind: 'drop'; storyId: string }
  | { kind: 'restore'; storyId: string }
  | { kind: 'pin'; storyId: string; pinned: boolean };

/** The text of a command that an edit was refused for. */
export type EditField =
  | 'subject'
  | 'preheader'
  | 'greeting'
  | 'note'
  | 'agenda'
  | 'headline'
  | 'kicker'
  | 'summary'
  | 'whyItMatters';

export interface RefusedEdit {
  outcome: 'refused';
  reason: string;
  /** Absent where it is no text's fault. */
  field?: EditField;
}

/** What became of a save. On `conflict` nothing was written and `current` is what the other editor left. */
export type EditOutcome =
  | { outcome: 'saved'; issue: Issue }
  | { outcome: 'conflict'; current: Issue }
  | RefusedEdit
  | { outcome: 'not_found' };
