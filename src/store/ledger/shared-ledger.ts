import type { Ledger } from '../../delivery/ledger.ts';
import type { Db } from '../database.ts';
import { reconnecting } from '../postgres/reconnecting.ts';
import { deadWorkers } from './worker-locks.ts';

/**
 * The ledger as several hosts share it on Postgres: rows of workers that are gone are recovered at once instead of
 * when their lease runs out, and a connection that dies in the middle of a send is replaced. Marks and outcomes are
 * read again by `commit` itself; rows of a claim whose answer was lost are free again when this send is over.
 */
export function shareLedger(ledger: Ledger, db: Db): Ledger {
  return {
    ...ledger,
    claim: (request) => reconnecting(() => ledger.claim(request)),
    readerZones: () => reconnecting(ledger.readerZones),
    putOff: (issueId, plan) => reconnecting(() => ledger.putOff(issueId, plan)),
    giveUp: (...asked) => reconnecting(() => ledger.giveUp(...asked)),
    takeBack: (...asked) => reconnecting(() => ledger.takeBack(...asked)),
    finish: (issueId) => reconnecting(() => ledger.finish(issueId)),
    counts: (issueId) => reconnecting(() => ledger.counts(issueId)),
    nextDue: (issueId) => reconnecting(() => ledger.nextDue(issueId)),
    hasSuspects: (issueId) => reconnecting(() => ledger.hasSuspects(issueId)),
    async recover(issueId, worker, alive) {
      const total = await ledger.recover(issueId, worker, alive);
      for (const dead of await deadWorkers(db, issueId)) {
        const { released, inDoubt, putAside } = await ledger.recover(issueId, dead);
        total.released += released;
        total.inDoubt += inDoubt;
        total.putAside += putAside;
      }
      return total;
    },
  };
}
