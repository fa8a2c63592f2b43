import type { FollowingArticle } from '../issues/issue.ts';
import { followKey } from '../subscribers/follow-key.ts';

/**
 * The articles some reader could get: each reader gets the first report of each of the first `max` stories that
 * match. Under an author or topic that had `max` stories already, or this story, it reaches nobody.
 */
export function keepReachable(articles: FollowingArticle[], max: number): FollowingArticle[] {
  const stories = new Map<string, Set<string>>();
  return articles.filter(({ storyId, authors, topics }) => {
    const keys = new Set([
      ...authors.map((label) => `author ${followKey(label)}`),
      ...topics.map((label) => `topic ${followKey(label)}`),
    ]);
    const earlier = [...keys].map((key) => storiesUnder(stories, key));
    const reachable = earlier.some((seen) => seen.size < max && !seen.has(storyId));
    for (const seen of earlier) seen.add(storyId);
    return reachable;
  });
}

function storiesUnder(stories: Map<string, Set<string>>, key: string): Set<string> {
  const seen = stories.get(key) ?? new Set();
  stories.set(key, seen);
  return seen;
}
