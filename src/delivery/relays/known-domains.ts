import type { Clock, EpochMs } from '../../lib/clock.ts';
import { type Breaker, newBreaker } from './breaker.ts';
import { intervalOf } from './pace.ts';
import type { DomainLimit } from './relay.ts';
import type { RelayStore } from './relay-store.ts';
import { createSlots, type Slots } from './slots.ts';

/** What is remembered of a recipients' domain. */
export interface KnownDomain {
  limit: DomainLimit | null;
  breaker: Breaker;
  slots: Slots;
  inFlight: number;
  /** Its rows are claimed by themselves. */
  apart: boolean;
  /** When its next slot is due, as far as known. */
  slotAt: EpochMs;
}

export interface KnownDomains {
  /** One that is limited is remembered from now on; undefined where nothing limits it. */
  limited(domain: string): KnownDomain | undefined;
  /** Undefined where nothing is remembered of it. */
  known(domain: string): KnownDomain | undefined;
  remember(domain: string): KnownDomain;
  all(): [string, KnownDomain][];
}

/** Of as many domains something is remembered; beyond that the idle ones are forgotten. */
const MOST = 2_000;

export function createKnownDomains(
  limits: readonly DomainLimit[],
  store: RelayStore,
  clock: Clock,
): KnownDomains {
  const entries = new Map<string, KnownDomain>();
  const byDomain = new Map(limits.map((limit) => [limit.domain, limit]));

  function add(domain: string, limit: DomainLimit | null): KnownDomain {
    if (entries.size >= MOST) forgetIdle(entries);
    const rate = { perSecond: null, perMinute: limit?.perMinute ?? null };
    const entry: KnownDomain = {
      limit,
      breaker: newBreaker(clock.now()),
      slots: createSlots(`domain ${domain}`, intervalOf(rate), store, clock),
      inFlight: 0,
      apart: false,
      slotAt: 0,
    };
    entries.set(domain, entry);
    return entry;
  }

  return {
    limited(domain) {
      const known = entries.get(domain);
      if (known || byDomain.size === 0) return known;
      const limit = byDomain.get(domain) ?? byDomain.get('*');
      return limit && add(domain, limit);
    },
    known: (domain) => entries.get(domain),
    remember: (domain) => entries.get(domain) ?? add(domain, null),
    all: () => [...entries],
  };
}

function forgetIdle(entries: Map<string, KnownDomain>): void {
  for (const [domain, { inFlight, apart, breaker }] of entries)
    if (inFlight === 0 && !apart && breaker.phase === 'closed') entries.delete(domain);
}
