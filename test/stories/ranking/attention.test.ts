import { expect, test } from 'vitest';
import type { Article } from '../../../src/feeds/article.ts';
import { measureAttention } from '../../../src/stories/ranking/attention.ts';
import { anArticle, aStory, HOUR, NOON } from '../an-article.ts';

const TITLE = 'Sorvik strait closes, tankers wait';

function report(outlet: string, given: Partial<Article> = {}): Article {
  return anArticle({ outlet, title: TITLE, teaser: '', ...given });
}

/** What attention the first of some stories gets. */
function attentionTo(stories: Article[][], standing: Record<string, number> = {}): number {
  const [first = aStory(), ...others] = stories.map((articles) => aStory(...articles));
  const familyOf = ({ outlet }: Article) => outlet;
  const listening = { now: NOON, familyOf, standing: new Map(Object.entries(standing)) };
  return measureAttention([first, ...others], listening)(first);
}

const other = report('b', { title: 'Karst library opens again' });

test('is the share of families that have its words in a title', () => {
  expect(attentionTo([[report('a')]])).toBeCloseTo(1, 5);
  expect(attentionTo([[report('a')], [other]])).toBeCloseTo(1 / 2, 5);
  expect(attentionTo([[report('a')], [other], [report('c')]])).toBeCloseTo(2 / 3, 5);
});

test('a family counts by its standing, and once', () => {
  expect(attentionTo([[report('a')], [other]], { b: 0.25 })).toBeCloseTo(1 / 1.25, 5);
  expect(attentionTo([[report('a')], [report('a')], [other]])).toBeCloseTo(1 / 2, 5);
});

test.for([
  ['eight hours ago', -8, Math.exp(-1)],
  ['by a clock that is ahead', 8, 1],
] as const)('a title published %s counts by its age', ([, hours, expected]) => {
  expect(attentionTo([[report('a', { publishedAt: NOON + hours * HOUR })]])).toBeCloseTo(expected, 5);
});

test('an older title takes nothing from a newer one of its family', () => {
  expect(attentionTo([[report('a')], [report('a', { publishedAt: NOON - 9 * HOUR })]])).toBeCloseTo(1, 5);
});

test('two words that everybody uses are no story', () => {
  expect(attentionTo([[report('a', { title: 'Sorvik strait' })]])).toBeCloseTo(1 / 2, 5);
});

test('a promotion neither listens nor speaks', () => {
  const promotion = report('shop', { title: 'Save $150 on a strait tanker' });
  expect(attentionTo([[report('a')], [promotion]])).toBeCloseTo(1, 5);
  expect(attentionTo([[promotion, report('a')]])).toBeCloseTo(1, 5);
  expect(attentionTo([[promotion]])).toBe(0);
});
