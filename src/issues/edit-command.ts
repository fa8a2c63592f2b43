import type { SummaryLength } from '../stories/story.ts';
import type { Issue } from './issue.ts';

/** One change an editor makes to a draft. Texts replace; an empty text gives the machine's words back. */
export type EditCommand =
  | { kind: 'set_text'; field: 'subject' | 'preheader' | 'greeting' | 'note'; value: string }
  | { kind: 'set_agenda'; lines: string[] }
  | {
      kind: 'set_story';
      storyId: string;
      headline?: string;
      kicker?: string;
      summary?: { length: SummaryLength; text: string };
      /** Here an empty text takes the machine's line out. */
      whyItMatters?: string;
    }
  /** `to` is the 0-based place in `content.stories` after the move. */
  | { kind: 'move'; storyId: string; to: number }
  | { kind: 'drop'; storyId: string }
  | { kind: 'restore'; storyId: string }
  | { kind: 'pin'; storyId: string; pinned: boolean };

/** What became of a save. On `conflict` nothing was written and `current` is what the other editor left. */
export type EditOutcome =
  | { outcome: 'saved'; issue: Issue }
  | { outcome: 'conflict'; current: Issue }
  | { outcome: 'refused'; reason: string }
  | { outcome: 'not_found' };
