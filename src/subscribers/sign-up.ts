import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import { timeZoneOf } from '../lib/time-zone.ts';
import type { Links } from './links.ts';
import { normaliseAddress, type ValidAddress } from './normalise-address.ts';
import type { Subscriber } from './subscriber.ts';
import type { NewSubscriber, SubscriberStore } from './subscriber-store.ts';
import type { Caps } from './window-caps.ts';

const DAY = 86_400_000;
/** How long a confirmation link is good: it is made so long before it expires. */
export const LINK_LIFETIME = 7 * DAY;

export interface SignUpDeps {
  store: SubscriberStore;
  links: Links;
  clock: Clock;
  log: Log;
  caps: Caps;
  /** The sentence the form printed for an edition. */
  wordingOf(edition: string): string;
  /** Mails the link. Throws when it could not be handed over, and the address may then ask again. */
  sendConfirmation(subscriber: Subscriber, url: string, editions: string[]): Promise<void>;
  /** Runs work after the answer has gone out, so that its length tells nothing. */
  background(work: () => Promise<void>): void;
}

export interface SignUpRequest {
  /** As typed. */
  address: string;
  editions: string[];
  /** Where the form stood: "home page". */
  source: string;
  /** IP address of the visitor. */
  clientAddress: string;
  /** What the visitor's browser says of its time zone; anything. */
  zone?: string;
}

/** `accepted` is the same for an unknown, a known, a suppressed and a repeated address. */
export type SignUpOutcome =
  | { outcome: 'accepted' }
  | { outcome: 'invalid'; address?: string; editions?: string }
  | { outcome: 'capped' };

/** Nobody is subscribed by this: it leads to one mail with a link, at most once a day. */
export function signUp(deps: SignUpDeps, request: SignUpRequest): SignUpOutcome {
  const address = normaliseAddress(request.address);
  if (!address.valid || request.editions.length === 0) {
    return {
      outcome: 'invalid',
      ...(address.valid ? {} : { address: address.reason }),
      ...(request.editions.length > 0 ? {} : { editions: 'Choose at least one edition.' }),
    };
  }
  const now = deps.clock.now();
  if (!deps.caps.allow(request.clientAddress, now)) return { outcome: 'capped' };
  deps.background(async () => {
    const outcome = await askForConfirmation(deps, address, request);
    deps.log.info(outcome, 'sign-up');
  });
  return { outcome: 'accepted' };
}

export interface ConfirmationOutcome {
  outcome: 'sent' | 'asked_already' | 'never_mailed' | 'failed';
  subscriberId: number | null;
}

/** Sends the confirmation link, unless the address was sent one within a day or an operator barred it. */
export async function askForConfirmation(
  deps: Omit<SignUpDeps, 'caps' | 'background'>,
  address: ValidAddress,
  { editions, source, zone = '' }: Pick<SignUpRequest, 'editions' | 'source' | 'zone'>,
): Promise<ConfirmationOutcome> {
  const { store, links } = deps;
  const now = deps.clock.now();
  const [suppression] = await store.suppressions([address.canonicalAddress]);
  if (suppression?.reason === 'operator') return { outcome: 'never_mailed', subscriberId: null };
  const subscriber = await addPendingSubscriber(
    deps,
    { ...address, name: '', zone: timeZoneOf(zone) },
    editions,
    source,
  );
  const subscriberId = subscriber.id;
  if (!(await store.claimConfirmation(subscriberId, now, now - DAY))) {
    return { outcome: 'asked_already', subscriberId };
  }
  try {
    await deps.sendConfirmation(
      subscriber,
      links.confirmUrl(subscriber, editions, now + LINK_LIFETIME),
      editions,
    );
    return { outcome: 'sent', subscriberId };
  } catch (error) {
    deps.log.error({ err: error, subscriberId }, 'confirmation not sent');
    await store.releaseConfirmation(subscriberId);
    return { outcome: 'failed', subscriberId };
  }
}

async function addPendingSubscriber(
  { store, clock, wordingOf }: Pick<SignUpDeps, 'store' | 'clock' | 'wordingOf'>,
  newcomer: NewSubscriber,
  editions: string[],
  source: string,
): Promise<Subscriber> {
  const at = clock.now();
  return store.atomically(async (tx) => {
    const [subscriber] = await tx.addMissing([newcomer], at);
    if (!subscriber) throw new Error('a subscriber just added is not there');
    await tx.addPending(
      editions.map((edition) => ({
        subscriberId: subscriber.id,
        edition,
        consent: { wording: wordingOf(edition), source, at },
      })),
    );
    return subscriber;
  });
}
