import type { RelayLine } from './relay-pool.ts';

/** The one try while a relay is half open. What other lanes began before it was left alone does not end it. */
export interface Probe {
  /** The relay's place in the send that tries. */
  place: object;
  /** What it is tried with; null until a row is found. */
  delivery: number | null;
}

type Probed = Pick<RelayLine, 'probing'>;

/** This delivery has come to something, or was not begun. */
export function endProbeWith(line: Probed, delivery: number): void {
  if (line.probing?.delivery === delivery) line.probing = null;
}

/** No lane of this place is at work any more. */
export function endProbeOf(line: Probed, place: object): void {
  if (line.probing?.place === place) line.probing = null;
}
