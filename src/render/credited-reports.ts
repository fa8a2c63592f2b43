import type { IssueStory } from '../issues/issue.ts';
import type { SummaryLength } from '../stories/story.ts';

interface CreditedReport {
  outlet: string;
  authors: string[];
}

/**
 * Whose sentences a story prints at this length, each outlet once, in the order of its first sentence; where that is
 * not known, the report that is linked. An editor's or a model's words are made of the same sentences.
 */
export function creditedReports(
  { summaries, articles, outlet, authors }: IssueStory,
  length: SummaryLength,
): CreditedReport[] {
  const printed = new Set(summaries[length].sentences.map(({ source }) => source.articleId));
  const credited = new Map<string, string[]>();
  for (const id of printed) {
    const report = articles.find((article) => article.id === id);
    if (report) credited.set(report.outlet, [...(credited.get(report.outlet) ?? []), ...report.authors]);
  }
  if (credited.size === 0) credited.set(outlet, authors);
  return [...credited].map(([name, writers]) => ({ outlet: name, authors: [...new Set(writers)] }));
}
