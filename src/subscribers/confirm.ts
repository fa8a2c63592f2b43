import type { Clock, EpochMs } from '../lib/clock.ts';
import type { Subscriber, Subscription } from './subscriber.ts';
import type { SubscriberStore } from './subscriber-store.ts';

export interface ConfirmDeps {
  store: SubscriberStore;
  clock: Clock;
  /** The sentence agreed to for an edition. */
  wordingOf(edition: string): string;
}

export type ConfirmOutcome =
  | { outcome: 'confirmed'; editions: string[] }
  /** An operator barred the address: only an operator can lift that. */
  | { outcome: 'refused' }
  /** The address was suppressed after the link was made: its reader has to ask for a new one. */
  | { outcome: 'outdated' };

/**
 * Makes the subscriptions active that a confirmation link made at `madeAt` names. Doing it twice changes nothing more.
 * After a complaint or a hard bounce it lifts the suppression for these editions only:
 * what was subscribed before stays off, since the mailbox may have a new owner.
 */
export async function confirm(
  { store, clock, wordingOf }: ConfirmDeps,
  subscriber: Subscriber,
  editions: string[],
  madeAt: EpochMs,
): Promise<ConfirmOutcome> {
  const at = clock.now();
  return store.atomically(async (tx) => {
    const [suppression] = await tx.suppressions([subscriber.canonicalAddress]);
    if (suppression?.reason === 'operator') return { outcome: 'refused' };
    if (suppression && suppression.at > madeAt) return { outcome: 'outdated' };
    if (suppression) {
      const others = subscriber.subscriptions.map((s) => s.edition).filter((id) => !editions.includes(id));
      await tx.unsubscribe(subscriber.id, others, at);
      await tx.liftSuppression(subscriber.canonicalAddress, {
        at,
        actor: 'reader',
        note: 'Confirmed by link.',
      });
    }
    const missing = editions.filter((edition) => subscriptionTo(subscriber, edition)?.state !== 'active');
    await tx.activate(
      missing.map((edition) => ({
        subscriberId: subscriber.id,
        edition,
        consent: { wording: wordingOf(edition), source: confirmedSource(subscriber, edition), at },
      })),
    );
    return { outcome: 'confirmed', editions };
  });
}

/** "home page, confirmed by link". */
function confirmedSource(subscriber: Subscriber, edition: string): string {
  const known = subscriptionTo(subscriber, edition);
  return `${known?.state === 'pending' ? known.consent.source : 'sign-up'}, confirmed by link`;
}

function subscriptionTo(subscriber: Subscriber, edition: string): Subscription | undefined {
  return subscriber.subscriptions.find((subscription) => subscription.edition === edition);
}
