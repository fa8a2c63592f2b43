import { setTimeout as wait } from 'node:timers/promises';
import type { Ledger } from '../delivery/ledger.ts';
import type { Db } from './database.ts';
import { outcomeUnknown, retryable } from './postgres-errors.ts';
import { deadWorkers } from './worker-locks.ts';

/** Between tries, milliseconds: as long as a server takes to restart, and `commit` to give up. */
const WAITS = [100, 200, 500, 1_000, 2_000, 4_000, 8_000, 15_000];

/**
 * The ledger as several hosts share it on Postgres: rows of workers that are gone are recovered at once instead of
 * when their lease runs out, and a connection that dies in the middle of a send is replaced. Marks and outcomes are
 * read again by `commit` itself; rows of a claim whose answer was lost are free again when this send is over.
 */
export function shareLedger(ledger: Ledger, db: Db): Ledger {
  return {
    ...ledger,
    claim: (request) => reconnecting(() => ledger.claim(request)),
    finish: (issueId) => reconnecting(() => ledger.finish(issueId)),
    counts: (issueId) => reconnecting(() => ledger.counts(issueId)),
    nextDue: (issueId) => reconnecting(() => ledger.nextDue(issueId)),
    async recover(issueId, worker) {
      const total = await ledger.recover(issueId, worker);
      for (const dead of await deadWorkers(db, issueId)) {
        const { released, inDoubt } = await ledger.recover(issueId, dead);
        total.released += released;
        total.inDoubt += inDoubt;
      }
      return total;
    },
  };
}

/** Tries again, later each time, while connections are lost; what a statement itself says is thrown at once. */
async function reconnecting<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const ms = WAITS[tries];
      if (ms === undefined || !(outcomeUnknown(error) || retryable(error))) throw error;
      await wait(ms);
    }
  }
}
