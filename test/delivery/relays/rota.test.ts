import { expect, test } from 'vitest';
import type { ClaimedDelivery } from '../../../src/delivery/ledger.ts';
import { newPlace } from '../../../src/delivery/relays/place.ts';
import { createRelayPool } from '../../../src/delivery/relays/relay-pool.ts';
import { memoryRelayStore } from '../../../src/delivery/relays/relay-store.ts';
import { createRota } from '../../../src/delivery/relays/rota.ts';
import { createWaitingRoom } from '../../../src/delivery/relays/waiting-room.ts';
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
  rota.putBack(small, false);
  expect([small.taken, small.open]).toEqual([1, 0]);
  expect((await rota.turn(small, false)).turn).toBe('stand_by');
  expect(await rota.turn(spare, false)).toEqual({ turn: 'go' });
});

test('a row that is put back on its own day is one more for that day', async () => {
  const { rota, small } = rotaOfTwo();
  expect(await rota.turn(small, false)).toEqual({ turn: 'go' });
  rota.putBack(small, false);
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
  const { lines } = createRelayPool({ relays, store: memoryRelayStore(), clock, log: silentLog });
  const places = lines.map(newPlace);
  const [own, rival] = places;
  if (!own || !rival) throw new Error('there is no relay');
  for (const place of places) Object.assign(place, { lanes: 1, busyAt: clock.now() });
  own.taken = 50;
  const room = createWaitingRoom(clock);
  for (let lane = 0; lane < 2; lane++) room.enter();
  return { clock, rota: createRota(places, room, clock), own, rival, room };
}

test.for<[string, Parameters<typeof Object.assign>[1], 'go' | 'wait']>([
  ['that is at work', {}, 'wait'],
  ['that its rate keeps waiting', { heldUntil: Number.POSITIVE_INFINITY }, 'go'],
  ['that has said nothing for long', { busyAt: 0 }, 'go'],
  ['whose lanes find nothing due', { idle: 1 }, 'go'],
  ['whose day is spent', { spentUntil: Number.POSITIVE_INFINITY }, 'go'],
])('who is ahead of its share, and a rival %s', async ([, standing, turn]) => {
  const { rota, own, rival } = rotaOfEqual();
  Object.assign(rival, standing);
  expect((await rota.turn(own, false)).turn).toBe(turn);
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
