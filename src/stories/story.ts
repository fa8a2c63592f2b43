import type { Article } from '../feeds/article.ts';
import type { EpochMs } from '../lib/clock.ts';

/** Where a summary sentence was copied from: `text === article[field].slice(start, end)` unless `edited`. */
interface SourceSpan {
  articleId: string;
  field: 'title' | 'teaser' | 'body';
  /** UTF-16 offsets into the article's field. */
  start: number;
  end: number;
}

export interface SummarySentence {
  text: string;
  source: SourceSpan;
  /**
   * What safe editing did (cut a dateline or a leading connective, completed a name or a quotation's marks), or `rewritten` by a model;
   * absent when verbatim.
   */
  edited?: 'dateline' | 'connective' | 'parenthesis' | 'quotation' | 'name' | 'rewritten';
}

export interface Summary {
  sentences: SummarySentence[];
  words: number;
}

/** How much room a story has in the issue. */
export type SummaryLength = 'lead' | 'story' | 'brief';

/** Most sentences of a summary, by its length. */
export const MOST_SENTENCES: Record<SummaryLength, number> = { lead: 8, story: 3, brief: 1 };

/** Why two or more articles were taken for one story. */
export interface GroupingReason {
  articleId: string;
  /** The article it was joined to. */
  joinedTo: string;
  /** Probability that the two report one event, 0–1. */
  similarity: number;
  /** The words that both have, as the article writes them, weightiest first. */
  sharedTerms: string[];
  /** Hours after the other was published; negative where it came first. */
  hoursApart?: number;
  /** The same text, cut or edited: an agency's, or one outlet's twice. */
  copy?: true;
  /** A teaser that says nothing the other does not: whatever `similarity` is, that is why. */
  told?: true;
  /** Both tell of one great story, though not of one event: whatever `similarity` is, that is why. */
  angle?: true;
}

/** The articles about one event. `articles[0]` represents it: its title is the headline. */
export interface Story {
  /** Stable for the same set of articles' first member. */
  id: string;
  articles: Article[];
  why: GroupingReason[];
}

/** Every part is 0 or more and is printed in the draft; `total` is what stories are ordered by. */
export interface Score {
  total: number;
  parts: Record<string, number>;
}

export interface RankedStory extends Story {
  score: Score;
  /** Distinct outlets, best article first. */
  outlets: string[];
  section: string | null;
  topics: string[];
  authors: string[];
}

/** Why a story that an earlier issue carried is printed again. */
export interface Moved {
  /** The issue that carried it: “morning/2026-11-23”. */
  issue: string;
  /** What has been reported since, in an editor's words: “arrested”, “33”, “Ana Ruiz”. */
  facts: string[];
  /** When that issue's content was closed. Absent in issues of older versions. */
  toldAt?: EpochMs;
}

export interface LeftOut {
  story: RankedStory;
  /** One sentence an editor understands: "a promotion", "below the edition's maximum of 12 stories". */
  reason: string;
}
