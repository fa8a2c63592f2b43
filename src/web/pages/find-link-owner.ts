import type { EpochMs } from '../../lib/clock.ts';
import type { Subscriber } from '../../subscribers/subscriber.ts';
import type { TokenPurpose } from '../../subscribers/tokens.ts';
import type { PageContext } from './pages-deps.ts';

export interface LinkOwner {
  subscriber: Subscriber;
  /** Editions the link is about. */
  editions: string[];
  /** Null where it never does. */
  expiresAt: EpochMs | null;
}

/** Whom a signed link belongs to; null for every link that is not good, whatever is wrong with it. */
export async function findLinkOwner(
  { links, store, clock }: Pick<PageContext, 'links' | 'store' | 'clock'>,
  purpose: TokenPurpose,
  token: string,
): Promise<LinkOwner | null> {
  const claims = links.read(purpose, token, clock.now());
  if (!claims) return null;
  const subscriber = await store.find(claims.subscriberId);
  if (subscriber?.tokenEpoch !== claims.epoch) return null;
  return { subscriber, editions: claims.editions, expiresAt: claims.expiresAt };
}
