import type { Awaitable } from '../../lib/awaitable.ts';
import type { Clock, EpochMs } from '../../lib/clock.ts';
import type { ClaimedDelivery } from '../ledger.ts';
import { count, type Rota, type Turn } from '../relays/rota.ts';
import type { WaitingRoom } from '../relays/waiting-room.ts';
import type { CommitQueue } from './commit-queue.ts';
import { stale, untried } from './judge-attempt.ts';
import { type ClaimNeeds, createClaims } from './send-claims.ts';

/** Where one lane gets its rows. */
export interface Supply {
  /**
   * The next row to be carried: waits for the relay's turn. Undefined when nothing is due now, or the lane, or its
   * connection, is not wanted any more.
   */
  next(): Awaitable<ClaimedDelivery | undefined>;
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

export interface SupplyNeeds extends ClaimNeeds {
  queue: CommitQueue;
  giveUpAfterMs: number;
  rota: Rota;
  room: WaitingRoom;
  /** Other relays may give rows back while this one finds none. */
  alone: boolean;
  clock: Clock;
}

/** A row, and when its domain may take it: null is now. */
interface Begun {
  row: ClaimedDelivery;
  at: Awaitable<EpochMs | null>;
}

/** A lane waits so long for a domain whose next message is due; a domain that rests longer is for the next run. */
const NEAR_MS = 15_000;

export function createSupply(needs: SupplyNeeds): RelaySupply {
  const { queue, place, rota, room, domains, clock } = needs;
  const { rows } = place;
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

  const tooOld = (row: ClaimedDelivery) => row.date + needs.giveUpAfterMs <= clock.now();

  /** A row that may be begun now; the others go back until their domain takes mail again. */
  function pick(): Awaitable<ClaimedDelivery | undefined> {
    const [row] = rows;
    if (!row || tooOld(row)) return search();
    rows.shift();
    const at = domains.begin(row.domain);
    return at === null ? row : search({ row, at });
  }

  async function search(begun?: Begun): Promise<ClaimedDelivery | undefined> {
    for (let tried = begun ?? (await begin()); tried; tried = await begin()) {
      const { row } = tried;
      const at = await tried.at;
      if (at === null) return row;
      domains.setApart(row.domain);
      const now = clock.now();
      await queue.record(untried(row, at - now <= NEAR_MS ? now : at));
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

  /** True where it is worth asking again. Nobody waits for long with an open connection: others may want it. */
  async function nothingDue(connected: boolean): Promise<boolean> {
    const next = domains.nextAt();
    const at = next === 'soon' ? null : next;
    if (at !== null && at <= clock.now()) return true; // its time came while a row of it was given back
    const near = at !== null && at - clock.now() <= NEAR_MS;
    if ((needs.alone || connected) && !near && next !== 'soon') return false;
    place.idle++;
    room.wake('turn');
    const on = await room.wait('rows', at, near);
    place.idle--;
    return on;
  }

  /** Most often its turn has come and a row is here: then nothing is waited for, and no promise made. */
  function next(connected: boolean): Awaitable<ClaimedDelivery | undefined> {
    const turn = rota.turn(place, connected);
    if (turn instanceof Promise || turn.turn !== 'go') return seek(connected, turn);
    const row = pick();
    if (row === undefined || row instanceof Promise) return seek(connected, turn, row);
    room.begin();
    return row;
  }

  /** `asked` and `picked`: how far it has come. */
  async function seek(
    connected: boolean,
    asked: Awaitable<Turn>,
    picked?: Awaitable<ClaimedDelivery | undefined>,
  ): Promise<ClaimedDelivery | undefined> {
    let begun = picked;
    for (let turn = await asked; ; turn = await rota.turn(place, connected)) {
      if (turn.turn === 'leave') return undefined;
      if (turn.turn === 'wait' || turn.turn === 'stand_by') {
        if (turn.turn === 'stand_by') await giveBack();
        if (!(await room.wait('turn', turn.until, turn.near))) return undefined;
      } else {
        const row = await taken(connected, begun ?? pick());
        begun = undefined;
        if (row) return row;
        if (!(await nothingDue(connected))) return undefined;
      }
    }
  }

  /** Gives the turn back where there is no row for it, or no send any more. */
  async function taken(
    connected: boolean,
    picked: Awaitable<ClaimedDelivery | undefined>,
  ): Promise<ClaimedDelivery | undefined> {
    try {
      const row = await picked;
      if (row) room.begin();
      if (row && !room.closed()) return row;
      if (row) putBack(row, connected);
      else rota.unused(place, connected);
    } catch (error) {
      rota.unused(place, connected);
      throw error;
    }
    return undefined;
  }

  function putBack(row: ClaimedDelivery, connected: boolean): void {
    domains.end(row.domain, 'other');
    rows.unshift(row);
    rota.unused(place, connected);
    room.wake('rows');
    room.over();
  }

  /** A place among the connections is taken with the first row, and kept until the connection is closed. */
  function lane(): Supply {
    let [held, open, leaving] = [false, false, false];
    const hold = (row: ClaimedDelivery | undefined) => {
      if (row !== undefined) held = true;
      else if (held && !leaving) {
        leaving = true;
        place.leaving++;
      }
      return row;
    };
    return {
      next() {
        const row = next(held);
        return row instanceof Promise ? row.then(hold) : hold(row);
      },
      putBack: (row) => putBack(row, true),
      opened() {
        open = true;
        if (++place.connected === 1) room.wake('turn');
      },
      closed() {
        if (open) place.connected--;
        if (held) count(place, -1);
        if (leaving) place.leaving--;
        [held, open, leaving] = [false, false, false];
      },
      stop: () => room.close(),
      stopped: () => room.closed() || place.out !== null || place.line.breaker().phase === 'open',
    };
  }

  return { lane, giveBack };
}
