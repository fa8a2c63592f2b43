import type { Clock } from '../lib/clock.ts';
import type { CommitQueue } from './commit-queue.ts';
import { untried } from './judge-attempt.ts';
import type { ClaimedDelivery, ClaimRequest, Ledger } from './ledger.ts';

/** Claimed rows waiting for a free connection. */
export interface Supply {
  /** Undefined when nothing is due now, or after `stop`. */
  next(): Promise<ClaimedDelivery | undefined>;
  /** For a row that was taken and not begun. */
  putBack(row: ClaimedDelivery): void;
  /** No more rows for anybody. */
  stop(): void;
  stopped(): boolean;
  /** Gives back what nobody took. */
  giveBack(): Promise<void>;
}

export function createSupply(
  ledger: Pick<Ledger, 'claim'>,
  queue: CommitQueue,
  request: ClaimRequest,
  clock: Clock,
): Supply {
  const rows: ClaimedDelivery[] = [];
  let claiming: Promise<void> | null = null;
  let stopped = false;

  async function claim(): Promise<void> {
    rows.push(...(await ledger.claim(request)));
  }

  return {
    async next() {
      while (!stopped && rows.length === 0) {
        const first = claiming === null;
        claiming ??= claim().finally(() => {
          claiming = null;
        });
        await claiming;
        if (first && rows.length === 0) return undefined;
      }
      return stopped ? undefined : rows.shift();
    },
    putBack: (row) => {
      rows.unshift(row);
    },
    stop() {
      stopped = true;
    },
    stopped: () => stopped,
    async giveBack() {
      const left = rows.splice(0);
      await Promise.all(left.map((row) => queue.record(untried(row, clock.now()))));
    },
  };
}
