import { expect, test } from 'vitest';
import { createSyncPlace, type SyncPlace } from '../../../src/store/sqlite/log-sync.ts';

const QUICK = 0.2;
const SLOW = 10;

function stopwatch() {
  const watch = { now: 0 };
  return { watch, place: createSyncPlace(() => watch.now) };
}

/** How many syncs of this length run on the event loop before the threads get them; at most a thousand. */
function untilThreads(place: SyncPlace, ms: number): number {
  let syncs = 0;
  while (place.onLoop() && syncs < 1_000) {
    place.took(ms);
    syncs++;
  }
  return syncs;
}

test('a quick disk is synced on the event loop, also when one sync in a while is slow', () => {
  const { place } = stopwatch();
  for (let i = 0; i < 2_000; i++) {
    expect(place.onLoop()).toBe(true);
    place.took(i % 100 === 0 ? SLOW : QUICK);
  }
});

test('a slow disk goes to the threads after a few syncs, and is tried again ever more seldom', () => {
  const { watch, place } = stopwatch();
  const pauses: number[] = [];
  for (let i = 0; i < 9; i++) {
    expect(untilThreads(place, SLOW)).toBeLessThan(10);
    const began = watch.now;
    while (!place.onLoop()) watch.now += 500;
    pauses.push((watch.now - began) / 1_000);
  }
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
});

test('one sync of a second is one too many', () => {
  const { place } = stopwatch();
  expect(untilThreads(place, 1_000)).toBe(1);
});

test('a disk that is quick again is kept, and a later slow time begins with a short pause', () => {
  const { watch, place } = stopwatch();
  for (let i = 0; i < 4; i++) {
    untilThreads(place, SLOW);
    watch.now += 60_000;
  }
  expect(untilThreads(place, QUICK)).toBe(1_000);
  untilThreads(place, SLOW);
  watch.now += 1_000;
  expect(place.onLoop()).toBe(true);
});
