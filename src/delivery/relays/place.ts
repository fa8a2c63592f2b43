import type { EpochMs } from '../../lib/clock.ts';
import type { ClaimedDelivery } from '../ledger.ts';
import type { RelayLine } from './relay-pool.ts';
import type { Share } from './share.ts';

/** A relay's part in one send. */
export interface Place extends Share {
  line: RelayLine;
  /** Claimed for it and not begun. */
  rows: ClaimedDelivery[];
  /** Lanes at work or waiting. */
  lanes: number;
  /** Lanes that found nothing due. */
  idle: number;
  /** Connections this send has of it, or is opening. */
  open: number;
  /** Those that are open. */
  connected: number;
  /** Those that will be closed as soon as their message is over. */
  leaving: number;
  /** Why it carries no more of this issue. */
  out: string | null;
  /** Each message it was given cost a recipient: the next run must not begin with it anew before somebody has looked. */
  harmful: boolean;
  /** Until when its day is spent. */
  spentUntil: EpochMs;
  /** Until when its rate keeps it waiting. */
  heldUntil: EpochMs;
  /** When it last took a turn or answered. */
  busyAt: EpochMs;
}

export function newPlace(line: RelayLine): Place {
  const { weight } = line.relay;
  return {
    line,
    rows: [],
    weight,
    taken: 0,
    lanes: 0,
    idle: 0,
    open: 0,
    connected: 0,
    leaving: 0,
    out: null,
    harmful: false,
    spentUntil: 0,
    heldUntil: 0,
    busyAt: 0,
  };
}

/** Connections a lane opens or closes. */
export function count(place: Place, by: 1 | -1): void {
  place.open += by;
  place.line.open += by;
}
