import { expect, test } from 'vitest';
import { createDomainThrottle } from '../../../src/delivery/relays/domain-throttle.ts';
import { domainsOfSend } from '../../../src/delivery/relays/domains-of-send.ts';
import { memoryRelayStore, type RelayStore } from '../../../src/delivery/relays/relay-store.ts';

const BIG = 'big.example';

function throttle(connections: number | null = null, store: RelayStore = memoryRelayStore()) {
  const clock = { at: Date.UTC(2026, 10, 23, 6), now: () => clock.at };
  const limits = [{ domain: '*', connections, perMinute: null }];
  return { clock, domains: createDomainThrottle(limits, store, clock) };
}

/** A domain that wants less mail, and has been left alone since. */
function rested() {
  const { clock, domains } = throttle();
  domains.begin(BIG);
  domains.end(BIG, 'slow', 'too much');
  const until = domains.nextAt();
  if (typeof until !== 'number') throw new Error('it does not rest');
  return { clock, domains, until };
}

test('a domain that rests is given nothing, and says until when', () => {
  const { clock, domains, until } = rested();
  expect(until).toBeGreaterThan(clock.at);
  expect(domains.begin(BIG)).toBe(until);
  expect(domains.room(BIG, 5)).toBe(0);
  expect(domains.resting()).toMatchObject([{ domain: BIG, reason: 'too much', until }]);
});

test('one message is the try when it has rested, whoever asks first', () => {
  for (const ask of ['begin', 'room', 'nextAt'] as const) {
    const { clock, domains, until } = rested();
    clock.at = until;
    if (ask === 'begin') expect(domains.begin(BIG)).toBeNull();
    if (ask === 'room') expect(domains.room(BIG, 5)).toBe(1);
    if (ask === 'nextAt') expect(domains.nextAt()).toBeLessThanOrEqual(clock.at);
    if (ask !== 'begin') expect(domains.begin(BIG)).toBeNull();
    expect(domains.begin(BIG)).toBe(clock.at);
    expect(domains.room(BIG, 5)).toBe(0);
    expect(domains.nextAt()).toBe('soon');
  }
});

test('there is room for as many as its connections leave', () => {
  const { domains } = throttle(3);
  domains.begin(BIG);
  expect(domains.room(BIG, 5)).toBe(2);
  expect(domains.room(BIG, 1)).toBe(1);
  for (const _ of [2, 3]) domains.begin(BIG);
  expect(domains.room(BIG, 5)).toBe(0);
});

test('a message whose slot could not be asked for takes no connection of its domain', async () => {
  const store = memoryRelayStore();
  let away = true;
  const failing: RelayStore = {
    ...store,
    reserveSlots: async (...asked) => {
      if (away) throw new Error('the database is away');
      return store.reserveSlots(...asked);
    },
  };
  const clock = { now: () => Date.UTC(2026, 10, 23, 6) };
  const limit = { domain: BIG, connections: 1, perMinute: 60 };
  const domains = createDomainThrottle([limit], failing, clock);
  await expect(domains.begin(BIG)).rejects.toThrow('is away');
  away = false;
  expect(await domains.begin(BIG)).toBeNull();
});

test('what one send never ended is free when it is over, and nothing of another’s', () => {
  const { domains } = throttle(2);
  const [failed, other] = [domainsOfSend(domains), domainsOfSend(domains)];
  failed.begin(BIG);
  failed.end(BIG, 'worked');
  for (const _ of [1, 2]) expect(other.begin(BIG)).toBeNull();
  expect(failed.begin(BIG)).not.toBeNull();
  failed.endAll();
  expect(domains.room(BIG, 2)).toBe(0);
  other.endAll();
  expect(domains.room(BIG, 2)).toBe(2);
  other.endAll();
  for (const _ of [1, 2]) expect(failed.begin(BIG)).toBeNull();
  other.endAll();
  expect(domains.room(BIG, 2)).toBe(0);
});

test('of thousands of domains those are forgotten of which there is nothing to know', () => {
  const { domains } = throttle(1);
  expect(domains.begin('busy.example')).toBeNull();
  domains.begin('apart.example');
  domains.end('apart.example', 'worked');
  domains.setApart('apart.example');
  domains.begin('slow.example');
  domains.end('slow.example', 'slow', 'too much');
  domains.rejoin('slow.example');
  for (let n = 0; n < 5_000; n++) {
    expect(domains.begin(`d${n}.example`)).toBeNull();
    domains.end(`d${n}.example`, 'worked');
  }
  expect(domains.begin('busy.example')).not.toBeNull();
  expect(domains.apart()).toEqual(['apart.example']);
  expect(domains.resting().map(({ domain }) => domain)).toEqual(['slow.example']);
});
