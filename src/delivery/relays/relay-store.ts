import type { EpochMs } from '../../lib/clock.ts';
import type { Breaker } from './breaker.ts';

/** What all processes that send have in common. Each write is one transaction: two that ask at once get different answers. */
export interface RelayStore {
  /** By relay and server (`learntOf`), as doubts are; one that never failed has none. */
  breakers(): Promise<Map<string, Breaker>>;
  saveBreaker(relay: string, breaker: Breaker): Promise<void>;
  /**
   * Reserves `count` slots, `interval` microseconds apart, behind all reserved so far; the first one's time in
   * microseconds. What was reserved behind `latest`, in microseconds too, is void.
   */
  reserveSlots(key: string, count: number, interval: number, nowMs: EpochMs, latest: number): Promise<number>;
  /** Gives back the last `span` microseconds before `end`, unless somebody has reserved more since. */
  returnSlots(key: string, end: number, span: number): Promise<void>;
  /** As many of `wanted` as the limit of that day leaves. */
  takeFromDay(relay: string, day: string, wanted: number, limit: number): Promise<number>;
  returnToDay(relay: string, day: string, count: number): Promise<void>;
  takenOn(relay: string, day: string): Promise<number>;
  /** Of one issue, by relay; one without a doubt has none. */
  doubts(issueId: string): Promise<Map<string, number>>;
  /** One more; how many there are. */
  addDoubt(relay: string, issueId: string): Promise<number>;
  /** Of one issue, or of all. */
  clearDoubts(relay: string, issueId?: string): Promise<void>;
}

/** For one process without a database. */
export function memoryRelayStore(): RelayStore {
  const breakers = new Map<string, Breaker>();
  const slots = new Map<string, number>();
  const days = new Map<string, number>();
  /** By issue, then by relay. */
  const doubts = new Map<string, Map<string, number>>();
  const takenOn = (relay: string, day: string) => days.get(`${relay} ${day}`) ?? 0;
  return {
    breakers: async () => new Map(breakers),
    saveBreaker: async (relay, breaker) => void breakers.set(relay, breaker),
    async reserveSlots(key, count, interval, nowMs, latest) {
      const reserved = slots.get(key) ?? 0;
      const first = Math.max(reserved > latest ? 0 : reserved, nowMs * 1_000);
      slots.set(key, first + count * interval);
      return first;
    },
    async returnSlots(key, end, span) {
      if (slots.get(key) === end) slots.set(key, end - span);
    },
    async takeFromDay(relay, day, wanted, limit) {
      const granted = Math.max(0, Math.min(wanted, limit - takenOn(relay, day)));
      days.set(`${relay} ${day}`, takenOn(relay, day) + granted);
      return granted;
    },
    returnToDay: async (relay, day, count) =>
      void days.set(`${relay} ${day}`, Math.max(0, takenOn(relay, day) - count)),
    takenOn: async (relay, day) => takenOn(relay, day),
    doubts: async (issueId) => new Map(doubts.get(issueId)),
    async addDoubt(relay, issueId) {
      const relays = doubts.get(issueId) ?? new Map<string, number>();
      const count = (relays.get(relay) ?? 0) + 1;
      doubts.set(issueId, relays.set(relay, count));
      return count;
    },
    async clearDoubts(relay, issueId) {
      for (const [issue, relays] of doubts)
        if (issueId === undefined || issue === issueId) relays.delete(relay);
    },
  };
}
