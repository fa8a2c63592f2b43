import type { Article } from '../feeds/article.ts';
import type { Summary, SummaryLength } from './story.ts';
import type { Wording } from './wording.ts';

/** A story with the extractive texts it has, for somebody to word better. */
export interface StoryToWrite {
  /** Best first. */
  articles: Article[];
  headline: string;
  summaries: Record<SummaryLength, Summary>;
  /** [fewest, most] words of each. */
  budgets: Record<SummaryLength, readonly [number, number]>;
  /** BCP 47 tag of the issue. */
  language: string;
}

/** The texts as they may be printed, and how each came about. */
export interface WrittenStory {
  headline: string;
  summaries: Record<SummaryLength, Summary>;
  /** One sentence, or '' where nobody says so. */
  whyItMatters: string;
  wording: Wording;
}

/**
 * Words stories anew. It never fails: what it cannot word, or may not print, stays as it is and `wording` says why.
 */
export interface Summariser {
  /** One issue's worth of stories, within one issue's time and budget. */
  begin(issueId: string, signal?: AbortSignal): (story: StoryToWrite) => Promise<WrittenStory>;
  /** What it has cost since midnight UTC: tokens, and money in units of the configured prices' currency. */
  usedToday(): Promise<{ tokens: number; cost: number }>;
}
