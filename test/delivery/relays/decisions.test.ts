import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createDomainThrottle } from '../../../src/delivery/relays/domain-throttle.ts';
import { chunkOf, intervalOf, latestSlot, newPace, takeSlot } from '../../../src/delivery/relays/pace.ts';
import { type Relay, soleRelay } from '../../../src/delivery/relays/relay.ts';
import { createPermits } from '../../../src/delivery/relays/relay-permits.ts';
import { memoryRelayStore, type RelayStore } from '../../../src/delivery/relays/relay-store.ts';
import { joinAt, mayTake } from '../../../src/delivery/relays/share.ts';
import { createSlots } from '../../../src/delivery/relays/slots.ts';
import { dayLimit, WARM_UP_TABLE, warmUpDay } from '../../../src/delivery/relays/warm-up.ts';
import { createRelayRepository } from '../../../src/store/ledger/relay-repository.ts';
import { openMigrated, temporaryFolder } from '../../support/newsroom-database.ts';

describe('shares', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 5 });

  test('who asks in whatever order: each keeps its weight, and somebody may always take', () => {
    fc.assert(
      fc.property(weights, fc.array(fc.nat(), { minLength: 200, maxLength: 400 }), (all, asks) => {
        const shares = all.map((weight) => ({ weight, taken: 0 }));
        let total = 0;
        for (const ask of asks) {
          const may = shares.filter((own) =>
            mayTake(
              own,
              shares.filter((other) => other !== own),
            ),
          );
          expect(may.length).toBeGreaterThan(0);
          const taker = may[ask % may.length];
          if (taker) taker.taken++;
          total++;
        }
        const sum = all.reduce((a, b) => a + b, 0);
        const tolerance = 3 * Math.max(...all) * (1 + sum / Math.min(...all) / all.length);
        for (const { weight, taken } of shares)
          expect(Math.abs(taken - (total * weight) / sum)).toBeLessThanOrEqual(tolerance);
      }),
    );
  });

  test('one that comes later neither catches up nor holds the others up', () => {
    const others = [
      { weight: 2, taken: 200 },
      { weight: 1, taken: 101 },
    ];
    const own = { weight: 1, taken: joinAt({ weight: 1, taken: 0 }, others) };
    expect(own.taken).toBe(100);
    expect(others.every((one) => mayTake(one, [own]))).toBe(true);
  });
});

describe('pace', () => {
  test.for<[number | null, number | null, number | null]>([
    [null, null, null],
    [10, null, 100_000],
    [null, 60, 1_000_000],
    [10, 60, 1_000_000],
    [1, 600, 1_000_000],
    [3, null, 333_334],
  ])('%j a second, %j a minute: one every %j µs', ([perSecond, perMinute, interval]) => {
    expect(intervalOf({ perSecond, perMinute })).toBe(interval);
  });

  /** Several processes take slots from one row; time passes unevenly, and some of them fall asleep. */
  test('in no window of any length are there more than its limit, whoever asks and however late', async () => {
    const steps = fc.array(fc.tuple(fc.nat({ max: 3 }), fc.integer({ min: 0, max: 400 })), {
      minLength: 50,
      maxLength: 300,
    });
    await fc.assert(
      fc.asyncProperty(steps, fc.constantFrom(2, 10, 33), async (asked, perSecond) => {
        const interval = intervalOf({ perSecond, perMinute: null }) ?? 0;
        const store = memoryRelayStore();
        const paces = Array.from({ length: 4 }, () => newPace(interval));
        const begun: number[] = [];
        let now = 1_000_000;
        for (const [who, later] of asked) {
          now += later;
          let taken = takeSlot(paces[who] ?? newPace(interval), now);
          if (taken.slot === 'none') {
            const next = await store.reserveSlots('relay', chunkOf(interval), interval, now, latestSlot(now));
            taken = takeSlot({ ...taken.pace, next, left: chunkOf(interval) }, now);
          }
          paces[who] = taken.pace;
          if (taken.slot === 'now') begun.push(now);
        }
        for (const from of begun)
          expect(begun.filter((at) => at >= from && at < from + 1_000).length).toBeLessThanOrEqual(
            perSecond + 1,
          );
      }),
      { numRuns: 60 },
    );
  });

  test('unused slots go back unless somebody reserved more since', async () => {
    const store = memoryRelayStore();
    const first = await store.reserveSlots('k', 10, 100, 0, 10_000);
    await store.returnSlots('k', first + 1_000, 400);
    expect(await store.reserveSlots('k', 1, 100, 0, 10_000)).toBe(first + 600);
    await store.returnSlots('k', first + 1_000, 400);
    expect(await store.reserveSlots('k', 1, 100, 0, 10_000)).toBe(first + 700);
  });
});

async function database() {
  const folder = temporaryFolder();
  const opened = await openMigrated(join(folder.path, 'news.db'));
  onTestFinished(async () => {
    await opened[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });
  return opened;
}

describe('a clock that jumps', () => {
  const start = Date.UTC(2026, 10, 23, 12);
  const year = 365 * 86_400_000;

  test.for([
    ['one process', async () => memoryRelayStore()],
    ['all that share a database', async () => createRelayRepository((await database()).db)],
  ] as const)(
    'what was reserved a year ahead keeps nobody waiting once the clock is right again: %s',
    async ([, open]) => {
      const store = await open();
      const clock = { at: start + year, now: () => clock.at };
      const here = createSlots('k', 1_000_000, store, clock);
      const elsewhere = createSlots('k', 1_000_000, store, clock);
      expect(await here.take()).toBeNull();
      expect(await here.take()).toBe(clock.at + 1_000);
      clock.at = start;
      expect(await elsewhere.take()).toBeNull();
      expect(await here.take()).toBe(clock.at + 1_000);
    },
  );

  const relay = { ...soleRelay({ host: 'mail.example', port: 25 } as Relay['server'], 1), perDay: 1 };

  test('a day that ends while it is asked for is spent until then, and not until the next one ends', async () => {
    const store = memoryRelayStore();
    const midnight = Date.UTC(2026, 10, 24);
    const clock = { at: midnight - 2, now: () => clock.at };
    const late: RelayStore = {
      ...store,
      async takeFromDay(...asked) {
        const granted = await store.takeFromDay(...asked);
        clock.at++;
        return granted;
      },
    };
    const permits = createPermits(relay, late, clock);
    expect(await permits.take()).toEqual({ permit: 'go' });
    const spent = permits.take();
    clock.at = midnight;
    const today = permits.take();
    expect(await spent).toEqual({ permit: 'spent', until: midnight });
    expect(await today).toEqual({ permit: 'go' });
  });

  test('nor is a domain left out whose next slot was a year ahead', async () => {
    const clock = { at: start + year, now: () => clock.at };
    const limit = { domain: 'mail.example', connections: null, perMinute: 60 };
    const domains = createDomainThrottle([limit], memoryRelayStore(), clock);
    await domains.begin('mail.example');
    await domains.begin('mail.example');
    domains.setApart('mail.example');
    expect(domains.room('mail.example', 5)).toBe(0);
    clock.at = start;
    expect(domains.room('mail.example', 5)).toBe(1);
    expect(domains.nextAt()).toBeLessThanOrEqual(start);
  });

  test('days are those of the clock once it is right again', async () => {
    const clock = { at: start + year, now: () => clock.at };
    const permits = createPermits(relay, memoryRelayStore(), clock);
    await permits.take();
    clock.at = start;
    expect(permits.today()).toMatchObject({ date: '2026-11-23' });
  });
});

describe('warm-up', () => {
  const warmUp = { from: '2026-11-23', perDay: [10, 20, 40] };

  test.for<[string, number | null, number | null]>([
    ['2026-11-22', null, 0],
    ['2026-11-23', 1, 10],
    ['2026-11-24', 2, 20],
    ['2026-11-25', 3, 40],
    ['2026-11-26', null, null],
  ])('%s is day %j: %j messages', ([date, day, limit]) => {
    expect(warmUpDay(warmUp, date)).toBe(day);
    expect(dayLimit({ perDay: null, warmUp }, date)).toBe(limit);
  });

  test('a daily limit of its own holds beside and after it', () => {
    expect(dayLimit({ perDay: 15, warmUp }, '2026-11-24')).toBe(15);
    expect(dayLimit({ perDay: 15, warmUp }, '2027-01-01')).toBe(15);
    expect(dayLimit({ perDay: null, warmUp: null }, '2027-01-01')).toBeNull();
  });

  test('the standard table grows by at most double each day', () => {
    for (const [at, count] of WARM_UP_TABLE.entries()) {
      const before = WARM_UP_TABLE[at - 1] ?? count / 1.5;
      expect(count).toBeGreaterThan(before);
      expect(count).toBeLessThanOrEqual(2 * before);
    }
  });
});
