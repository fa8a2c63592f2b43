import type { Awaitable } from '../../lib/awaitable.ts';
import type { ClaimedDelivery } from '../ledger.ts';
import type { Probe } from '../relays/probe.ts';
import type { Rota, Turn } from '../relays/rota.ts';
import { createDueRows, type DueRowsNeeds, isNear } from './due-rows.ts';
import { createLaneSeat } from './lane-seat.ts';

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

export interface SupplyNeeds extends DueRowsNeeds {
  rota: Rota;
  /** Other relays may give rows back while this one finds none. */
  alone: boolean;
}

export function createSupply(needs: SupplyNeeds): RelaySupply {
  const { place, rota, room, domains, clock } = needs;
  const due = createDueRows(needs);

  /** True where it is worth asking again. Nobody waits for long with an open connection: others may want it. */
  async function nothingDue(connected: boolean): Promise<boolean> {
    const next = domains.nextAt();
    const at = next === 'soon' ? null : next;
    const near = at !== null && isNear(at, clock.now());
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
    const row = due.pick();
    if (row === undefined || row instanceof Promise) return seek(connected, turn, row);
    if (turn.probe) turn.probe.delivery = row.id;
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
      if (turn.turn === 'go') {
        const row = await taken(connected, turn.probe, begun ?? due.pick());
        begun = undefined;
        if (row) return row;
        if (!(await nothingDue(connected))) return undefined;
      } else {
        if (turn.turn === 'stand_by') await due.giveBack();
        if (!(await room.wait('turn', turn.until, turn.near))) return undefined;
      }
    }
  }

  /** Gives the turn back where there is no row for it, or no send any more. */
  async function taken(
    connected: boolean,
    probe: Probe | undefined,
    picked: Awaitable<ClaimedDelivery | undefined>,
  ): Promise<ClaimedDelivery | undefined> {
    try {
      const row = await picked;
      if (row && probe) probe.delivery = row.id;
      if (row) room.begin();
      if (row && !room.closed()) return row;
      if (row) putBack(row, connected);
      else rota.unused(place, connected, probe);
    } catch (error) {
      rota.unused(place, connected, probe);
      throw error;
    }
    return undefined;
  }

  function putBack(row: ClaimedDelivery, connected: boolean): void {
    domains.end(row.domain, 'other');
    place.rows.unshift(row);
    rota.putBack(place, connected, row.id);
    room.wake('rows');
    room.over();
  }

  function lane(): Supply {
    const seat = createLaneSeat(place, room);
    const seated = (row: ClaimedDelivery | undefined) => {
      seat.turnOver(row !== undefined);
      return row;
    };
    return {
      next() {
        const row = next(seat.held());
        return row instanceof Promise ? row.then(seated) : seated(row);
      },
      putBack: (row) => putBack(row, true),
      opened: seat.opened,
      closed: seat.closed,
      stop: () => room.close(),
      stopped: () => room.closed() || place.out !== null || place.line.breaker().phase === 'open',
    };
  }

  return { lane, giveBack: due.giveBack };
}
