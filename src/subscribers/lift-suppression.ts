import type { Clock } from '../lib/clock.ts';
import type { SubscriberStore } from './subscriber-store.ts';

export type LiftOutcome =
  | 'lifted'
  | 'not_suppressed'
  /** The reader complained: nobody but they can take that back, by signing up and confirming afresh. */
  | 'needs_confirmation'
  | 'reason_missing';

/** Takes an address off the suppressions on somebody's word, with their reason. Its subscriptions then count again. */
export async function liftSuppression(
  { store, clock }: { store: SubscriberStore; clock: Clock },
  canonicalAddress: string,
  { actor, note }: { actor: string; note: string },
): Promise<LiftOutcome> {
  const said = note.trim().slice(0, 500);
  if (said === '') return 'reason_missing';
  return store.atomically(async (tx) => {
    const [suppression] = await tx.suppressions([canonicalAddress]);
    if (!suppression) return 'not_suppressed';
    if (suppression.reason === 'complaint') return 'needs_confirmation';
    await tx.liftSuppression(canonicalAddress, { at: clock.now(), actor, note: said });
    return 'lifted';
  });
}
