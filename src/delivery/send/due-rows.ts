import type { Awaitable } from '../../lib/awaitable.ts';
import type { Clock, EpochMs } from '../../lib/clock.ts';
import type { ClaimedDelivery } from '../ledger.ts';
import type { WaitingRoom } from '../relays/waiting-room.ts';
import type { CommitQueue } from './commit-queue.ts';
import { stale, untried } from './judge-attempt.ts';
import { type ClaimNeeds, createClaims } from './send-claims.ts';

/** The rows claimed for one relay: each is begun, too old, or goes back until its domain takes mail again. */
export interface DueRows {
  /** One that may be begun now; undefined where none is due. */
  pick(): Awaitable<ClaimedDelivery | undefined>;
  /** What nobody took, into the ledger. */
  giveBack(): Promise<void>;
}

export interface DueRowsNeeds extends ClaimNeeds {
  queue: CommitQueue;
  giveUpAfterMs: number;
  room: WaitingRoom;
  clock: Clock;
}

/** A row, and when its domain may take it: null is now. */
interface Begun {
  row: ClaimedDelivery;
  at: Awaitable<EpochMs | null>;
}

/** A lane waits so long for a domain whose next message is due; a domain that rests longer is for the next run. */
const NEAR_MS = 15_000;

export function isNear(at: EpochMs, now: EpochMs): boolean {
  return at - now <= NEAR_MS;
}

export function createDueRows(needs: DueRowsNeeds): DueRows {
  const { queue, room, domains, clock } = needs;
  const { rows } = needs.place;
  const claims = createClaims(needs);
  let claiming: Promise<void> | null = null;

  /** Fills up once, however many lanes ask at the same time. */
  async function refill(): Promise<void> {
    claiming ??= claims(rows).finally(() => {
      claiming = null;
    });
    await claiming;
  }

  const tooOld = (row: ClaimedDelivery) => row.date + needs.giveUpAfterMs <= clock.now();

  async function search(begun?: Begun): Promise<ClaimedDelivery | undefined> {
    for (let tried = begun ?? (await begin()); tried; tried = await begin()) {
      const { row } = tried;
      const at = await tried.at;
      if (at === null) return row;
      domains.setApart(row.domain);
      const now = clock.now();
      await queue.record(untried(row, isNear(at, now) ? now : at));
    }
    return undefined;
  }

  async function begin(): Promise<Begun | undefined> {
    for (;;) {
      if (rows.length === 0) await refill();
      const row = rows.shift();
      if (!row) return undefined;
      if (!tooOld(row)) return { row, at: domains.begin(row.domain) };
      await queue.record(stale(row));
    }
  }

  return {
    pick() {
      const [row] = rows;
      if (!row || tooOld(row)) return search();
      rows.shift();
      const at = domains.begin(row.domain);
      return at === null ? row : search({ row, at });
    },
    async giveBack() {
      const left = rows.splice(0);
      await Promise.all(left.map((row) => queue.record(untried(row, clock.now()))));
      if (left.length > 0) room.wake('rows');
    },
  };
}
