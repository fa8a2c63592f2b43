import { followKey } from './follow-key.ts';
import type { ValidAddress } from './normalise-address.ts';
import type { Follow, Subscriber, Subscription, Suppression } from './subscriber.ts';

/** One subscriber as a file or an operator gives it. */
export interface ImportRow extends ValidAddress {
  /** '' leaves the name as it is. */
  name: string;
  /** null leaves the zone as it is. */
  zone: string | null;
  editions: string[];
  follows: Follow[];
}

/** As much of a subscriber as a row is decided by. */
export interface Known extends Pick<Subscriber, 'name' | 'zone' | 'follows'> {
  subscriptions: Pick<Subscription, 'edition' | 'state'>[];
}

/** What writing one row comes to. */
export type RowDecision =
  | {
      outcome: 'added' | 'updated';
      /** null where it stays. */
      name: string | null;
      zone: string | null;
      activate: string[];
      follows: Follow[];
    }
  | { outcome: 'unchanged' }
  | { outcome: 'refused'; reason: string };

/**
 * An import never mails again who said no: suppressed addresses are refused, and so is who ended all they had, even
 * for an edition they never had. Where others go on, an ended edition stays ended. Names and zones are replaced,
 * editions and follows only added.
 */
export function decideRow(
  row: ImportRow,
  existing: Known | undefined,
  suppression: Suppression | undefined,
): RowDecision {
  if (suppression) {
    return { outcome: 'refused', reason: `The address is suppressed (${suppression.reason}).` };
  }
  if (!existing) {
    const { name, zone, follows } = row;
    return { outcome: 'added', name, zone, activate: row.editions, follows };
  }
  if (hasLeft(existing)) {
    return {
      outcome: 'refused',
      reason: 'Unsubscribed from everything they had: only they can sign up again.',
    };
  }
  const stateOf = new Map(existing.subscriptions.map((s) => [s.edition, s.state]));
  const followed = new Set(existing.follows.map(keyOf));
  const activate = row.editions.filter((edition) => ['pending', undefined].includes(stateOf.get(edition)));
  const follows = row.follows.filter((follow) => !followed.has(keyOf(follow)));
  const name = row.name !== '' && row.name !== existing.name ? row.name : null;
  const zone = row.zone === existing.zone ? null : row.zone;
  if (name !== null || zone !== null || activate.length > 0 || follows.length > 0) {
    return { outcome: 'updated', name, zone, activate, follows };
  }
  const ended = row.editions.filter((edition) => stateOf.get(edition) === 'unsubscribed');
  if (ended.length > 0 && ended.length === row.editions.length) {
    return { outcome: 'refused', reason: `Unsubscribed from ${ended.join(', ')}.` };
  }
  return { outcome: 'unchanged' };
}

function hasLeft({ subscriptions }: Known): boolean {
  return subscriptions.length > 0 && subscriptions.every(({ state }) => state === 'unsubscribed');
}

/** The subscriber after that. */
export function afterRow(existing: Known | undefined, decision: RowDecision): Known | undefined {
  if (decision.outcome !== 'added' && decision.outcome !== 'updated') return existing;
  const { name, zone, subscriptions, follows } = existing ?? NOBODY;
  const others = subscriptions.filter(({ edition }) => !decision.activate.includes(edition));
  return {
    name: decision.name ?? name,
    zone: decision.zone ?? zone,
    subscriptions: [
      ...others,
      ...decision.activate.map((edition) => ({ edition, state: 'active' as const })),
    ],
    follows: [...follows, ...decision.follows],
  };
}

const NOBODY: Known = { name: '', zone: null, subscriptions: [], follows: [] };

function keyOf({ kind, label }: Follow): string {
  return `${kind} ${followKey(label)}`;
}
