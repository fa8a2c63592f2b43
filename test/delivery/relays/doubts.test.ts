import { expect, test } from 'vitest';
import { createDoubts } from '../../../src/delivery/relays/doubts.ts';
import { memoryRelayStore } from '../../../src/delivery/relays/relay-store.ts';

const ISSUE = 'morning/2026-11-23';

test('doubts of two processes count together, until one of them has a message accepted', async () => {
  const store = memoryRelayStore();
  const [one, other] = [createDoubts(store, 'a', ISSUE, 0), createDoubts(store, 'a', ISSUE, 0)];
  expect(await one.add()).toBe(1);
  expect(await other.add()).toBe(2);
  expect(await one.add()).toBe(3);
  await other.clear();
  expect(await one.add()).toBe(1);
});

test('what others counted before a message of ours was accepted is over when ours goes wrong', async () => {
  const store = memoryRelayStore();
  const [one, other] = [createDoubts(store, 'a', ISSUE, 0), createDoubts(store, 'a', ISSUE, 0)];
  for (const nth of [1, 2, 3, 4]) expect(await one.add()).toBe(nth);
  expect(other.clear()).toBeUndefined(); // nothing to wait for: it knows of none
  expect(await other.add()).toBe(1);
  expect(await other.add()).toBe(2);
});

test('what a relay left in doubt before this process began is over when it accepts a message', async () => {
  const store = memoryRelayStore();
  for (const _ of [1, 2, 3, 4]) await store.addDoubt('a', ISSUE);
  const [one, other] = [createDoubts(store, 'a', ISSUE, 4), createDoubts(store, 'a', ISSUE, 4)];
  await one.clear();
  expect(await other.add()).toBe(1);
});

test('doubts that cannot be written down are counted all the same', async () => {
  const away = () => Promise.reject(new Error('the database is away'));
  const store = { ...memoryRelayStore(), addDoubt: away, clearDoubts: away };
  const doubts = createDoubts(store, 'a', ISSUE, 2);
  expect(await doubts.add()).toBe(3);
  expect(await doubts.add()).toBe(4);
  await doubts.clear();
  expect(await doubts.add()).toBe(1);
});
