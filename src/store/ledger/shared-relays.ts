import type { RelayStore } from '../../delivery/relays/relay-store.ts';
import { outcomeUnknown } from '../postgres/postgres-errors.ts';
import { reconnecting } from '../postgres/reconnecting.ts';

/**
 * The relays' state as several hosts share it on Postgres: a connection that dies is replaced, and the send goes on.
 * What is taken twice for one answer is left unused; so is what could not be given back, or more might go out.
 */
export function shareRelays(store: RelayStore): RelayStore {
  return {
    breakers: () => reconnecting(store.breakers),
    saveBreaker: (relay, breaker) => reconnecting(() => store.saveBreaker(relay, breaker)),
    reserveSlots: (...asked) => reconnecting(() => store.reserveSlots(...asked)),
    returnSlots: (...given) => reconnecting(() => store.returnSlots(...given)),
    takeFromDay: (...asked) => reconnecting(() => store.takeFromDay(...asked)),
    returnToDay: (...given) =>
      store.returnToDay(...given).catch((error: unknown) => {
        if (!outcomeUnknown(error)) throw error;
      }),
    takenOn: (relay, day) => reconnecting(() => store.takenOn(relay, day)),
    doubts: (issueId) => reconnecting(() => store.doubts(issueId)),
    addDoubt: (...doubt) => reconnecting(() => store.addDoubt(...doubt)),
    clearDoubts: (...cleared) => reconnecting(() => store.clearDoubts(...cleared)),
  };
}
