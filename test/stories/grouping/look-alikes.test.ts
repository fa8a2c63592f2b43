import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/feeds/article.ts';
import { clusterArticles } from '../../../src/stories/cluster-articles.ts';
import { anArticle, HOUR, NOON } from '../an-article.ts';
import { lookAlikes, type Report } from './look-alikes.ts';

const HOURS_BETWEEN = 20;

type Form = (text: Report['text']) => Pick<Article, 'teaser' | 'body'>;
const forms: [string, Form][] = [
  ['articles', ([teaser = '', ...rest]) => ({ teaser, body: [teaser, ...rest].join('\n\n') })],
  ['teasers', ([teaser = '']) => ({ teaser, body: '' })],
];
const orders: [string, number][] = [
  ['in the order of their days', 1],
  ['the other way round', -1],
];

function reportsOf(form: Form, order: number): Article[] {
  return lookAlikes.flatMap(({ about, events }) =>
    events.flatMap((reports, event) =>
      reports.map(({ title, text }, at) =>
        anArticle({
          id: `${about}: ${event} ${at}`,
          outlet: `Paper ${event} ${at}`,
          title,
          publishedAt: NOON + order * HOURS_BETWEEN * event * HOUR + 2 * at * HOUR,
          ...form(text),
        }),
      ),
    ),
  );
}

describe.for(forms)('look-alikes as %s', ([, form]) => {
  test.for(orders)('stay apart, %s', ([, order]) => {
    const stories = clusterArticles(reportsOf(form, order));
    const mixed = stories.filter(
      ({ articles }) => new Set(articles.map(({ id }) => id.replace(/ \d$/, ''))).size > 1,
    );
    expect(mixed.map(({ articles }) => articles.map(({ title }) => title))).toEqual([]);
  });
});

test('two newsrooms’ articles of one event are one story', () => {
  const stories = clusterArticles(reportsOf((forms[0] as [string, Form])[1], 1));
  expect(stories.map(({ articles }) => articles.length)).toEqual(stories.map(() => 2));
  expect(stories).toHaveLength(2 * lookAlikes.length);
});

test('a toll that rises is still of one event', () => {
  const stories = clusterArticles([
    ...reportsOf((forms[0] as [string, Form])[1], 1),
    anArticle({
      id: 'first',
      outlet: 'Coast Radio',
      title: 'Ferry capsizes off Karst, three dead',
      teaser:
        'Three people died when a ferry with 80 aboard capsized off Karst in heavy seas, the coastguard said.',
    }),
    anArticle({
      id: 'later',
      outlet: 'Harbour Times',
      title: 'At least 11 dead after ferry capsizes off Karst',
      teaser: 'At least 11 people died when a ferry carrying 80 capsized off Karst, the coastguard said.',
      publishedAt: NOON + 5 * HOUR,
    }),
  ]);
  expect(stories.find(({ articles }) => articles.some(({ id }) => id === 'first'))?.articles).toHaveLength(2);
});
