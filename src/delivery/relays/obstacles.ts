import type { EpochMs } from '../../lib/clock.ts';
import { countOf } from '../../lib/in-words.ts';
import type { Place } from './place.ts';

export interface Obstacles {
  /** No relay can carry it, and none will by itself, or one has to be looked at before the others come back. */
  halted: boolean;
  /** A day's limit is what keeps the rest waiting. */
  spent: boolean;
  /** In words; null where nothing stands in the way. */
  reason: string | null;
  /** When the first relay may carry again; null where one may now, or none will by itself. */
  until: EpochMs | null;
}

interface Obstacle {
  words: string;
  halted: boolean;
  until: EpochMs | null;
}

/** Why an issue with open rows is not being sent just now. */
export function obstaclesOf(
  places: readonly Place[],
  domains: readonly { domain: string; reason: string; until: EpochMs }[],
  now: EpochMs,
): Obstacles {
  const name = ({ line }: Place) => (places.length === 1 ? '' : `${line.relay.id}: `);
  const found = places.map((place) => obstacleOf(place, name(place), now));
  const words = found.filter((one) => one !== null).map((one) => one.words);
  const resting = domains.map(({ domain, reason }) => `${domain} wants less mail: ${reason}`);
  const reason = inOneLine([...words, ...resting.slice(0, 3)]);
  if (found.some((one) => one === null)) return { halted: false, spent: false, reason, until: null };
  const untils = found.flatMap((one) => (one === null || one.until === null ? [] : [one.until]));
  return {
    halted: found.every((one) => one?.halted) || places.some(({ harmful }) => harmful),
    spent: places.some(({ spentUntil }) => spentUntil > now),
    reason,
    until: untils.length === 0 ? null : Math.min(...untils),
  };
}

/** Each may be a sentence of its own, or a server's words without an end. */
function inOneLine(reasons: string[]): string | null {
  if (reasons.length < 2) return reasons[0] ?? null;
  return reasons.map((reason) => reason.replace(/\.$/, '')).join('; ');
}

function obstacleOf({ line, out, spentUntil }: Place, name: string, now: EpochMs): Obstacle | null {
  const { relay, permits } = line;
  if (out !== null) return { words: `${name}${out}`, halted: true, until: null };
  const { phase, halted, reason, until } = line.breaker();
  if (phase === 'open') return { words: `${name}${reason}`, halted, until };
  if (spentUntil <= now) return null;
  const limit = permits.today()?.limit ?? 0;
  const why = relay.warmUp === null ? '' : ': the relay is warming up';
  return {
    words: `${name}no more than ${countOf(limit, 'message goes', 'messages go')} out today${why}.`,
    halted: false,
    until: spentUntil,
  };
}
