import type { Article } from '../article.ts';
import { type OwnArticles, uniqueTitles, urlKeyOf } from './article-index.ts';

/** Of the items with a GUID, so few may still have the one they had. */
const STILL_KNOWN = 0.1;
/** And so many of those listed before must be there under another. */
const FOUND_AGAIN = 0.5;

/**
 * Notices a feed whose GUIDs have changed all at once while its articles stayed the same: an outlet's new
 * system, or one that makes them up at each request. Gives a sentence for the editor; null where there is none.
 */
export function findGuidChurn(items: Article[], own: OwnArticles): string | null {
  const listing = lastListing(own).filter(({ guid }) => guid !== null);
  const marked = items.filter(({ guid }) => guid !== null);
  if (Math.min(listing.length, marked.length) < 2) return null;
  const changed = marked.filter(({ id }) => !own.byKey(id));
  if (marked.length - changed.length > marked.length * STILL_KNOWN) return null;
  const again = changed.filter(knownAgain(listing)).length;
  if (again < Math.max(2, Math.min(listing.length, marked.length) * FOUND_AGAIN)) return null;
  return `The GUIDs of ${changed.length} items changed at once, and ${again} of them are articles it had before.`;
}

function lastListing({ all }: OwnArticles): Article[] {
  const newest = Math.max(...all.map(({ sighting }) => sighting?.seenAt ?? 0));
  return all.filter(({ sighting }) => sighting?.seenAt === newest).map(({ article }) => article);
}

/** Whether an item is one of these under another GUID. */
function knownAgain(listing: Article[]): (item: Article) => boolean {
  const urls = new Map(listing.map((article) => [urlKeyOf(article), article]));
  const titles = uniqueTitles(listing);
  return (item) => {
    const before = urls.get(urlKeyOf(item)) ?? titles.get(item.title);
    return before !== undefined && before.guid !== item.guid;
  };
}
