import { expect, test } from 'vitest';
import type { Article } from '../../../src/feeds/article.ts';
import { orderReports } from '../../../src/stories/reports/order-reports.ts';
import { readVocabulary } from '../../../src/stories/reports/window-vocabulary.ts';
import { anArticle, HOUR, NOON } from '../an-article.ts';

const TEASER = 'The ferry of Sorvik sank in fog with its lights on, divers of the harbour said.';

function report(outlet: string, title: string, given: Partial<Article> = {}): Article {
  return anArticle({ outlet, title, teaser: TEASER, publishedAt: NOON - HOUR, ...given });
}

function ordered(...articles: Article[]): string[] {
  const vocabulary = readVocabulary(articles);
  return orderReports(vocabulary.articles, vocabulary).map(({ article }) => article.outlet);
}

test('how it came out goes before what was told till then, and no later silence undoes it', () => {
  const open = 'Ferry captain sought in Sorvik harbour';
  const ended = 'Ferry captain arrested in Sorvik harbour';
  const now = { publishedAt: NOON };
  expect(ordered(report('Before', open), report('After', ended, now))).toEqual(['After', 'Before']);
  const loud = report('Loud', 'Ferry captain arrested in Sorvik harbour, fury', now);
  expect(ordered(report('Before', open), loud)).toEqual(['Loud', 'Before']);
  expect(ordered(report('Before', ended), report('After', open, now))).toEqual(['After', 'Before']);
});

test.for([
  [
    'a higher toll',
    'Ferry fire in Sorvik harbour kills three',
    'Ferry fire in Sorvik harbour kills five',
    TEASER,
  ],
  [
    'a toll that rises',
    'Ferry fire in Sorvik harbour kills three',
    'Death toll in Sorvik harbour ferry fire rises to 14',
    TEASER,
  ],
  [
    'a withdrawal',
    'Ferry captain was drunk, Sorvik harbour says',
    'Ferry captain was sober, Sorvik harbour says',
    'The harbour had wrongly said that the captain was drunk.',
  ],
] as const)(
  '%s goes before what was told till then, however much that was supported',
  ([, open, now, teaser]) => {
    const before = ['a', 'b'].map((outlet) => report(outlet, open));
    const after = report('After', now, { teaser, publishedAt: NOON });
    expect(ordered(...before, after)[0]).toBe('After');
  },
);

test('news is not overtaken by what only explains it', () => {
  const news = report('News', 'Ferry captain sought in Sorvik harbour');
  const told = report('Review', 'Analysis: ferry captain arrested in Sorvik harbour', { publishedAt: NOON });
  expect(ordered(told, news)).toEqual(['News', 'Review']);
});

test('a report with a text goes before a fresher headline alone', () => {
  const title = 'Ferry captain sought in Sorvik harbour';
  const bare = report('Bare', title, { teaser: '', publishedAt: NOON });
  expect(ordered(bare, report('Told', title))).toEqual(['Told', 'Bare']);
});

test('of a great story the angle that many outlets take leads, and opinions end it', () => {
  const divers = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((outlet) =>
    report(outlet, 'Ferry sinks in fog off Sorvik harbour'),
  );
  const song = Array.from({ length: 5 }, () =>
    report('Choir', 'Widows sing by candlelight at chapel', {
      teaser: 'Candles burned in the chapel while widows sang.',
      publishedAt: NOON,
    }),
  );
  const opinion = report('Pulpit', 'Opinion: ferry sinks in fog off Sorvik harbour', { publishedAt: NOON });
  const order = ordered(opinion, ...song, ...divers);
  expect(order.slice(0, 8).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
  expect(order.at(-1)).toBe('Pulpit');
});
