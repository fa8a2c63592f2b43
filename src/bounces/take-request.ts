import type { Clock, EpochMs } from '../lib/clock.ts';
import type { Subscriber, Subscription } from '../subscribers/subscriber.ts';
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

/** The mail server's clock is not ours. */
const CLOCKS_APART_MS = 60_000;

interface Asked {
  subscriber: Subscriber;
  subscription: Subscription;
}

export interface Taken extends Asked {
  /** False: it was ended before, or asked for before they subscribed again. */
  isNew: boolean;
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
  return subscriber && subscription ? { subscriber, subscription } : null;
}

/** A reader's mail program writes to one address, whoever leaves everything by hand to a few. */
const MOST_ADDRESSES = 50;

/**
 * Ends the subscriptions that a message asks to end, by the addresses it was written to: who sent it says nothing.
 * Empty where it asks for nothing of the kind.
 */
export async function takeRequest(
  deps: RequestDeps,
  { message, envelopeTo }: { message: Buffer; envelopeTo: readonly string[] },
): Promise<Taken[]> {
  if (deps.unsubscribeAddresses === null) return [];
  const request = readUnsubscribeRequest(message);
  if (request === null) return [];
  const taken = new Map<string, Taken>();
  for (const address of [...new Set([...envelopeTo, ...request.to])].slice(0, MOST_ADDRESSES)) {
    const asked = await readerAt(deps, address);
    if (asked === null) continue;
    const key = `${asked.subscriber.id} ${asked.subscription.edition}`;
    if (!taken.has(key)) taken.set(key, { ...asked, isNew: await end(deps, asked, request.receivedAt) });
  }
  return [...taken.values()];
}

/** A mailbox may be read again from its beginning: who asked, and subscribed again since, stays. */
async function end(
  deps: RequestDeps,
  { subscriber, subscription: { edition, consent } }: Asked,
  receivedAt: EpochMs | null,
): Promise<boolean> {
  if (receivedAt !== null && receivedAt + CLOCKS_APART_MS < consent.at) return false;
  const ended = await unsubscribe({ ...deps, store: deps.subscribers }, subscriber, [edition]);
  return ended.length > 0;
}
