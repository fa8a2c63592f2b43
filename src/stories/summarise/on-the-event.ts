import type { Article } from '../../feeds/article.ts';
import { termsOf } from '../language/terms.ts';

/**
 * Other reports of the story may stray to its neighbours: their sentences must take up what the first report says.
 */
export function isOnTheEvent(
  first: Article | undefined,
): (sentence: { article: Article; text: string }) => boolean {
  if (first === undefined) return () => false;
  const headline = new Set(termsOf(first.title));
  const said = new Set([...headline, ...termsOf(first.teaser), ...termsOf(first.body.slice(0, 1500))]);
  return ({ article, text }) => {
    if (article === first) return true;
    const shared = termsOf(text).filter((term) => said.has(term));
    return shared.length >= 3 || shared.filter((term) => headline.has(term)).length >= 2;
  };
}
