import { expect, test } from 'vitest';
import type { ClaimedDelivery } from '../../../src/delivery/ledger.ts';
import { newPlace } from '../../../src/delivery/relays/place.ts';
import type { Probe } from '../../../src/delivery/relays/probe.ts';
import type { Relay } from '../../../src/delivery/relays/relay.ts';
import { createRelayPool } from '../../../src/delivery/relays/relay-pool.ts';
import { memoryRelayStore } from '../../../src/delivery/relays/relay-store.ts';
import { createRota, type Turn } from '../../../src/delivery/relays/rota.ts';
import { createWaitingRoom, type WaitingRoom } from '../../../src/delivery/relays/waiting-room.ts';
import type { Awaitable } from '../../../src/lib/awaitable.ts';
import { silentLog } from '../../../src/lib/log.ts';
import { fixedClock } from '../../support/fixed-clock.ts';
import { relayAt } from './relays-here.ts';

/** Two relays of which the first may carry one message today. */
function rotaOfTwo() {
  const time = { now: Date.UTC(2026, 10, 23, 6) };
  const clock = { now: () => time.now };
  const relays = [relayAt(2525, { id: 'small', perDay: 1 }), relayAt(2526, { id: 'spare', priority: 1 })];
  const { lines } = createRelayPool({ relays, store: memoryRelayStore(), clock, log: silentLog });
  const places = lines.map(newPlace);
  const [small, spare] = places;
  if (!small || !spare) throw new Error('there is no relay');
  const room = createWaitingRoom(clock);
  for (let lane = 0; lane < 2; lane++) room.enter();
  return { rota: createRota(places, room, clock), small, spare, room, time };
}

/** One relay, used by this send and by none besides. */
function rotaOfOne(limits: Partial<Relay> = {}, store = memoryRelayStore()) {
  const time = { now: Date.UTC(2026, 10, 23, 6) };
  const clock = { now: () => time.now };
  const relays = [relayAt(2525, { id: 'only', ...limits })];
  const places = createRelayPool({ relays, store, clock, log: silentLog }).lines.map(newPlace);
  const [only] = places;
  if (!only) throw new Error('there is no relay');
  only.line.sends.add(Object.assign(only, { lanes: only.line.relay.connections }));
  const room = createWaitingRoom(clock);
  room.enter();
  /** Another process reserves so many slots. */
  const reserve = (count: number) =>
    store.reserveSlots('relay only', count, 10_000_000, time.now, Number.MAX_SAFE_INTEGER);
  return { rota: createRota(places, room, clock), only, room, time, reserve };
}

/** Whether who waits for a turn is called meanwhile. */
async function isCalled(room: WaitingRoom, meanwhile: () => Awaitable<unknown>): Promise<boolean> {
  let called = false;
  const waits = room.wait('turn', null, true).then(() => {
    called = true;
  });
  await meanwhile();
  await new Promise(setImmediate);
  const answer = called;
  room.wake('turn');
  await waits;
  return answer;
}

test('the day’s last message goes to who waits for it when there was no row for the first', async () => {
  const { rota, small, room } = rotaOfTwo();
  expect(await rota.turn(small, false)).toEqual({ turn: 'go' });
  room.begin();
  const second = await rota.turn(small, false);
  expect(second.turn).toBe('stand_by');
  const waits = room.wait('turn', null, false);
  rota.unused(small, false);
  expect(await waits).toBe(true);
  expect(await rota.turn(small, false)).toEqual({ turn: 'go' });
  room.close();
});

test('and when the server did not take it', async () => {
  const { rota, small } = rotaOfTwo();
  expect(await rota.turn(small, false)).toEqual({ turn: 'go' });
  expect((await rota.turn(small, false)).turn).toBe('stand_by');
  rota.uncharge(small);
  expect(await rota.turn(small, false)).toEqual({ turn: 'go' });
});

test('a row that is put back after midnight gives the new day no message more', async () => {
  const { rota, small, spare, time } = rotaOfTwo();
  expect(await rota.turn(small, false)).toEqual({ turn: 'go' });
  time.now = Date.UTC(2026, 10, 24);
  expect(await rota.turn(small, true)).toEqual({ turn: 'go' });
  rota.putBack(small, false, 1);
  expect([small.taken, small.open]).toEqual([1, 0]);
  expect((await rota.turn(small, false)).turn).toBe('stand_by');
  expect(await rota.turn(spare, false)).toEqual({ turn: 'go' });
});

test('a turn without a row is one more for the day also in its first minute', async () => {
  const { rota, small, time } = rotaOfTwo();
  expect(await rota.turn(small, false)).toEqual({ turn: 'go' });
  time.now = Date.UTC(2026, 10, 24);
  expect(await rota.turn(small, false)).toEqual({ turn: 'go' });
  rota.unused(small, false);
  expect(await rota.turn(small, false)).toEqual({ turn: 'go' });
});

test('a row that is put back on its own day is one more for that day', async () => {
  const { rota, small } = rotaOfTwo();
  expect(await rota.turn(small, false)).toEqual({ turn: 'go' });
  rota.putBack(small, false, 1);
  expect(await rota.turn(small, false)).toEqual({ turn: 'go' });
});

test('who stands by hears that the day of the one before it is spent', async () => {
  const { rota, small, spare, room } = rotaOfTwo();
  small.lanes = 1;
  expect(await rota.turn(small, false)).toEqual({ turn: 'go' });
  expect(await rota.turn(spare, false)).toMatchObject({ turn: 'stand_by', until: null });
  const waits = room.wait('turn', null, false);
  await rota.turn(small, false);
  expect(await waits).toBe(true);
  expect(await rota.turn(spare, false)).toEqual({ turn: 'go' });
});

/** Two relays of one priority, both at work; `rival` has had nothing yet. */
function rotaOfEqual(limits: { perMinute?: number } = {}) {
  const clock = fixedClock(Date.UTC(2026, 10, 23, 6));
  const relays = [relayAt(2525, { id: 'own' }), relayAt(2526, { id: 'rival', ...limits })];
  const store = memoryRelayStore();
  const { lines } = createRelayPool({ relays, store, clock, log: silentLog });
  const places = lines.map(newPlace);
  const [own, rival] = places;
  if (!own || !rival) throw new Error('there is no relay');
  for (const place of places) Object.assign(place, { lanes: 1, busyAt: clock.now() });
  own.taken = 50;
  const room = createWaitingRoom(clock);
  for (let lane = 0; lane < 2; lane++) room.enter();
  return { clock, store, rota: createRota(places, room, clock), own, rival, room };
}

test.for<[string, Parameters<typeof Object.assign>[1], 'go' | 'wait']>([
  ['that is at work', {}, 'wait'],
  ['that its rate keeps waiting', { heldUntil: Number.POSITIVE_INFINITY }, 'go'],
  ['that has said nothing for long', { busyAt: 0 }, 'go'],
  ['whose lanes find nothing due', { idle: 1 }, 'go'],
  ['whose day is spent', { spentUntil: Number.POSITIVE_INFINITY }, 'go'],
  ['that carries no more of this issue', { out: 'it refused the password' }, 'go'],
])('who is ahead of its share, and a rival %s', async ([, standing, turn]) => {
  const { rota, own, rival } = rotaOfEqual();
  Object.assign(rival, standing);
  expect((await rota.turn(own, false)).turn).toBe(turn);
});

const FAILED = { kind: 'failed', reason: 'connection refused', halted: false } as const;

test('who is ahead of its share does not wait for a rival that is down', async () => {
  const { rota, own, rival } = rotaOfEqual();
  await rival.line.tell(FAILED);
  expect((await rota.turn(own, false)).turn).toBe('go');
  expect(rota.elsewhere(own)).toBe(false);
});

test('a relay that is down is given nothing, with an open connection either', async () => {
  const { rota, own, clock } = rotaOfEqual();
  await own.line.tell(FAILED);
  const { until } = own.line.breaker();
  expect(until).toBeGreaterThan(clock.now());
  expect(await rota.turn(own, false)).toEqual({ turn: 'stand_by', until, near: false });
  expect(await rota.turn(own, true)).toEqual({ turn: 'leave' });
  expect([own.taken, own.open]).toEqual([50, 0]);
});

test('the only relay does not stand by while it is down: there is nobody to wait for', async () => {
  const { rota, only } = rotaOfOne();
  await only.line.tell(FAILED);
  expect(await rota.turn(only, false)).toEqual({ turn: 'leave' });
});

test('the only relay keeps its rows while another issue has all connections', async () => {
  const { rota, only } = rotaOfOne();
  only.line.open = only.line.relay.connections;
  expect(await rota.turn(only, false)).toMatchObject({ turn: 'wait', near: true });
});

test('a try for which there was no row is made by the next', async () => {
  const { rota, only, time } = rotaOfOne();
  await only.line.tell(FAILED);
  time.now = only.line.breaker().until ?? 0;
  const turn = await rota.turn(only, false);
  expect(await rota.turn(only, false)).toEqual({ turn: 'leave' }); // one try at a time
  rota.unused(only, false);
  expect(await rota.turn(only, false)).toEqual({ turn: 'leave' }); // that was a turn of before it failed
  rota.unused(only, false, probeOf(turn));
  expect(await rota.turn(only, false)).toMatchObject({ turn: 'go' });
});

function probeOf(turn: Turn): Probe {
  if (turn.turn !== 'go' || !turn.probe) throw new Error('it is no try');
  return turn.probe;
}

test('what a turn that has to wait had taken is back', async () => {
  const { rota, only, time, reserve } = rotaOfOne({ perMinute: 6 });
  await only.line.tell(FAILED);
  time.now = only.line.breaker().until ?? 0;
  await reserve(1);
  expect(await rota.turn(only, false)).toMatchObject({ turn: 'wait', until: time.now + 10_000 });
  expect([only.taken, only.open, only.line.open]).toEqual([0, 0, 0]);
  time.now += 10_000;
  expect(await rota.turn(only, false)).toMatchObject({ turn: 'go' }); // the try was not made
  expect([only.taken, only.open, only.line.open]).toEqual([1, 1, 1]);
});

test('and what one had taken whose permit could not be had', async () => {
  const takeFromDay = () => Promise.reject(new Error('the database is away'));
  const { rota, only, time } = rotaOfOne({ perDay: 9 }, { ...memoryRelayStore(), takeFromDay });
  await only.line.tell(FAILED);
  time.now = only.line.breaker().until ?? 0;
  for (const _ of ['one', 'another'])
    await expect(Promise.resolve(rota.turn(only, false))).rejects.toThrow('away');
  expect([only.taken, only.open, only.line.open]).toEqual([0, 0, 0]);
});

test('who carries no more of this issue leaves, and so does everybody when the send is over', async () => {
  const { rota, own, rival, room } = rotaOfEqual();
  const dismiss = () => rota.dismiss(rival, 'it refused the password', false);
  expect(await isCalled(room, dismiss)).toBe(true);
  expect(await rota.turn(rival, false)).toEqual({ turn: 'leave' });
  expect((await rota.turn(own, false)).turn).toBe('go');
  room.close();
  expect(await rota.turn(own, false)).toEqual({ turn: 'leave' });
});

test.for<[string, Parameters<typeof Object.assign>[1], boolean]>([
  ['at work', {}, true],
  ['that carries no more of this issue', { out: 'it refused the password' }, false],
  ['without a lane left', { lanes: 0 }, false],
])('what this one cannot carry, and another relay %s', ([, standing, elsewhere]) => {
  const { rota, own, rival } = rotaOfEqual();
  Object.assign(rival, standing);
  expect(rota.elsewhere(own)).toBe(elsewhere);
});

test('the only relay has none besides', () => {
  const { rota, only } = rotaOfOne();
  expect(rota.elsewhere(only)).toBe(false);
});

test('the first reason of who was dismissed stands, and so does the harm', () => {
  const { rota, rival } = rotaOfEqual();
  rota.dismiss(rival, 'it refuses everybody', true);
  rota.dismiss(rival, 'it hung up', false);
  expect([rival.out, rival.harmful]).toEqual(['it refuses everybody', true]);
});

test('a lane beyond the part of its send does not keep it going', async () => {
  const { rota, only } = rotaOfOne();
  only.line.open = only.open = only.line.relay.connections;
  expect(await rota.turn(only, false)).toMatchObject({ turn: 'wait', near: false });
});

test('a share is held against relays of the same priority alone', async () => {
  const { rota, small, spare, time } = rotaOfTwo();
  Object.assign(small, { taken: 50, busyAt: time.now });
  Object.assign(spare, { lanes: 1, busyAt: time.now });
  expect(await rota.turn(small, false)).toEqual({ turn: 'go' });
});

test('a backup with an open connection closes it when the first can carry again', async () => {
  const { rota, small, spare } = rotaOfTwo();
  small.lanes = 1;
  expect(await rota.turn(spare, true)).toEqual({ turn: 'leave' });
  await small.line.tell(FAILED);
  expect(await rota.turn(spare, true)).toEqual({ turn: 'go' });
});

test('who was silent joins where the others are, and does not catch up', async () => {
  const { rota, own, rival } = rotaOfEqual();
  rival.busyAt = 0;
  expect(await rota.turn(rival, false)).toEqual({ turn: 'go' });
  expect(rival.taken).toBe(51);
  expect(await rota.turn(own, false)).toEqual({ turn: 'go' });
});

test('a slot that is near is waited for, and holds up nobody else', async () => {
  const { clock, rota, own, rival, room } = rotaOfEqual({ perMinute: 6 });
  expect(await rota.turn(rival, false)).toEqual({ turn: 'go' });
  const waits = room.wait('turn', null, false);
  expect(await rota.turn(rival, false)).toMatchObject({ turn: 'wait', near: true });
  expect(rival.heldUntil).toBeGreaterThan(clock.now());
  expect(await waits).toBe(true);
  expect(rival.taken).toBeGreaterThanOrEqual(49);
  expect(await rota.turn(own, false)).toEqual({ turn: 'go' });
});

test('who goes on waiting for its slot, or for its next day, is no news', async () => {
  const { rota, rival, room } = rotaOfEqual({ perMinute: 6 });
  await rota.turn(rival, false);
  expect(await isCalled(room, () => rota.turn(rival, false))).toBe(true);
  expect(await isCalled(room, () => rota.turn(rival, false))).toBe(false);
  const { rota: another, small, room: its } = rotaOfTwo();
  await another.turn(small, false);
  expect(await isCalled(its, () => another.turn(small, false))).toBe(true);
  expect(await isCalled(its, () => another.turn(small, false))).toBe(false);
});

test('a turn taken is news for the others', async () => {
  const { rota, rival, room } = rotaOfEqual();
  expect(await isCalled(room, () => rota.turn(rival, false))).toBe(true);
});

test('who has just taken a turn is not silent', async () => {
  const { rota, own, rival } = rotaOfEqual();
  rival.busyAt = 0;
  await rota.turn(rival, false);
  own.taken = 60;
  expect((await rota.turn(own, false)).turn).toBe('wait');
});

test('a slot that is far is left to the next run', async () => {
  const { rota, rival, store } = rotaOfEqual({ perMinute: 1 });
  const now = Date.UTC(2026, 10, 23, 6);
  await store.reserveSlots('relay rival', 2, 60_000_000, now, Number.MAX_SAFE_INTEGER); // by another process
  expect(await rota.turn(rival, false)).toEqual({ turn: 'wait', until: now + 120_000, near: false });
});

const CLAIMED: ClaimedDelivery = {
  id: 1,
  issueId: 'morning/2026-11-23',
  subscriberId: 1,
  address: 'ada@example.org',
  domain: 'example.org',
  name: '',
  nextAt: 0,
  tokenEpoch: 0,
  follows: [],
  got: [],
  epoch: 1,
  attempts: 0,
  messageId: 'm@news.example',
  date: 0,
};

test('a connection is waited for while there is something to carry over it', async () => {
  const { rota, small, spare } = rotaOfTwo();
  spare.line.open = spare.line.relay.connections; // those of another issue
  expect(await rota.turn(spare, false)).toMatchObject({ turn: 'stand_by', near: true });
  small.idle = 1;
  expect(await rota.turn(spare, false)).toMatchObject({ near: false });
  small.rows.push(CLAIMED);
  expect(await rota.turn(spare, false)).toMatchObject({ near: true });
});
