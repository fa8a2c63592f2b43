import type { Article } from '../../feeds/article.ts';
import { baseLanguage } from '../../lib/base-language.ts';

/** Whether any report is in a language (BCP 47 tag), whatever its country. */
export function isToldIn(articles: readonly Pick<Article, 'language'>[], language: string): boolean {
  return articles.some((article) => baseLanguage(article.language) === baseLanguage(language));
}

/** The reports in a language before the others, each in the order they had. */
export function ownLanguageFirst<Report extends Pick<Article, 'language'>>(
  articles: readonly Report[],
  language: string,
): Report[] {
  const isOwn = (article: Report) => isToldIn([article], language);
  return [...articles.filter(isOwn), ...articles.filter((article) => !isOwn(article))];
}
