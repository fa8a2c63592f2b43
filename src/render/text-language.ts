import type { IssueStory } from '../issues/issue.ts';
import type { SummaryLength } from '../stories/story.ts';
import type { ForeignView } from './issue-view.ts';
import { directionOf } from './words/words-for.ts';

/** Language of a story's headline where it is not the edition's; editors and models write in that. */
export function headlineLanguage({ edits, wording, articles: [first] }: IssueStory): string | undefined {
  const rewritten = edits.headline || (wording?.parts.headline?.by ?? 'extractive') !== 'extractive';
  return rewritten ? undefined : first?.language;
}

/** Language of a story's summary where it is not the edition's. */
export function summaryLanguage(
  { edits, wording, summaries, articles }: IssueStory,
  length: SummaryLength,
): string | undefined {
  const rewritten = edits.summary?.[length] || (wording?.parts[length]?.by ?? 'extractive') !== 'extractive';
  const source = summaries[length].sentences[0]?.source.articleId;
  return rewritten ? undefined : articles.find(({ id }) => id === source)?.language;
}

/** What its element says of a text in another language than the mail's. */
export function viewForeign(language: string | undefined): ForeignView | null {
  return language === undefined ? null : { language, direction: directionOf(language) };
}
