import type { Clock } from '../lib/clock.ts';
import type { Subscriber, Suppression } from './subscriber.ts';
import type { SubscriberStore } from './subscriber-store.ts';

interface Deps {
  store: SubscriberStore;
  clock: Clock;
}

/**
 * Ends `editions`, or every edition, at once: a send under way skips this subscriber from here on.
 * Returns the editions that were not ended before, so that twice is the same as once.
 */
export async function unsubscribe(
  { store, clock }: Deps,
  subscriber: Subscriber,
  editions: string[] | 'all',
): Promise<string[]> {
  const targets = editions === 'all' ? subscriber.subscriptions.map((s) => s.edition) : editions;
  return store.unsubscribe(subscriber.id, targets, clock.now());
}

/**
 * Bars an address from all mail. A complaint also ends every subscription: it is the reader's own word.
 * Returns whether it was not barred before, so that a repeated report counts once.
 */
export async function suppress({ store, clock }: Deps, target: Omit<Suppression, 'at'>): Promise<boolean> {
  const at = clock.now();
  return store.atomically(async (tx) => {
    const isNew = await tx.suppress({ ...target, at });
    const [subscriber] = await tx.findByAddresses([target.canonicalAddress]);
    if (subscriber && target.reason === 'complaint') {
      await tx.unsubscribe(
        subscriber.id,
        subscriber.subscriptions.map((s) => s.edition),
        at,
      );
    }
    return isNew;
  });
}
