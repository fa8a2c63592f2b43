import type { Photo } from '../feeds/article.ts';
import type { EpochMs } from '../lib/clock.ts';
import type { GroupingReason, Moved, Score, Summary, SummaryLength } from '../stories/story.ts';
import type { Wording } from '../stories/wording.ts';

export type IssueState =
  | 'draft'
  | 'in_review'
  | 'approved'
  | 'sending'
  | 'paused'
  | 'finished'
  | 'finished_with_failures'
  | 'cancelled';

/** One report of a story, as the issue keeps it: enough to link, credit and explain. */
export interface IssueArticle {
  id: string;
  url: string;
  title: string;
  outlet: string;
  authors: string[];
  publishedAt: EpochMs;
  /** BCP 47 tag, where it is not the edition's language. */
  language?: string;
  /** When its outlet last edited it, as far as was known; absent where it has not. */
  updatedAt?: EpochMs;
}

/** A story as the issue prints it. `headline` and `summary` hold the machine's words; `edits` the editor's, which win. */
export interface IssueStory {
  id: string;
  headline: string;
  /** The word or two above it: its section's title. */
  kicker: string;
  url: string;
  outlet: string;
  outlets: string[];
  authors: string[];
  topics: string[];
  section: string | null;
  image: Photo | null;
  summaries: Record<SummaryLength, Summary>;
  /** One sentence of a language model's, printed below the summary; absent where none was written. */
  whyItMatters?: string;
  /** How the machine's words came about; absent where no language model was asked. */
  wording?: Wording;
  articles: IssueArticle[];
  why: GroupingReason[];
  score: Score;
  /** True where an earlier issue carried it and it has moved since. */
  updated: boolean;
  /** What moved it, for editors; absent in issues of older versions. */
  moved?: Moved | null;
  pinned: boolean;
  edits: {
    headline?: string;
    /** '' prints none; so does an empty line of `whyItMatters`. */
    kicker?: string;
    summary?: Partial<Record<SummaryLength, string>>;
    whyItMatters?: string;
  };
}

/** A story considered and not printed; an editor can bring it back. */
export interface LeftOutStory extends IssueStory {
  reason: string;
}

/** An article that may fill a subscriber's Following section. */
export interface FollowingArticle extends IssueArticle {
  /** Id of the story it tells: one reader gets one report of it. */
  storyId: string;
  topics: string[];
  teaser: string;
}

/** Everything an editor approves: the content hash is over this, canonically serialised. */
export interface IssueContent {
  subject: string;
  preheader: string;
  greeting: string;
  /** What the composer wrote for the three texts above: they are an editor's where they differ from it. */
  machine: { subject: string; preheader: string; greeting: string };
  /** Ids of `stories` as the composer ordered them: an editor has made the list theirs where it differs. */
  machineOrder: string[];
  /** Editor's note, paragraphs separated by a blank line; '' prints none. */
  note: string;
  /** In printed order: the first is the lead, blocks take from the front. */
  stories: IssueStory[];
  /** For the `reads` block: analysis, opinion, features. */
  reads: IssueStory[];
  /** For the `agenda` block: one line each. */
  agenda: string[];
  leftOut: LeftOutStory[];
  following: FollowingArticle[];
  /** What the composer wants the editor to know ("only 4 stories"). */
  warnings: string[];
}

/** One dated edition. `id` is `edition/date`, unique. */
export interface Issue extends IssueHead {
  content: IssueContent;
}

/** An issue but for its content, which is long: all that a list of issues is read for. */
export interface IssueHead {
  id: string;
  edition: string;
  /** Local date in the edition's zone, `YYYY-MM-DD`. */
  date: string;
  state: IssueState;
  /** Counts every change of content; a save names the version it read. */
  version: number;
  contentHash: string;
  window: { from: EpochMs; to: EpochMs };
  sendAt: EpochMs;
  approvedVersion: number | null;
  approvedHash: string | null;
  approvedBy: string | null;
  approvedAt: EpochMs | null;
  /** Why it will not be sent by itself, in a sentence; null when nothing holds it. */
  heldReason: string | null;
  finishedAt: EpochMs | null;
}
