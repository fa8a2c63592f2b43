import type { ListedArticle, PageContext } from './pages-deps.ts';

/** What counts as recent on the Following and preferences pages. */
export const RECENT_DAYS = 14;
const MAX_ARTICLES = 2000;
const DAY = 86_400_000;

export function recentArticles({
  clock,
  recentArticles: find,
}: Pick<PageContext, 'clock' | 'recentArticles'>): Promise<ListedArticle[]> {
  return find(clock.now() - RECENT_DAYS * DAY, MAX_ARTICLES);
}
