import type { Clock } from '../lib/clock.ts';
import { timeZoneOf } from '../lib/time-zone.ts';
import type { ConfirmDeps } from './confirm.ts';
import { followKey } from './follow-key.ts';
import type { Follow, Subscriber } from './subscriber.ts';
import type { SubscriberStore } from './subscriber-store.ts';
import { tidyText } from './tidy-text.ts';

const MAX_FOLLOWS = 100;

interface Deps {
  store: SubscriberStore;
  clock: Clock;
}

export type EditionsOutcome =
  | { outcome: 'saved' }
  /** The address is suppressed: nothing was turned on, what was turned off is off. */
  | { outcome: 'confirmation_needed'; editions: string[] };

/** Sets the name used in greetings; control characters go, the rest is kept as typed. */
export async function setName({ store }: Deps, subscriber: Subscriber, typed: string): Promise<void> {
  await store.setName(subscriber.id, tidyText(typed));
}

/**
 * Makes `chosen` those of the `offered` editions this subscriber gets, with fresh consent for those newly turned on.
 * One that was not offered stays as it is: a source list may lack an edition for a day.
 */
export async function setEditions(
  { store, clock, wordingOf }: Deps & Pick<ConfirmDeps, 'wordingOf'>,
  subscriber: Subscriber,
  { offered, chosen }: { offered: string[]; chosen: string[] },
): Promise<EditionsOutcome> {
  const at = clock.now();
  const active = subscriber.subscriptions.filter((s) => s.state === 'active').map((s) => s.edition);
  const turnedOff = active.filter((edition) => offered.includes(edition) && !chosen.includes(edition));
  const turnedOn = chosen.filter((edition) => !active.includes(edition));
  return store.atomically(async (tx) => {
    await tx.unsubscribe(subscriber.id, turnedOff, at);
    const suppressed = (await tx.suppressions([subscriber.canonicalAddress])).length > 0;
    if (suppressed && turnedOn.length > 0) return { outcome: 'confirmation_needed', editions: turnedOn };
    await tx.activate(
      turnedOn.map((edition) => ({
        subscriberId: subscriber.id,
        edition,
        consent: { wording: wordingOf(edition), source: 'preferences page', at },
      })),
    );
    return { outcome: 'saved' };
  });
}

/** Sets where a subscriber reads; what is no zone of the IANA list leaves it as it is, and '' forgets it. */
export async function setZone({ store }: Deps, subscriber: Subscriber, typed: string): Promise<void> {
  const zone = typed.trim() === '' ? null : timeZoneOf(typed);
  if (zone === null && typed.trim() !== '') return;
  if (zone !== subscriber.zone) await store.setZone(subscriber.id, zone);
}

export type FollowOutcome = 'followed' | 'empty' | 'too_many';

export async function follow(
  { store, clock }: Deps,
  subscriber: Subscriber,
  { kind, label }: Follow,
): Promise<FollowOutcome> {
  const tidied = tidyText(label);
  const key = followKey(tidied);
  if (key === '') return 'empty';
  if (subscriber.follows.length >= MAX_FOLLOWS) return 'too_many';
  await store.addFollows([{ subscriberId: subscriber.id, kind, key, label: tidied }], clock.now());
  return 'followed';
}

export async function unfollow({ store }: Deps, subscriber: Subscriber, target: Follow): Promise<void> {
  await store.removeFollow(subscriber.id, target.kind, followKey(target.label));
}
