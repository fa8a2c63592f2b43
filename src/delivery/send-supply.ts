import type { Clock, EpochMs } from '../lib/clock.ts';
import type { CommitQueue } from './commit-queue.ts';
import { stale, untried } from './judge-attempt.ts';
import type { ClaimedDelivery, ClaimRequest, Ledger } from './ledger.ts';
import type { DomainThrottle } from './relays/domain-throttle.ts';
import { count, type Place, type Rota } from './relays/rota.ts';
import type { WaitingRoom } from './relays/waiting-room.ts';

/** Where one lane gets its rows. */
export interface Supply {
  /**
   * The next row to be carried: waits for the relay's turn. Undefined when nothing is due now, or the lane, or its
   * connection, is not wanted any more.
   */
  next(): Promise<ClaimedDelivery | undefined>;
  /** For a row that was taken and not begun. */
  putBack(row: ClaimedDelivery): void;
  /** The lane has its connection. */
  opened(): void;
  /** The lane has none, or none any more. */
  closed(): void;
  /** No more rows for anybody. */
  stop(): void;
  /** Nothing more over this connection. */
  stopped(): boolean;
}

/** One relay's claimed rows, waiting for its lanes. */
export interface RelaySupply {
  lane(): Supply;
  /** Gives back what nobody took. */
  giveBack(): Promise<void>;
}

export interface SupplyNeeds {
  ledger: Pick<Ledger, 'claim'>;
  queue: CommitQueue;
  request: ClaimRequest;
  giveUpAfterMs: number;
  place: Place;
  rota: Rota;
  room: WaitingRoom;
  domains: DomainThrottle;
  /** Other relays may give rows back while this one finds none. */
  alone: boolean;
  clock: Clock;
}

/** A lane waits so long for a domain whose next message is due; a domain that rests longer is for the next run. */
const NEAR_MS = 15_000;

export function createSupply(needs: SupplyNeeds): RelaySupply {
  const { queue, place, rota, room, domains, clock } = needs;
  const rows: ClaimedDelivery[] = [];
  const claims = createClaims(needs);
  let claiming: Promise<void> | null = null;

  async function giveBack(): Promise<void> {
    const left = rows.splice(0);
    await Promise.all(left.map((row) => queue.record(untried(row, clock.now()))));
    if (left.length > 0) room.wake('rows');
  }

  /** Fills up once, however many lanes ask at the same time. */
  async function refill(): Promise<void> {
    claiming ??= claims(rows).finally(() => {
      claiming = null;
    });
    await claiming;
  }

  /** A row that may be begun now; the others go back until their domain takes mail again. */
  async function pick(): Promise<ClaimedDelivery | undefined> {
    for (;;) {
      if (rows.length === 0) await refill();
      const row = rows.shift();
      if (!row) return undefined;
      const now = clock.now();
      if (row.date + needs.giveUpAfterMs <= now) {
        await queue.record(stale(row));
        continue;
      }
      const at = await domains.begin(row.domain);
      if (at === null) return row;
      domains.setApart(row.domain);
      await queue.record(untried(row, at - now <= NEAR_MS ? now : at));
    }
  }

  /** True where it is worth asking again. */
  async function nothingDue(): Promise<boolean> {
    const next = domains.nextAt();
    const at = next === 'soon' ? null : next;
    if (at !== null && at <= clock.now()) return true; // its time came while a row of it was given back
    const near = at !== null && at - clock.now() <= NEAR_MS;
    if (needs.alone && !near && next !== 'soon') return false;
    place.idle++;
    room.wake('turn');
    const on = await room.wait('rows', at, near);
    place.idle--;
    return on;
  }

  async function next(connected: boolean): Promise<ClaimedDelivery | undefined> {
    for (;;) {
      const turn = await rota.turn(place, connected);
      if (turn.turn === 'leave') return undefined;
      if (turn.turn === 'wait' || turn.turn === 'stand_by') {
        if (turn.turn === 'stand_by') await giveBack();
        if (!(await room.wait('turn', turn.until, turn.near))) return undefined;
      } else {
        const row = await pick().catch((error) => {
          rota.unused(place, connected);
          throw error;
        });
        if (row) room.begin();
        if (row && !room.closed()) return row;
        if (row) putBack(row, connected);
        else rota.unused(place, connected);
        if (!(await nothingDue())) return undefined;
      }
    }
  }

  function putBack(row: ClaimedDelivery, connected: boolean): void {
    domains.end(row.domain, 'unsent');
    rows.unshift(row);
    rota.unused(place, connected);
    room.wake('rows');
    room.over();
  }

  /** A place among the connections is taken with the first row, and kept until the connection is closed. */
  function lane(): Supply {
    let [held, open] = [false, false];
    return {
      async next() {
        const row = await next(held);
        held ||= row !== undefined;
        return row;
      },
      putBack: (row) => putBack(row, true),
      opened() {
        open = true;
        if (++place.connected === 1) room.wake('turn');
      },
      closed() {
        if (open) place.connected--;
        if (held) count(place, -1);
        [held, open] = [false, false];
      },
      stop: () => room.close(),
      stopped: () => room.closed() || place.out !== null || place.line.breaker().phase === 'open',
    };
  }

  return { lane, giveBack };
}

/** Claims rows into `rows`: those of domains set apart as far as each takes mail, then of all the others. */
function createClaims({ ledger, request, domains, place }: SupplyNeeds) {
  let after: { nextAt: EpochMs; id: number } | null = null;

  async function claimApart(apart: string[], rows: ClaimedDelivery[]): Promise<void> {
    for (const domain of apart) {
      const limit = domains.room(domain, request.limit - rows.length);
      if (limit === 0) continue;
      const claimed = await ledger.claim({ ...request, limit, domains: { only: domain } });
      rows.push(...claimed);
      if (claimed.length > 0) continue;
      domains.rejoin(domain);
      after = null;
    }
  }

  /** Beside rows that are passed over, the search goes on where it ended; once at its end, from the beginning. */
  async function claimOthers(apart: string[], limit: number): Promise<ClaimedDelivery[]> {
    const from = after;
    const claimed = await ledger.claim({ ...request, limit, domains: { except: apart, after: from } });
    const [last] = claimed.toSorted((a, b) => b.nextAt - a.nextAt || b.id - a.id);
    after = last ? { nextAt: last.nextAt, id: last.id } : null;
    return claimed.length === 0 && from !== null ? claimOthers(apart, limit) : claimed;
  }

  return async (rows: ClaimedDelivery[]): Promise<void> => {
    const apart = domains.apart();
    const limit = Math.min(request.limit, place.line.permits.ahead());
    if (apart.length === 0) {
      after = null;
      rows.push(...(await ledger.claim({ ...request, limit })));
      return;
    }
    await claimApart(apart, rows);
    if (rows.length < limit) rows.push(...(await claimOthers(apart, limit - rows.length)));
  };
}
