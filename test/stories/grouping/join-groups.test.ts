import { expect, test } from 'vitest';
import { joinGroups } from '../../../src/stories/grouping/join-groups.ts';

const PROPOSED = [
  { a: 0, b: 1 },
  { a: 2, b: 3 },
  { a: 1, b: 2 },
];
const table = new Map([
  ['0 1', 0.9],
  ['2 3', 0.9],
  ['1 2', 0.8],
]);
const likelihood = (a: number, b: number) => table.get(`${Math.min(a, b)} ${Math.max(a, b)}`) ?? 0;

test('a chain does not pull two groups together, because every pair between them counts', () => {
  expect(joinGroups(4, PROPOSED, likelihood, 0.5)).toEqual([
    [0, 1],
    [2, 3],
  ]);
  expect(joinGroups(4, PROPOSED, likelihood, 0.05)).toEqual([[0, 1, 2, 3]]);
});

test('the order in which pairs are proposed changes nothing', () => {
  expect(joinGroups(4, [...PROPOSED].reverse(), likelihood, 0.5)).toEqual(
    joinGroups(4, PROPOSED, likelihood, 0.5),
  );
});

test('a large group is asked through a few of its members', () => {
  let asked = 0;
  const all = (a: number, b: number) => {
    asked += a < 40 && b >= 40 ? 1 : 0;
    return a < 40 === b < 40 ? 0.9 : 0.1;
  };
  const pairs = Array.from({ length: 79 }, (_, a) => ({ a, b: a + 1 }));
  expect(joinGroups(80, pairs, all, 0.5).map((members) => members.length)).toEqual([40, 40]);
  expect(asked).toBeLessThan(400);
});

test('leaves strangers alone', () => {
  expect(joinGroups(3, [{ a: 0, b: 2 }], () => 0.1, 0.2)).toEqual([[0], [1], [2]]);
});
