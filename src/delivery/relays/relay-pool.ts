import type { Clock, EpochMs } from '../../lib/clock.ts';
import { type Log, withoutAddresses } from '../../lib/log.ts';
import type { SmtpServer } from '../smtp/smtp-url.ts';
import { type Breaker, type BreakerEvent, newBreaker, stepBreaker } from './breaker.ts';
import { createDomainThrottle, type DomainThrottle } from './domain-throttle.ts';
import { createDoubts, type Doubts } from './doubts.ts';
import type { Probe } from './probe.ts';
import { type DomainLimit, learntOf, type Relay } from './relay.ts';
import { createPermits, type Permits } from './relay-permits.ts';
import type { RelayStore } from './relay-store.ts';
import { warmUpDay } from './warm-up.ts';

/** All relays of this process: every send under way takes from them what they may be given. */
export interface RelayPool {
  lines: readonly RelayLine[];
  domains: DomainThrottle;
  /** Learns what other processes, or this one before its restart, found out. At the beginning of each send. */
  load(): Promise<void>;
  doubts(issueId: string): Promise<(relay: Relay) => Doubts>;
  /** An operator has put something right: every open breaker lets one try through, and old doubts are forgotten. */
  retry(): Promise<void>;
  /** In the order they are used. */
  states(): Promise<RelayState[]>;
  /** For a single letter: the first that works, or else the first. */
  server(): SmtpServer;
}

/** One relay as it is now. */
export interface RelayLine {
  relay: Relay;
  permits: Permits;
  /** Connections open in this process, and the parts in its sends that are under way. */
  open: number;
  sends: Set<{ readonly lanes: number }>;
  /** As it is now: its wait may have run out. */
  breaker(): Breaker;
  /** What happened to it; a change of phase is stored. */
  tell(event: BreakerEvent): Promise<void> | undefined;
  /** Under way while it is half open; null where none is. */
  probing: Probe | null;
  /** What became of what it was given, since this process began. */
  outcomes: RelayOutcomes;
}

export type RelayOutcomes = Record<'accepted' | 'deferred' | 'rejected' | 'in_doubt', number>;

/** What people are shown of a relay. */
export interface RelayState {
  id: string;
  host: string;
  port: number;
  priority: number;
  weight: number;
  phase: Breaker['phase'];
  halted: boolean;
  reason: string | null;
  since: EpochMs;
  until: EpochMs | null;
  /** Null where no day's limit holds. */
  today: { taken: number; limit: number; endsAt: EpochMs; warmUpDay: number | null } | null;
}

export interface RelayPoolNeeds {
  relays: readonly Relay[];
  domains?: readonly DomainLimit[];
  store: RelayStore;
  clock: Clock;
  log: Log;
}

export function createRelayPool({ relays, domains = [], store, clock, log }: RelayPoolNeeds): RelayPool {
  const lines = [...relays]
    .sort((a, b) => a.priority - b.priority)
    .map((relay) => createLine(relay, { store, clock, log }));
  return {
    lines,
    domains: createDomainThrottle(domains, store, clock),
    async load() {
      const known = lines.map((line) => line.changes());
      await Promise.all(lines.map((line) => line.saved()));
      const stored = await store.breakers();
      lines.forEach((line, i) => {
        // What happened to it meanwhile is younger than what was read.
        if (line.changes() === known[i]) line.adopt(stored.get(learntOf(line.relay)));
      });
    },
    async retry() {
      await this.load();
      for (const line of lines) {
        await line.tell({ kind: 'retry' });
        await store.clearDoubts(learntOf(line.relay));
      }
    },
    async doubts(issueId) {
      const before = await store.doubts(issueId);
      return (relay) => createDoubts(store, learntOf(relay), issueId, before.get(learntOf(relay)) ?? 0);
    },
    async states() {
      await this.load();
      return Promise.all(lines.map((line) => stateOf(line, store)));
    },
    server: () =>
      (lines.find((line) => line.breaker().phase === 'closed') ?? lines[0])?.relay.server as SmtpServer,
  };
}

interface Line extends RelayLine {
  adopt(stored: Breaker | undefined): void;
  /** How often it has changed. */
  changes(): number;
  /** When what it was told is written, whether that went well or not. */
  saved(): Promise<void>;
}

function createLine(relay: Relay, { store, clock, log }: Omit<RelayPoolNeeds, 'relays'>): Line {
  let breaker = newBreaker(clock.now());
  let changes = 0;
  let saved: Promise<void> = Promise.resolve();

  /** One after another: two under way at once might be written in the wrong order. */
  function save(next: Breaker): Promise<void> {
    const saving = saved.then(() => store.saveBreaker(learntOf(relay), next));
    saved = saving.catch(() => {});
    return saving;
  }

  /** Undefined where there is nothing to store. */
  function move(next: Breaker): Promise<void> | undefined {
    if (next === breaker) return undefined;
    const { phase } = breaker;
    breaker = next;
    changes++;
    if (phase === next.phase && phase !== 'open') return undefined;
    const { reason, until, halted } = next;
    log.warn(
      { relay: relay.id, phase: next.phase, halted, until, reason: reason && withoutAddresses(reason) },
      'relay changed',
    );
    return save(next);
  }

  return {
    relay,
    permits: createPermits(relay, store, clock),
    open: 0,
    sends: new Set(),
    probing: null,
    outcomes: { accepted: 0, deferred: 0, rejected: 0, in_doubt: 0 },
    breaker() {
      breaker = stepBreaker(breaker, { kind: 'asked' }, clock.now(), relay.id);
      return breaker;
    },
    tell: (event) => move(stepBreaker(breaker, event, clock.now(), relay.id)),
    changes: () => changes,
    saved: () => saved,
    adopt(stored) {
      if (stored && !(breaker.phase === 'half_open' && stored.phase === 'open')) breaker = stored;
    },
  };
}

async function stateOf({ relay, permits, breaker }: RelayLine, store: RelayStore): Promise<RelayState> {
  const { phase, halted, reason, since, until } = breaker();
  const day = permits.today();
  return {
    id: relay.id,
    host: relay.server.host,
    port: relay.server.port,
    priority: relay.priority,
    weight: relay.weight,
    phase,
    halted,
    reason,
    since,
    until,
    today: day && {
      taken: await store.takenOn(relay.id, day.date),
      limit: day.limit,
      endsAt: day.endsAt,
      warmUpDay: relay.warmUp && warmUpDay(relay.warmUp, day.date),
    },
  };
}
