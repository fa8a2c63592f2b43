import type { FollowingArticle } from '../issues/issue.ts';
import { followKey } from '../subscribers/follow-key.ts';

/**
 * The articles some reader could get: each reader gets the first `max` that match, so an article with `max`
 * earlier ones under every one of its authors and topics can never be among them.
 */
export function keepReachable(articles: FollowingArticle[], max: number): FollowingArticle[] {
  const counts = new Map<string, number>();
  return articles.filter(({ authors, topics }) => {
    const keys = new Set([
      ...authors.map((label) => `author ${followKey(label)}`),
      ...topics.map((label) => `topic ${followKey(label)}`),
    ]);
    const reachable = [...keys].some((key) => (counts.get(key) ?? 0) < max);
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return reachable;
  });
}
