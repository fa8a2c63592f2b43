import type { EpochMs } from '../../lib/clock.ts';
import type { Article } from '../article.ts';
import type { Sighting } from '../feed-state.ts';

/**
 * What an article becomes when a feed shows it again. The feed that brought it says where it stands; another feed of
 * the outlet only adds what it lacks. Its text changes when a feed changes the text it had shown itself, since
 * two feeds may cut one article differently. `sighting` is how this feed showed it last.
 */
export function mergeArticle(
  before: Article,
  item: Article,
  { own, sighting, now }: { own: boolean; sighting: Sighting | undefined; now: EpochMs },
): Article {
  const shown = sighting?.contentHash ?? (own ? before.contentHash : item.contentHash);
  const placed = own ? replaced(before, item) : completed(before, item);
  const text = item.contentHash === shown ? {} : edited(before, item);
  return { ...placed, ...text, id: before.id, feedId: before.feedId, firstSeenAt: now };
}

/** All but the text. */
function replaced(before: Article, item: Article): Article {
  const { title, teaser, contentHash } = before;
  return {
    ...item,
    title,
    teaser,
    contentHash,
    body: before.body || item.body,
    section: item.section ?? before.section,
  };
}

function completed(before: Article, item: Article): Article {
  return {
    ...before,
    teaser: before.teaser || item.teaser,
    body: before.body || item.body,
    authors: before.authors.length > 0 ? before.authors : item.authors,
    topics: [...new Set([...before.topics, ...item.topics])],
    section: before.section ?? item.section,
    image: before.image ?? item.image,
    position: Math.min(before.position, item.position),
    updatedAt: null,
  };
}

/** An edit that carries no full text leaves the one that is there. */
function edited(before: Article, { title, teaser, body, contentHash, updatedAt }: Article): Partial<Article> {
  return { title, teaser, body: body || before.body, contentHash, updatedAt };
}
