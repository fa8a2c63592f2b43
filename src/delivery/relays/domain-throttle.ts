import type { Awaitable } from '../../lib/awaitable.ts';
import type { Clock, EpochMs } from '../../lib/clock.ts';
import { DOMAIN_WAITS, stepBreaker } from './breaker.ts';
import { createKnownDomains, type KnownDomain } from './known-domains.ts';
import { isFar } from './pace.ts';
import type { DomainLimit } from './relay.ts';
import type { RelayStore } from './relay-store.ts';

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

export function createDomainThrottle(
  limits: readonly DomainLimit[],
  store: RelayStore,
  clock: Clock,
): DomainThrottle {
  const domains = createKnownDomains(limits, store, clock);

  /** A breaker that has rested lets one try. */
  function ask(domain: string, entry: KnownDomain): void {
    entry.breaker = stepBreaker(entry.breaker, { kind: 'asked' }, clock.now(), domain, DOMAIN_WAITS);
  }

  function waitOf(domain: string, entry: KnownDomain): EpochMs | 'soon' | null {
    ask(domain, entry);
    if (entry.breaker.phase === 'open') return entry.breaker.until;
    return entry.inFlight >= most(entry) ? 'soon' : dueAt(entry);
  }

  function dueAt({ slotAt }: KnownDomain): EpochMs {
    return isFar(slotAt, clock.now()) ? 0 : slotAt;
  }

  const allApart = () => domains.all().filter(([, { apart }]) => apart);

  return {
    begin(domain) {
      const entry = domains.limited(domain);
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
      const entry = how === 'slow' ? domains.remember(domain) : domains.known(domain);
      if (!entry) return;
      entry.inFlight = Math.max(0, entry.inFlight - 1);
      if (how !== 'slow' && how !== 'worked') return;
      const event =
        how === 'worked' ? { kind: 'worked' as const } : { kind: 'failed' as const, reason, halted: false };
      entry.breaker = stepBreaker(entry.breaker, event, clock.now(), domain, DOMAIN_WAITS);
      if (how === 'slow') entry.apart = true;
    },
    apart: () => allApart().map(([domain]) => domain),
    isApart: (domain) => domains.known(domain)?.apart ?? false,
    setApart(domain) {
      const entry = domains.known(domain);
      if (entry) entry.apart = true;
    },
    rejoin(domain) {
      const entry = domains.known(domain);
      if (entry) entry.apart = false;
    },
    room(domain, limit) {
      const entry = domains.known(domain);
      if (!entry) return limit;
      ask(domain, entry);
      if (dueAt(entry) > clock.now()) return 0;
      const paced = entry.limit?.perMinute === undefined || entry.limit.perMinute === null ? limit : 1;
      return Math.max(0, Math.min(limit, paced, most(entry) - entry.inFlight));
    },
    nextAt() {
      const waits = allApart().map(([domain, entry]) => waitOf(domain, entry));
      if (waits.includes('soon')) return 'soon';
      const times = waits.filter((at) => typeof at === 'number');
      return times.length === 0 ? null : Math.min(...times);
    },
    resting: () =>
      domains
        .all()
        .flatMap(([domain, { breaker }]) =>
          breaker.phase === 'open'
            ? [{ domain, reason: breaker.reason ?? '', until: breaker.until ?? clock.now() }]
            : [],
        ),
    release: async () => {
      await Promise.all(domains.all().map(([, { slots }]) => slots.release()));
    },
  };
}

/** Messages to it that may be under way at once. */
function most({ limit, breaker }: KnownDomain): number {
  if (breaker.phase === 'open') return 0;
  return breaker.phase === 'half_open' ? 1 : (limit?.connections ?? Number.POSITIVE_INFINITY);
}

/** Where its rate has no slot yet, the message that was counted did not begin. */
function begun(entry: KnownDomain, at: EpochMs | null): EpochMs | null {
  if (at === null) return null;
  entry.inFlight--;
  entry.slotAt = at;
  return at;
}
