import type { Article } from '../article.ts';

/**
 * So many articles of one poll with the same picture, and so large a share of them, are no coincidence; on a day of
 * one great event a few reports may well share one.
 */
const MIN_ARTICLES = 5;
const MIN_SHARE = 1 / 3;

/** Takes away the picture a publishing system gives whatever has none of its own: a logo, a default for social media. */
export function dropSharedPhotos(articles: Article[]): Article[] {
  const uses = new Map<string, number>();
  for (const { image } of articles) if (image) uses.set(image.url, (uses.get(image.url) ?? 0) + 1);
  const least = Math.max(MIN_ARTICLES, articles.length * MIN_SHARE);
  return articles.map((article) =>
    article.image && (uses.get(article.image.url) ?? 0) >= least ? { ...article, image: null } : article,
  );
}
