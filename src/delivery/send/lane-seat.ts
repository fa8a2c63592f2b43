import { count, type Place } from '../relays/place.ts';
import type { WaitingRoom } from '../relays/waiting-room.ts';

/** What one lane takes up of its relay's connections: from its first row until its connection is closed. */
export interface LaneSeat {
  held(): boolean;
  /** Its turn came, with a row or without: who finds none leaves as soon as its message is over. */
  turnOver(found: boolean): void;
  /** It has its connection. */
  opened(): void;
  /** It has none, or none any more. */
  closed(): void;
}

export function createLaneSeat(place: Place, room: WaitingRoom): LaneSeat {
  let [held, open, leaving] = [false, false, false];
  return {
    held: () => held,
    turnOver(found) {
      if (found) held = true;
      else if (held && !leaving) {
        leaving = true;
        place.leaving++;
      }
    },
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
  };
}
