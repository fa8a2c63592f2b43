import { expect, test } from 'vitest';
import { gatherThemes } from '../../../src/stories/grouping/gather-themes.ts';
import type { Judged } from '../../../src/stories/grouping/judge-pairs.ts';

/** Angles 0–11 lie close together; 12 and 13 are close to each other alone; 14 tells of something else. */
const undoubted = (a: number, b: number) => {
  if (a < 12 && b < 12) return 0.6;
  return Math.min(a, b) === 12 && Math.max(a, b) === 13 ? 0.99 : 0.1;
};
const judged: Judged = { alone: undoubted, inContext: undoubted, undoubted, partners: [] };
const theme = Array.from({ length: 14 }, (_, index) => index);
const pieces = [[0, 3, 6], [1, 4, 7], [2], [5, 8, 9], [10, 11], [12, 13], [14]];

test('makes the angles of a great story one, and leaves what is close to itself alone', () => {
  expect(gatherThemes(pieces, [theme], judged)).toEqual([
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    [12, 13],
    [14],
  ]);
});

test('takes no group in that mostly tells of something else', () => {
  const mixed = [[0, 3, 6], [1, 4, 7], [2], [5, 8, 9], [10], [11, 14, 15]];
  expect(gatherThemes(mixed, [theme], judged)).toContainEqual([11, 14, 15]);
});

test('leaves two themes two stories, and an article of both with the first', () => {
  const two = (a: number, b: number) => (a < 8 === b < 8 ? 0.9 : 0.1);
  const singles = Array.from({ length: 16 }, (_, index) => [index]);
  const [first, second] = [theme.slice(0, 8), Array.from({ length: 9 }, (_, index) => index + 7)];
  expect(gatherThemes(singles, [first, second], { ...judged, undoubted: two })).toEqual([
    [0, 1, 2, 3, 4, 5, 6, 7],
    [8, 9, 10, 11, 12, 13, 14, 15],
  ]);
});

test('changes nothing on a day without a great story', () => {
  expect(gatherThemes(pieces, [], judged)).toEqual(pieces);
});
