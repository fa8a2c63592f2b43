import type { Awaitable } from '../../lib/awaitable.ts';
import type { Clock, EpochMs } from '../../lib/clock.ts';
import { type Breaker, DOMAIN_WAITS, newBreaker, stepBreaker } from './breaker.ts';
import { intervalOf, isFar } from './pace.ts';
import type { DomainLimit } from './relay.ts';
import type { RelayStore } from './relay-store.ts';
import { createSlots, type Slots } from './slots.ts';

/**
 * Keeps one domain's trouble from the others: each has its limits, and a breaker that opens when the domain asks for
 * less mail. A domain that was turned down is set apart: its rows are claimed by themselves, as it can take them.
 */
export interface DomainThrottle {
  /** Null where a message to it may begin, which is then counted; else when to ask again. */
  begin(domain: string): Awaitable<EpochMs | null>;
  /** The message that began is over, or never went. */
  end(domain: string, how: 'worked' | 'slow' | 'other', reason?: string): void;
  /** Domains whose rows are claimed by themselves. */
  apart(): string[];
  isApart(domain: string): boolean;
  setApart(domain: string): void;
  /** It has no row left that is due. */
  rejoin(domain: string): void;
  /** How many messages might begin now; 0 to `most`. */
  room(domain: string, most: number): number;
  /** When the first of those set apart may take one; `soon` when one of its messages under way is over. Null for neither. */
  nextAt(): EpochMs | 'soon' | null;
  /** Domains that are left alone, with the reason. */
  resting(): { domain: string; reason: string; until: EpochMs }[];
  release(): Promise<void>;
}

interface Entry {
  limit: DomainLimit | null;
  breaker: Breaker;
  slots: Slots;
  inFlight: number;
  apart: boolean;
  /** When its next slot is due, as far as known. */
  slotAt: EpochMs;
}

/** Of as many domains something is remembered; beyond that the idle ones are forgotten. */
const MOST = 2_000;

export function createDomainThrottle(
  limits: readonly DomainLimit[],
  store: RelayStore,
  clock: Clock,
): DomainThrottle {
  const entries = new Map<string, Entry>();
  const byDomain = new Map(limits.map((limit) => [limit.domain, limit]));

  /** Undefined where nothing limits the domain. */
  function entryOf(domain: string): Entry | undefined {
    const known = entries.get(domain);
    if (known || byDomain.size === 0) return known;
    const limit = byDomain.get(domain) ?? byDomain.get('*');
    return limit && addEntry(domain, limit);
  }

  function addEntry(domain: string, limit: DomainLimit | null): Entry {
    if (entries.size >= MOST) forgetIdle();
    const rate = { perSecond: null, perMinute: limit?.perMinute ?? null };
    const entry: Entry = {
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

  function forgetIdle(): void {
    for (const [domain, { inFlight, apart, breaker }] of entries)
      if (inFlight === 0 && !apart && breaker.phase === 'closed') entries.delete(domain);
  }

  function most({ limit, breaker }: Entry): number {
    if (breaker.phase === 'open') return 0;
    return breaker.phase === 'half_open' ? 1 : (limit?.connections ?? Number.POSITIVE_INFINITY);
  }

  function ask(domain: string, entry: Entry): void {
    entry.breaker = stepBreaker(entry.breaker, { kind: 'asked' }, clock.now(), domain, DOMAIN_WAITS);
  }

  function begun(entry: Entry, at: EpochMs | null): EpochMs | null {
    if (at === null) return null;
    entry.inFlight--;
    entry.slotAt = at;
    return at;
  }

  function waitOf(domain: string, entry: Entry): EpochMs | 'soon' | null {
    ask(domain, entry);
    if (entry.breaker.phase === 'open') return entry.breaker.until;
    return entry.inFlight >= most(entry) ? 'soon' : dueAt(entry);
  }

  function dueAt({ slotAt }: Entry): EpochMs {
    return isFar(slotAt, clock.now()) ? 0 : slotAt;
  }

  return {
    begin(domain) {
      const entry = entryOf(domain);
      if (!entry) return null;
      ask(domain, entry);
      if (entry.breaker.phase === 'open') return entry.breaker.until ?? clock.now();
      if (entry.inFlight >= most(entry)) return clock.now();
      entry.inFlight++; // before anything is awaited: others ask meanwhile
      const at = entry.slots.take();
      if (!(at instanceof Promise)) return begun(entry, at);
      return at.then(
        (then) => begun(entry, then),
        (error) => {
          entry.inFlight--;
          throw error;
        },
      );
    },
    end(domain, how, reason = '') {
      const entry = entries.get(domain) ?? (how === 'slow' ? addEntry(domain, null) : undefined);
      if (!entry) return;
      entry.inFlight = Math.max(0, entry.inFlight - 1);
      if (how !== 'slow' && how !== 'worked') return;
      const event =
        how === 'worked' ? { kind: 'worked' as const } : { kind: 'failed' as const, reason, halted: false };
      entry.breaker = stepBreaker(entry.breaker, event, clock.now(), domain, DOMAIN_WAITS);
      if (how === 'slow') entry.apart = true;
    },
    apart: () => [...entries].filter(([, { apart }]) => apart).map(([domain]) => domain),
    isApart: (domain) => entries.get(domain)?.apart ?? false,
    setApart(domain) {
      const entry = entries.get(domain);
      if (entry) entry.apart = true;
    },
    rejoin(domain) {
      const entry = entries.get(domain);
      if (entry) entry.apart = false;
    },
    room(domain, limit) {
      const entry = entries.get(domain);
      if (!entry) return limit;
      ask(domain, entry);
      if (dueAt(entry) > clock.now()) return 0;
      const paced = entry.limit?.perMinute === undefined || entry.limit.perMinute === null ? limit : 1;
      return Math.max(0, Math.min(limit, paced, most(entry) - entry.inFlight));
    },
    nextAt() {
      const waits = [...entries]
        .filter(([, { apart }]) => apart)
        .map(([domain, entry]) => waitOf(domain, entry));
      if (waits.includes('soon')) return 'soon';
      const times = waits.filter((at) => typeof at === 'number');
      return times.length === 0 ? null : Math.min(...times);
    },
    resting: () =>
      [...entries].flatMap(([domain, { breaker }]) =>
        breaker.phase === 'open'
          ? [{ domain, reason: breaker.reason ?? '', until: breaker.until ?? clock.now() }]
          : [],
      ),
    release: async () => {
      await Promise.all([...entries.values()].map(({ slots }) => slots.release()));
    },
  };
}
