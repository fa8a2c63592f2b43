import { followKey } from '../../subscribers/follow-key.ts';
import type { Follow } from '../../subscribers/subscriber.ts';
import type { ListedArticle } from './pages-deps.ts';

export interface FollowedArticle {
  article: ListedArticle;
  /** The follow that brought it; an author before a topic. */
  because: Follow;
}

/** The first `max` articles, in their order, that a follow names as author or topic. */
export function pickFollowed(articles: ListedArticle[], follows: Follow[], max: number): FollowedArticle[] {
  const byKey = new Map(follows.map((follow) => [`${follow.kind} ${followKey(follow.label)}`, follow]));
  const picked: FollowedArticle[] = [];
  for (const article of articles) {
    const because = reasonFor(article, byKey);
    if (because) picked.push({ article, because });
    if (picked.length === max) break;
  }
  return picked;
}

function reasonFor({ authors, topics }: ListedArticle, byKey: Map<string, Follow>): Follow | undefined {
  const keys = [
    ...authors.map((label) => `author ${followKey(label)}`),
    ...topics.map((label) => `topic ${followKey(label)}`),
  ];
  return keys.map((key) => byKey.get(key)).find((follow) => follow !== undefined);
}
