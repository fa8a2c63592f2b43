import type { Clock } from '../lib/clock.ts';
import { normaliseAddress } from './normalise-address.ts';
import type { Follow } from './subscriber.ts';
import type { SubscriberStore } from './subscriber-store.ts';
import { tidyText } from './tidy-text.ts';
import { writeRows } from './write-rows.ts';

export interface SubscriberToAdd {
  /** As typed. */
  address: string;
  name: string;
  zone?: string | null;
  editions: string[];
  follows: Follow[];
}

export type AddOutcome =
  | { outcome: 'added' | 'updated' | 'unchanged' }
  | { outcome: 'refused'; reason: string };

/** Adds one subscriber on an operator's word, without a confirmation mail, under the rules of an import. */
export async function addSubscriber(
  deps: { store: SubscriberStore; clock: Clock; wordingOf(edition: string): string },
  subscriber: SubscriberToAdd,
): Promise<AddOutcome> {
  const address = normaliseAddress(subscriber.address);
  if (!address.valid) return { outcome: 'refused', reason: address.reason };
  const row = {
    address: address.address,
    canonicalAddress: address.canonicalAddress,
    name: tidyText(subscriber.name),
    zone: subscriber.zone ?? null,
    editions: subscriber.editions,
    follows: subscriber.follows.map(({ kind, label }) => ({ kind, label: tidyText(label) })),
  };
  const [decision] = await writeRows(deps.store, [row], {
    now: deps.clock.now(),
    wordingOf: deps.wordingOf,
    source: 'operator',
  });
  if (decision?.outcome === 'refused') return decision;
  return { outcome: decision?.outcome ?? 'unchanged' };
}
