import { expect, test } from 'vitest';
import { createWaitingRoom } from '../../../src/delivery/relays/waiting-room.ts';
import { systemClock } from '../../../src/lib/clock.ts';

function roomOf(lanes: number) {
  const room = createWaitingRoom(systemClock);
  for (let lane = 0; lane < lanes; lane++) room.enter();
  return room;
}

test('a send that was stopped lets nobody wait any more', async () => {
  const room = roomOf(2);
  const waits = room.wait('turn', null, true);
  room.close();
  expect(await waits).toBe(false);
  expect(room.closed()).toBe(true);
  expect(await room.wait('rows', null, true)).toBe(false);
});

test('the send is over when the last lane that did not wait leaves', async () => {
  const room = roomOf(2);
  const waits = room.wait('turn', null, false);
  expect(room.closed()).toBe(false);
  room.leave();
  expect(await waits).toBe(false);
});

test('while a message is under way, who waits goes on waiting for its news', async () => {
  const room = roomOf(1);
  room.begin();
  const waits = room.wait('rows', null, false);
  expect(room.closed()).toBe(false);
  room.wake('rows');
  room.over();
  expect(await waits).toBe(true);
  expect(room.closed()).toBe(false);
});

test('when the last message under way is over and brought no news, the send is over', async () => {
  const room = roomOf(2);
  for (const _ of ['one', 'another']) room.begin();
  const waits = [room.wait('rows', null, false), room.wait('turn', null, false)];
  room.over();
  expect(room.closed()).toBe(false);
  room.over();
  expect(await Promise.all(waits)).toEqual([false, false]);
});

test('each is called when its own time comes', async () => {
  const room = roomOf(3);
  const now = systemClock.now();
  const order: string[] = [];
  const wait = async (name: string, until: number) => {
    expect(await room.wait('turn', until, true)).toBe(true);
    order.push(name);
  };
  await Promise.all([wait('later', now + 60), wait('soon', now + 20), wait('last', now + 90)]);
  expect(order).toEqual(['soon', 'later', 'last']);
});
