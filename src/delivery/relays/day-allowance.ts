import { addDays, instantOf, localDate } from '../../issues/local-time.ts';
import type { Clock, EpochMs } from '../../lib/clock.ts';
import type { Relay } from './relay.ts';
import type { RelayStore } from './relay-store.ts';
import { dayLimit } from './warm-up.ts';

interface Day {
  /** `YYYY-MM-DD` in the relay's zone. */
  date: string;
  startsAt: EpochMs;
  endsAt: EpochMs;
  limit: number | null;
  left: number;
  /** Messages of this process that count in it. */
  charged: number;
  /** Up to then what ends may have been charged to the day before. */
  mixedUntil: EpochMs;
  filling: Promise<number> | null;
}

/** Of a day's limit at a time, and at most: what a process that dies may take with it. */
const CHUNK = { part: 1 / 100, most: 100 };
/** Few messages are under way for longer. */
const UNDER_WAY_MS = 60_000;

/** How many messages a relay may be given on each day of its zone, taken a chunk at a time from what all processes share. */
export class DayAllowance {
  readonly #relay: Relay;
  readonly #store: RelayStore;
  readonly #clock: Clock;
  #day: Day | null = null;

  constructor(relay: Relay, store: RelayStore, clock: Clock) {
    this.#relay = relay;
    this.#store = store;
    this.#clock = clock;
  }

  /** The date, its limit (null for none) and when the next day begins. */
  today(): Readonly<Pick<Day, 'date' | 'limit' | 'endsAt'>> {
    return this.#today();
  }

  /** Charges a message to today: null, or where the day is spent when the next one begins. */
  async charge(): Promise<EpochMs | null> {
    const day = this.#today();
    if (day.limit === null) return null;
    while (day.left === 0) {
      day.filling ??= this.#fill(day, day.limit).finally(() => {
        day.filling = null;
      });
      const granted = await day.filling;
      if (granted === 0 && day.left === 0) return day.endsAt; // else somebody has given one back meanwhile
    }
    day.left--;
    day.charged++;
    return null;
  }

  /** What was just charged is not used. */
  credit(): void {
    const day = this.#day;
    if (day === null || day.limit === null || day.charged === 0) return;
    day.charged--;
    day.left++;
  }

  /** A message is over that was not taken: credited where it was this day that was charged, rather one too few than too many. */
  uncharge(): void {
    if (this.#day !== null && this.#clock.now() >= this.#day.mixedUntil) this.credit();
  }

  /** Gives to the other processes what was taken and not charged. */
  async release(): Promise<void> {
    const day = this.#day;
    if (day === null || day.left === 0) return;
    const unused = day.left;
    day.left = 0;
    await this.#store.returnToDay(this.#relay.id, day.date, unused);
  }

  #today(): Day {
    const now = this.#clock.now();
    if (this.#day === null || now < this.#day.startsAt || this.#day.endsAt <= now)
      this.#day = this.#begin(now);
    return this.#day;
  }

  #begin(now: EpochMs): Day {
    const { zone } = this.#relay;
    const date = localDate(now, zone);
    const startsAt = instantOf(date, '00:00', zone);
    return {
      date,
      startsAt,
      endsAt: instantOf(addDays(date, 1), '00:00', zone),
      limit: dayLimit(this.#relay, date),
      left: 0,
      charged: 0,
      mixedUntil: (this.#day?.charged ?? 0) > 0 ? startsAt + UNDER_WAY_MS : startsAt,
      filling: null,
    };
  }

  async #fill(day: Day, limit: number): Promise<number> {
    const wanted = Math.max(1, Math.min(CHUNK.most, Math.ceil(limit * CHUNK.part)));
    const granted = await this.#store.takeFromDay(this.#relay.id, day.date, wanted, limit);
    day.left += granted;
    return granted;
  }
}
