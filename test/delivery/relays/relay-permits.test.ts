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
