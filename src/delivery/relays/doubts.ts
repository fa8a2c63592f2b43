import type { RelayStore } from './relay-store.ts';

/**
 * How many messages of one issue a relay left in doubt since it accepted one or an operator resumed the issue, over
 * all processes and their restarts. What is in doubt because a process died or was stopped is not among them: that says
 * nothing of the relay. Where the number cannot be written, this process counts on: the ledger says what is wrong with
 * the database.
 */
export interface Doubts {
  /** One more; how many there are. */
  add(): Promise<number>;
  /** It accepted one. Nothing to wait for where there was no doubt. */
  clear(): Promise<void> | undefined;
}

export function createDoubts(store: RelayStore, relay: string, issueId: string, before: number): Doubts {
  let known = before;
  /** It accepted one of ours since our last doubt: what other processes counted before is over, too. */
  let accepted = false;
  return {
    async add() {
      const over = accepted;
      accepted = false; // at once: of several lanes' doubts the first one alone clears what was before
      if (over) await store.clearDoubts(relay, issueId).catch(() => {});
      known = await store.addDoubt(relay, issueId).catch(() => known + 1);
      return known;
    },
    clear() {
      accepted = true;
      if (known === 0) return undefined;
      known = 0;
      return store.clearDoubts(relay, issueId).catch(() => {});
    },
  };
}
