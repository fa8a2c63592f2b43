import { type EpochMs, isAhead } from '../../../lib/clock.ts';
import type { FeedSource } from '../../source.ts';
import type { PageCandidate } from '../page-state.ts';

/** A feed's body shorter than this is a teaser by another name. */
export const SHORT_BODY = 600;

/**
 * Is this article's page worth asking for now? Only where the feed gave no full text, the source list does not
 * forbid it, and the page was not asked for lately.
 */
export function wantsPage(
  { article, page }: PageCandidate,
  source: FeedSource | undefined,
  now: EpochMs,
): boolean {
  const mode = source ? (source.pages ?? 'auto') : 'never';
  if (mode === 'never' || (mode === 'auto' && article.body.length >= SHORT_BODY)) return false;
  if (!page || page.url !== article.url) return true;
  if (page.nextCheckAt > now && !isAhead(page.checkedAt, now)) return false;
  // What was settled once is looked at again only after the feed's item changed. Rules that a server out of
  // order forbade by lapse, and are asked for anew.
  const open = page.status === 'failed' || page.status === 'disallowed';
  return open || page.contentHash !== article.contentHash;
}
