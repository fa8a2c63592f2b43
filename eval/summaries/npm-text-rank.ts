import {
  AbsoluteSummarizerConfig,
  DefaultTextParser,
  NullLogger,
  SorensenDiceSimilarity,
  Summarizer,
} from 'ts-textrank';
import { inBudget } from './in-budget.ts';

/** Characters read: every pair of sentences is compared. */
const MOST = 12_000;
const ALL = 10_000;

/** A summariser from npm as it comes, its own sentence splitter included, cut to a budget. */
export function npmTextRank(text: string, budget: { words: number; sentences: number }): string[] {
  const read = text.slice(0, MOST);
  const config = new AbsoluteSummarizerConfig(
    ALL,
    new SorensenDiceSimilarity(),
    new DefaultTextParser(),
    0.85,
    Summarizer.SORT_SCORE,
  );
  const ranked = new Summarizer(config, new NullLogger()).summarize(read, 'en');
  return inBudget(ranked, budget).sort((x, y) => read.indexOf(x) - read.indexOf(y));
}
