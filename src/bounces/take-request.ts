import type { Clock } from '../lib/clock.ts';
import type { Subscriber } from '../subscribers/subscriber.ts';
import type { SubscriberStore } from '../subscribers/subscriber-store.ts';
import { unsubscribe } from '../subscribers/unsubscribe.ts';
import { readUnsubscribeRequest } from './read/unsubscribe-request.ts';
import type { UnsubscribeAddresses } from './unsubscribe-addresses.ts';

export interface RequestDeps {
  /** Null where none are given out. */
  unsubscribeAddresses: UnsubscribeAddresses | null;
  subscribers: SubscriberStore;
  clock: Clock;
}

interface Asked {
  subscriber: Subscriber;
  edition: string;
}

/** Whose address this is, and for which edition; null where it is nobody's. */
export async function readerAt(
  { unsubscribeAddresses, subscribers }: Omit<RequestDeps, 'clock'>,
  address: string,
): Promise<Asked | null> {
  const claimed = unsubscribeAddresses?.read(address);
  const subscriber = claimed && (await subscribers.find(claimed.subscriberId));
  const subscription = subscriber?.subscriptions.find(({ edition }) =>
    unsubscribeAddresses?.isGenuine(claimed as NonNullable<typeof claimed>, subscriber, edition),
  );
  return subscriber && subscription ? { subscriber, edition: subscription.edition } : null;
}

/**
 * Ends the subscription that a message asks to end, by the address it was written to: who sent it says nothing.
 * Null where it asks for nothing of the kind. `isNew` false: it was ended before.
 */
export async function takeRequest(
  deps: RequestDeps,
  { message, envelopeTo }: { message: Buffer; envelopeTo: readonly string[] },
): Promise<(Asked & { isNew: boolean }) | null> {
  if (deps.unsubscribeAddresses === null) return null;
  const written = readUnsubscribeRequest(message);
  if (written === null) return null;
  for (const address of [...envelopeTo, ...written]) {
    const asked = await readerAt(deps, address);
    if (!asked) continue;
    const ended = await unsubscribe({ ...deps, store: deps.subscribers }, asked.subscriber, [asked.edition]);
    return { ...asked, isNew: ended.length > 0 };
  }
  return null;
}
