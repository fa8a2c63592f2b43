import { expect, test } from 'vitest';
import { createPermits, type Permits } from '../../../src/delivery/relays/relay-permits.ts';
import { memoryRelayStore, type RelayStore } from '../../../src/delivery/relays/relay-store.ts';
import { relayAt } from './relays-here.ts';

/** Processes that share nothing but the store, and one clock. */
function processesOf(count: number, limits: { perSecond?: number; perDay?: number }) {
  const time = { now: Date.UTC(2026, 10, 23, 6) };
  const store = memoryRelayStore();
  const relay = relayAt(2525, { id: 'only', ...limits });
  const all = Array.from({ length: count }, () => createPermits(relay, store, { now: () => time.now }));
  return { time, process: (at: number) => all[at] as Permits };
}

const may = async (permits: Permits) => (await permits.take()).permit === 'go';

test('a slot that was not used is not taken out of another process’s', async () => {
  const { time, process } = processesOf(2, { perSecond: 2 });
  const [own, other] = [process(0), process(1)];
  expect(await may(own)).toBe(true);
  time.now += 500;
  expect(await may(other)).toBe(true);
  expect(await may(own)).toBe(false);
  own.uncharge();
  expect(await may(own)).toBe(false);
  time.now += 499;
  expect(await may(own)).toBe(false);
  time.now += 1;
  expect(await may(own)).toBe(true);
});

test('one message is given back once, and only if one was charged', async () => {
  const { time, process } = processesOf(1, { perDay: 2 });
  const permits = process(0);
  time.now += 3_600_000;
  expect(await may(permits)).toBe(true);
  for (const _ of [1, 2, 3]) permits.uncharge();
  expect([await may(permits), await may(permits), await may(permits)]).toEqual([true, true, false]);
});

test('what a send gives back to the other processes it has no more', async () => {
  const { process } = processesOf(2, { perDay: 200 });
  const [own, other] = [process(0), process(1)];
  let taken = 0;
  if (await may(own)) taken++;
  await own.release();
  await own.release();
  while (await may(own)) taken++;
  while (await may(other)) taken++;
  expect(taken).toBe(200);
});

test('a warm-up alone limits a day, and nothing does after it', async () => {
  const warmUp = { from: '2026-11-23', perDay: [2] };
  let now = Date.UTC(2026, 10, 23, 6);
  const permits = createPermits(relayAt(2525, { id: 'new', warmUp }), memoryRelayStore(), { now: () => now });
  expect([await may(permits), await may(permits), await may(permits)]).toEqual([true, true, false]);
  now += 86_400_000;
  expect([await may(permits), await may(permits), await may(permits)]).toEqual([true, true, true]);
});

test.for<[Parameters<typeof relayAt>[1], number]>([
  [{ id: 'slow', perMinute: 2 }, 1],
  [{ id: 'steady', perSecond: 10 }, 100],
  [{ id: 'free' }, Number.POSITIVE_INFINITY],
])('rows are claimed ahead as far as a relay goes in ten seconds: %j, %d', ([limits, rows]) => {
  const permits = createPermits(relayAt(2525, limits), memoryRelayStore(), { now: () => 0 });
  expect(permits.ahead()).toBe(rows);
});

test('who asks while the day’s last message is given back is not told that the day is spent', async () => {
  const { process } = processesOf(1, { perDay: 1 });
  const permits = process(0);
  expect(await may(permits)).toBe(true);
  const asked = permits.take();
  permits.uncharge();
  expect(await asked).toEqual({ permit: 'go' });
  expect(await may(permits)).toBe(false);
});

test('who asks for the last of a day as it ends does not make the next one find its own day spent', async () => {
  let now = Date.UTC(2026, 10, 23, 23, 59, 59, 999);
  const inner = memoryRelayStore();
  const asked = Promise.withResolvers<void>();
  const slow: RelayStore = {
    ...inner,
    async takeFromDay(...of) {
      const granted = await inner.takeFromDay(...of);
      await asked.promise;
      return granted;
    },
  };
  const relay = relayAt(2525, { id: 'only', perDay: 10 });
  await inner.takeFromDay('only', '2026-11-23', 10, 10);
  const permits = createPermits(relay, slow, { now: () => now });
  const late = permits.take();
  now += 1;
  const early = permits.take();
  asked.resolve();
  expect(await late).toEqual({ permit: 'spent', until: now });
  expect(await early).toEqual({ permit: 'go' });
});

test('a message that is under way at midnight and not taken is nothing of the new day’s', async () => {
  const { time, process } = processesOf(1, { perDay: 2 });
  const permits = process(0);
  const midnight = Date.UTC(2026, 10, 24);
  time.now = midnight - 1_000;
  expect([await may(permits), await may(permits), await may(permits)]).toEqual([true, true, false]);
  time.now = midnight;
  permits.uncharge();
  expect(await may(permits)).toBe(true);
  time.now += 1_000;
  permits.uncharge();
  expect([await may(permits), await may(permits)]).toEqual([true, false]);
  // What is charged and given back later is the day's own.
  time.now += 3_600_000;
  permits.uncharge();
  expect([await may(permits), await may(permits)]).toEqual([true, false]);
});

test('a turn that is not used just after midnight is given back all the same', async () => {
  const { time, process } = processesOf(1, { perDay: 1 });
  const permits = process(0);
  expect(await may(permits)).toBe(true);
  time.now = Date.UTC(2026, 10, 24);
  expect(await may(permits)).toBe(true);
  permits.unused();
  expect([await may(permits), await may(permits)]).toEqual([true, false]);
});

test('a store that gives only slots that nobody would wait for is asked again later', async () => {
  let asked = 0;
  const far: RelayStore = {
    ...memoryRelayStore(),
    async reserveSlots(_key, _count, _interval, nowMs) {
      if (asked++ > 100) throw new Error('asked for ever');
      return (nowMs + 86_400_000) * 1_000;
    },
  };
  const now = Date.UTC(2026, 10, 23, 6);
  const permits = createPermits(relayAt(2525, { id: 'only', perSecond: 2 }), far, { now: () => now });
  expect(await permits.take()).toEqual({ permit: 'wait', until: now + 1_000 });
});

test.for([
  ['2026-10-25T12:00Z', '2026-10-25T23:00Z'], // 25 hours
  ['2026-03-29T12:00Z', '2026-03-29T22:00Z'], // 23
  ['2026-11-23T22:30Z', '2026-11-23T23:00Z'],
  ['2026-11-23T23:30Z', '2026-11-24T23:00Z'],
] as const)('a day in Berlin at %s ends at %s', ([now, end]) => {
  const relay = relayAt(2525, { id: 'only', perDay: 9, zone: 'Europe/Berlin' });
  const permits = createPermits(relay, memoryRelayStore(), { now: () => Date.parse(now) });
  expect(permits.today()?.endsAt).toBe(Date.parse(end));
});
