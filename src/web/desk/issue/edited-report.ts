import type { EditionConfig } from '../../../issues/edition.ts';
import type { IssueArticle } from '../../../issues/issue.ts';
import { newsroomTime } from '../words.ts';

/** Outlets mend a word or two right after they publish; what comes later may change the news. */
const AFTER_MS = 10 * 60_000;

export function isEdited({ updatedAt, publishedAt }: IssueArticle): boolean {
  return updatedAt !== undefined && updatedAt - publishedAt >= AFTER_MS;
}

/** To be put behind a report's outlet; '' where that has not edited it. */
export function editedAt(article: IssueArticle, edition: EditionConfig): string {
  return isEdited(article) ? `, edited ${newsroomTime(article.updatedAt ?? 0, edition)}` : '';
}
