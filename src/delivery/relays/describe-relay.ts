import { describeInstant } from '../../issues/local-time.ts';
import type { RelayState } from './relay-pool.ts';

/** "main (mail.example.org:587)", and how it stands: "not used until Mon 23 Nov 2026, 06:31 EST: …". */
export function describeRelay(state: RelayState, zone: string): { name: string; standing: string } {
  const { id, host, port } = state;
  return { name: `${id} (${host}:${port})`, standing: [breakerOf(state, zone), dayOf(state)].join('') };
}

function breakerOf({ phase, reason, until, halted, priority }: RelayState, zone: string): string {
  if (phase === 'half_open') return `tried again with the next mail, after: ${reason}`;
  if (phase === 'closed') return priority === 0 ? 'in use' : 'in use, or standing by';
  const when = until === null ? '' : ` until ${describeInstant(until, zone)}`;
  return `not used${when}${halted ? ' or until somebody resumes an issue' : ''}: ${reason}`;
}

function dayOf({ today }: RelayState): string {
  if (today === null) return '';
  const { taken, limit, warmUpDay } = today;
  const why = warmUpDay === null ? '' : `, day ${warmUpDay} of its warm-up`;
  return `; ${number(taken)} of ${number(limit)} messages today${why}`;
}

/** How many of `recipients` go out today; null where nothing keeps any of them waiting. */
function goingOutToday(states: readonly RelayState[], recipients: number): number | null {
  const left = states.map(({ today }) =>
    today === null ? Number.POSITIVE_INFINITY : Math.max(0, today.limit - today.taken),
  );
  const today = left.reduce((sum, one) => sum + one, 0);
  return states.length > 0 && today < recipients ? today : null;
}

/** "3,000 of 20,000 go out today: the relay is warming up." */
export function describeToday(states: readonly RelayState[], recipients: number): string | null {
  const today = goingOutToday(states, recipients);
  if (today === null) return null;
  const warming = states.filter((state) => state.today?.warmUpDay);
  const why =
    warming.length === 0
      ? 'no relay takes more in a day'
      : `${warming.length === 1 && states.length === 1 ? 'the relay is' : warming.map(({ id }) => id).join(' and ') + (warming.length === 1 ? ' is' : ' are')} warming up`;
  return `${number(today)} of ${number(recipients)} go out today: ${why}. The others follow from tomorrow on, while it is news.`;
}

function number(count: number): string {
  return count.toLocaleString('en-GB');
}
