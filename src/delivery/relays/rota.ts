import type { Awaitable } from '../../lib/awaitable.ts';
import type { Clock, EpochMs } from '../../lib/clock.ts';
import { evenPart } from './even-part.ts';
import { count, type Place } from './place.ts';
import { endProbeWith, type Probe } from './probe.ts';
import type { Permit } from './relay-permits.ts';
import { joinAt, mayTake } from './share.ts';
import type { WaitingRoom } from './waiting-room.ts';

/** Whose turn it is, among the relays of one send. */
export interface Rota {
  /** Asked before a row is claimed for the relay. `go` has taken a permit, and a connection where the lane had none. */
  turn(place: Place, connected: boolean): Awaitable<Turn>;
  /** There was no row after all. `probe` as the turn gave it. */
  unused(place: Place, connected: boolean, probe?: Probe): void;
  /** There was one, and it was not begun: its turn may have been yesterday's. */
  putBack(place: Place, connected: boolean, delivery: number): void;
  /** The relay did not take the message: there is one more for its day, and for who found it spent. */
  uncharge(place: Place): void;
  /** The relay carries no more of this issue. `harmful` as in its place. */
  dismiss(place: Place, reason: string, harmful: boolean): void;
  /** Whether another relay could carry what this one could not. */
  elsewhere(place: Place): boolean;
}

export type Turn =
  | { turn: 'leave' }
  | Go
  /** `near` as in the waiting room. `stand_by`: it may be long, what was claimed goes back. */
  | { turn: 'wait' | 'stand_by'; until: EpochMs | null; near: boolean };

interface Go {
  turn: 'go';
  /** The relay is half open, and this is the one try. */
  probe?: Probe;
}

const LEAVE: Turn = { turn: 'leave' };
const GO: Turn = { turn: 'go' };
/** A send waits so long for a slot before it ends and is called again. */
const NEAR_MS = 60_000;
/** One that has been silent so long does not hold up the others of its priority. */
const STALLED_MS = 5_000;

export function createRota(places: readonly Place[], room: WaitingRoom, clock: Clock): Rota {
  const alone = places.length === 1;
  /** Nobody stands by with an open connection. */
  const standBy = (until: EpochMs | null, connected: boolean): Turn =>
    alone || connected ? LEAVE : { turn: 'stand_by', until, near: false };

  const carries = (place: Place) =>
    place.out === null &&
    place.lanes > place.idle &&
    place.spentUntil <= clock.now() &&
    place.line.breaker().phase === 'closed';

  /** Null where its breaker lets it try. */
  function barred(place: Place, connected: boolean): Turn | null {
    const { line } = place;
    const { phase, until } = line.breaker();
    if (phase === 'open') return standBy(until, connected);
    return phase === 'half_open' && line.probing ? standBy(clock.now() + 1_000, connected) : null;
  }

  /**
   * Connections are shared evenly between the sends of this process: who has more than its part gives as many up, and
   * takes none in their place. A lane beyond the part does not keep its send going, those within it do; nor does any
   * where nothing more is due. Where the relay has no connection for this send, another one carries what was claimed.
   */
  function connection({ line, open, leaving }: Place, connected: boolean): Turn | null {
    if (connected && line.sends.size < 2) return null;
    const { connections } = line.relay;
    const lanes = Array.from(line.sends, (send) => send.lanes);
    const fair = evenPart(connections, lanes);
    if (connected) return open - leaving > fair ? LEAVE : null;
    if (open < fair && line.open < connections) return null;
    const wait = open === 0 && !alone ? 'stand_by' : 'wait';
    return { turn: wait, until: clock.now() + 250, near: open < fair && !isThrough() };
  }

  /** Nothing more is due: lanes have found nothing to claim, and what was claimed has been begun. */
  const isThrough = () =>
    places.some(({ idle }) => idle > 0) && places.every(({ rows }) => rows.length === 0);

  /** Those its share is held against: who is kept waiting by a limit, or silent, holds nobody up. */
  function rivalsOf(place: Place): Place[] {
    const now = clock.now();
    return places.filter(
      (other) =>
        other !== place &&
        other.line.relay.priority === place.line.relay.priority &&
        carries(other) &&
        other.heldUntil <= now &&
        now - other.busyAt < STALLED_MS,
    );
  }

  function ahead(place: Place, connected: boolean): Turn | null {
    const { priority } = place.line.relay;
    if (places.some((other) => other.line.relay.priority < priority && carries(other)))
      return standBy(null, connected);
    const now = clock.now();
    const rivals = rivalsOf(place);
    if (now - place.busyAt >= STALLED_MS) place.taken = joinAt(place, rivals);
    return mayTake(place, rivals) ? null : { turn: 'wait', until: now + 500, near: false };
  }

  function permitted(place: Place, connected: boolean, taken: Permit): Turn {
    if (taken.permit === 'go') return GO;
    if (taken.permit === 'spent') {
      place.spentUntil = taken.until;
      room.wake('turn');
      return standBy(taken.until, connected);
    }
    hold(place, taken.until);
    return { turn: 'wait', until: taken.until, near: taken.until - clock.now() <= NEAR_MS };
  }

  function hold(place: Place, until: EpochMs): void {
    const news = place.heldUntil <= clock.now();
    place.heldUntil = until;
    if (alone || !news) return;
    place.taken = joinAt(place, rivalsOf(place));
    room.wake('turn');
  }

  /** There may be one more for its day. */
  function another(place: Place): void {
    if (place.spentUntil === 0) return;
    place.spentUntil = 0;
    room.wake('turn');
  }

  function undo(place: Place, connected: boolean): void {
    place.taken--;
    if (!connected) count(place, -1);
  }

  function uncharge(place: Place): void {
    place.line.permits.uncharge();
    another(place);
  }

  return {
    uncharge,
    turn(place, connected) {
      if (room.closed() || place.out !== null) return LEAVE;
      if (place.spentUntil > clock.now()) return standBy(place.spentUntil, connected);
      const not =
        barred(place, connected) ?? (alone ? null : ahead(place, connected)) ?? connection(place, connected);
      if (not) return not;
      const { line } = place;
      // Taken before the permit is awaited: others ask meanwhile.
      const probe: Probe | null = line.breaker().phase === 'half_open' ? { place, delivery: null } : null;
      if (probe) line.probing = probe;
      place.taken++;
      if (!connected) count(place, 1);
      const back = () => {
        undo(place, connected);
        if (probe) line.probing = null;
      };
      const answer = (taken: Permit): Turn => {
        const turn = permitted(place, connected, taken);
        if (turn !== GO) {
          back();
          return turn;
        }
        place.busyAt = clock.now();
        if (!alone) room.wake('turn');
        return probe ? { turn: 'go', probe } : GO;
      };
      const taken = line.permits.take();
      if (!(taken instanceof Promise)) return answer(taken);
      return taken.then(answer, (error) => {
        back();
        throw error;
      });
    },
    unused(place, connected, probe) {
      undo(place, connected);
      if (probe) place.line.probing = null;
      place.line.permits.unused();
      another(place);
    },
    putBack(place, connected, delivery) {
      undo(place, connected);
      endProbeWith(place.line, delivery);
      uncharge(place);
    },
    elsewhere: (place) =>
      places.some(
        (other) =>
          other !== place && other.out === null && other.lanes > 0 && other.line.breaker().phase === 'closed',
      ),
    dismiss(place, reason, harmful) {
      place.out ??= reason;
      place.harmful ||= harmful;
      room.wake('turn');
    },
  };
}
