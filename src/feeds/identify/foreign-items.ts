import type { Article } from '../article.ts';
import { registrableDomain } from '../normalise/outlet-names.ts';
import type { OwnArticles } from './article-index.ts';

/** Fewer on either side may be chance. */
const LEAST = 4;

/**
 * Notices a feed that has become another's: an address that was given up and sold, or broken into. Nothing it had is in
 * it any more, and where all links led to one site, each leads elsewhere now. Gives a sentence for the editor; null
 * where it is not so. To be asked of items none of which is an article there was.
 */
export function findForeignItems(items: readonly Article[], own: OwnArticles): string | null {
  if (Math.min(items.length, own.all.length) < LEAST) return null;
  const [before, ...others] = new Set(own.all.map(({ article }) => siteOf(article)));
  if (before === undefined || others.length > 0) return null;
  const now = new Set(items.map(siteOf));
  if ([...now].some((site) => nameOf(site) === nameOf(before))) return null;
  return `All ${items.length} items are new at once, and none leads to ${before} as those before did: ${[...now].slice(0, 3).join(', ')}.`;
}

export function siteOf({ url }: Article): string {
  return registrableDomain(new URL(url).hostname.toLowerCase());
}

/** An outlet may move from .co.uk to .com. */
function nameOf(site: string): string {
  return site.split('.')[0] ?? site;
}
