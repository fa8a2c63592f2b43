import type { Ledger } from '../../src/delivery/ledger.ts';
import type { CrashEdge } from './crash-edge.ts';

/** Tells of every write, before and after it is durable. */
export function watchLedger(ledger: Ledger, pass: (edge: CrashEdge) => void): Ledger {
  return {
    ...ledger,
    async freeze(request) {
      pass('before freeze');
      const outcome = await ledger.freeze(request);
      pass('after freeze');
      return outcome;
    },
    async recover(issueId, worker, alive) {
      pass('before recover');
      const recovered = await ledger.recover(issueId, worker, alive);
      pass('after recover');
      return recovered;
    },
    async claim(request) {
      pass('before claim');
      const rows = await ledger.claim(request);
      pass('after claim');
      return rows;
    },
    async commit(batch) {
      if (batch.marks.length > 0) pass('before marks');
      if (batch.outcomes.length > 0) pass('before outcomes');
      const verdicts = await ledger.commit(batch);
      if (batch.marks.length > 0) pass('after marks');
      if (batch.outcomes.length > 0) pass('after outcomes');
      return verdicts;
    },
    async finish(issueId) {
      pass('before finish');
      const outcome = await ledger.finish(issueId);
      pass('after finish');
      return outcome;
    },
  };
}
