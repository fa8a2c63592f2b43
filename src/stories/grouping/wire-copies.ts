import type { Article } from '../../feeds/article.ts';
import { containment, shinglesOf } from './shingles.ts';

/** Texts that share this part of the shorter one's shingles are one text, cut or edited. */
const ONE_TEXT = 0.33;
/** With fewer shingles than this a quotation or a formula of the trade would make a copy. */
const FEWEST = 12;
/** Shorter texts say so little that most of it must be the same. */
const SHORT = { shingles: 60, oneText: 0.5 };

/** True where one of two texts was made from the other or both from a third: an agency's report in two outlets. */
export function isCopy(a: Uint32Array, b: Uint32Array): boolean {
  const fewer = Math.min(a.length, b.length);
  if (fewer < FEWEST) return false;
  return containment(a, b) >= (fewer < SHORT.shingles ? SHORT.oneText : ONE_TEXT);
}

/**
 * The reports that are nobody's copy: of each text the earliest. An agency's report in six outlets is one voice,
 * and corroborates nothing.
 */
export function independentReports(articles: readonly Article[]): Article[] {
  const byAge = [...articles].sort((x, y) => x.publishedAt - y.publishedAt || (x.id < y.id ? -1 : 1));
  const texts: Uint32Array[] = [];
  const copies = new Set<Article>();
  for (const article of byAge) {
    const text = shinglesOf(article);
    if (texts.some((other) => isCopy(text, other))) copies.add(article);
    texts.push(text);
  }
  return articles.filter((article) => !copies.has(article));
}
