import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FollowingArticle } from '../../src/issues/issue.ts';
import { keepReachable } from '../../src/render/keep-reachable.ts';

const label = fc.constantFrom('a', 'b', 'c', 'd', 'É', 'e');
const labels = fc.array(label, { maxLength: 3 });

/** What a reader of `articles` gets, worked out the long way. */
function idsFor(articles: FollowingArticle[], topics: string[], max: number): string[] {
  const folded = (text: string) => (text === 'É' ? 'e' : text);
  const followed = new Set(topics.map(folded));
  const matching = articles.filter((article) => article.topics.some((topic) => followed.has(folded(topic))));
  const first = matching.filter(
    ({ storyId }, place) => matching.findIndex((other) => other.storyId === storyId) === place,
  );
  return first.slice(0, max).map(({ id }) => id);
}

test('no reader loses an article by what is left out', () => {
  fc.assert(
    fc.property(
      fc.array(labels, { maxLength: 30 }),
      labels,
      fc.integer({ min: 1, max: 4 }),
      (rows, topics, max) => {
        const articles = rows.map((row, index) => ({
          id: String(index),
          storyId: String(index % 7),
          topics: row,
          authors: [] as string[],
        }));
        const all = articles as unknown as FollowingArticle[];
        expect(idsFor(keepReachable(all, max), topics, max)).toEqual(idsFor(all, topics, max));
      },
    ),
  );
});

test('of two reports of one story the second reaches who follows something else, and nobody twice', () => {
  const report = (id: string, topics: string[]) =>
    ({ id, storyId: 'one', topics, authors: [] as string[] }) as unknown as FollowingArticle;
  const reports = [report('1', ['x']), report('2', ['x']), report('3', ['y'])];
  expect(keepReachable(reports, 9).map(({ id }) => id)).toEqual(['1', '3']);
});

test('an article beyond everybody’s reach is left out, and so is one nobody can follow', () => {
  const article = (id: string, topics: string[]) =>
    ({ id, storyId: id, topics, authors: [] as string[] }) as unknown as FollowingArticle;
  const articles = [
    article('1', ['x']),
    article('2', ['x']),
    article('3', ['X ']),
    article('4', []),
    article('5', ['x', 'y']),
  ];
  expect(keepReachable(articles, 2).map(({ id }) => id)).toEqual(['1', '2', '5']);
});
