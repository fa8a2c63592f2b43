import { expect, test } from 'vitest';
import { linkArticles } from '../../../src/stories/reports/link-articles.ts';

test('joins while the mean over all pairs holds, so a chain does not pull two groups together', () => {
  const pairs = [
    { a: 0, b: 1, similarity: 0.8 },
    { a: 2, b: 3, similarity: 0.8 },
    { a: 1, b: 2, similarity: 0.5 },
  ];
  expect(linkArticles(4, pairs, 0.3)).toEqual([
    [0, 1],
    [2, 3],
  ]);
  expect(linkArticles(4, pairs, 0.1)).toEqual([[0, 1, 2, 3]]);
});

test('leaves strangers alone', () => {
  expect(linkArticles(3, [{ a: 0, b: 2, similarity: 0.1 }], 0.2)).toEqual([[0], [1], [2]]);
});
