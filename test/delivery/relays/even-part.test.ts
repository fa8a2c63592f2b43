import { expect, test } from 'vitest';
import { evenPart } from '../../../src/delivery/relays/even-part.ts';

test.for<[number, number[], number]>([
  [5, [5], 5],
  [5, [5, 5], 3],
  [20, [20, 20, 20], 7],
  [2, [2, 2, 2], 1],
  [20, [20, 1], 19],
  [20, [20, 1, 20], 10],
  [20, [4, 20, 1], 15],
  [10, [2, 3], 10],
  [10, [20, 0], 10],
  [10, [], 10],
])('of %i connections, sends with %j lanes may have %i each', ([connections, lanes, part]) => {
  expect(evenPart(connections, lanes)).toBe(part);
});
